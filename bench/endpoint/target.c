/* The least that a server can do: answers every request on any number of connections with the same 2 KB.
   One thread, epoll. What the client reaches here is the client's own ceiling. Argument: the port. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BODY = 2048 };

int main(int count, char **given) {
    if (count != 2) return 2;
    static char answer[BODY + 200], seen[1 << 16];
    int head = sprintf(answer, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n", BODY);
    memset(answer + head, 'x', BODY);
    int one = 1, listener = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons((unsigned short)atoi(given[1]))};
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, (struct sockaddr *)&here, sizeof here) || listen(listener, 1024)) return 1;
    int poll = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, ready[256];
    epoll_ctl(poll, EPOLL_CTL_ADD, listener, &event);
    for (;;) {
        int many = epoll_wait(poll, ready, 256, -1);
        for (int i = 0; i < many; i++) {
            int line = ready[i].data.fd;
            if (line == listener) {
                event.data.fd = accept(listener, 0, 0);
                setsockopt(event.data.fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
                epoll_ctl(poll, EPOLL_CTL_ADD, event.data.fd, &event);
                continue;
            }
            ssize_t got = read(line, seen, sizeof seen - 1);
            if (got <= 0) { close(line); continue; }
            seen[got] = 0;
            /* The client waits for each answer, so that a read that ends in an empty line is one request. */
            int whole = got >= 4 && !memcmp(seen + got - 4, "\r\n\r\n", 4);
            if (whole && write(line, answer, (size_t)(head + BODY)) < 0) close(line);
        }
    }
}
