"""One data set: all servers up, their answers compared, then every workload by turns."""

from __future__ import annotations

import dataclasses
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from bench.endpoint import answers, processes, workloads, wrk
from bench.endpoint.data import Data, things
from bench.endpoint.engines import Loaded, NotThere, Server
from bench.endpoint.ours import Ours
from bench.endpoint.oxigraph import Oxigraph
from bench.endpoint.rdflib_endpoint import RdflibEndpoint
from bench.endpoint.virtuoso import Virtuoso
from bench.endpoint.workloads import MIX, Workload
from bench.endpoint.wrk import Requests
from graph.versions import Versions

Tell = Callable[[str], None]
_SAMPLE: Final = 60  # questions of a workload whose answers are compared
_LONGEST_RUN: Final = 45.0


@dataclass(frozen=True)
class Plan:
    """How long and how often."""

    clients: tuple[int, ...]
    seconds: float
    rounds: int
    workers: int
    only: tuple[str, ...] = ()


@dataclass
class Seen:
    """What one data set gave: raw figures, and in words what stood in the way."""

    data: str
    quads: int
    loaded: dict[str, dict[str, float]] = field(default_factory=dict)
    runs: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    absent: dict[str, dict[str, str]] = field(default_factory=dict)


class Bench:
    """Measures one data set; `close` stops what it started."""

    def __init__(self, data: Data, folder: Path, plan: Plan, tell: Tell) -> None:
        self.data, self.folder, self.plan, self.tell = data, folder, plan, tell
        self.seen = Seen(data.name, data.quads)
        workers = str(plan.workers)
        self.cold = Ours(folder / "ours-cold", cache="0", workers=workers)
        self.warm = Ours(folder / "ours-warm", workers=workers)
        self.native = Oxigraph(folder / "oxigraph")
        self.virtuoso = Virtuoso(folder / "virtuoso")
        self.others: list[Server] = [RdflibEndpoint(folder / "rdflib"), self.virtuoso]
        self.up: list[Server] = []

    def run(self) -> Seen:
        """All of it."""
        for server in (self.cold, self.warm, self.native, *self.others):
            self._load(server)
        with Versions(self.data.versions).reading() as version:
            found = things(version.open())
        self.tell(f"{self.data.name}: choosing questions that are answered in time")
        judges = [server for server in (self.native, self.virtuoso) if server in self.up]
        prepared = workloads.prepare(found, self.data, judges)
        for workload in prepared:
            if workload.left_out:
                what = ", ".join(sorted(set(workload.left_out)))
                self._note(f"{workload.name}: not asked, since too long for the server in brackets: {what}")
            self._measure(workload, self._fit(workload))
            if workload.name == MIX:
                self._measure_unchanged(workload)
        return self.seen

    def close(self) -> None:
        """Stop every server."""
        for server in (self.cold, self.warm, self.native, *self.others):
            server.stop()

    def _note(self, text: str) -> None:
        self.tell(text)
        self.seen.notes.append(text)

    def _load(self, server: Server) -> None:
        if self.plan.only and server.name not in self.plan.only:
            return
        self.tell(f"{self.data.name}: {server.name} loads {self.data.quads:,} quads")
        try:
            server.version()
            loaded: Loaded = server.load(self.data)
        except NotThere as error:
            self.seen.absent[server.name] = dict.fromkeys(workloads.WORKLOADS, str(error))
            return
        self.up.append(server)
        if server is not self.warm:
            held = processes.memory(server.pid)
            self.seen.loaded[server.name] = dataclasses.asdict(loaded) | {"memory": held}

    def _fit(self, workload: Workload) -> list[Server]:
        """The servers that can take part, ours first; their answers are compared with the native server's."""
        mine = self.warm if workload.warm else self.cold
        fit = []
        for server in (mine, self.native, *self.others):
            if server not in self.up:
                continue
            if server in self.others:
                slow = self._slow(server, workload)
                if slow:
                    why = f"{slow[0]} takes over {workloads.PATIENCE:.0f} s"
                    self.seen.absent.setdefault(server.name, {})[workload.name] = why
                    continue
            self._compare(server, workload)
            fit.append(server)
        return fit

    def _slow(self, server: Server, workload: Workload) -> list[str]:
        for question in workload.doubtful:
            _, slow = workloads.quick(server, self.data, [question], workloads.PATIENCE)
            if slow:
                return slow
        return []

    def _compare(self, server: Server, workload: Workload) -> None:
        if server is self.native:
            return
        sample = workload.questions[:: max(1, len(workload.questions) // _SAMPLE)]
        other = answers.differing(server, self.native, sample)
        if other and server in (self.cold, self.warm):
            raise RuntimeError(f"We answer otherwise than the native server: {sorted(set(other))}")
        words = f": not {', '.join(sorted(set(other)))}" if other else ""
        same = len(sample) - len(other)
        self._note(
            f"{workload.name}: {server.name} answers {same} of {len(sample)} as the native server{words}"
        )

    def _measure(self, workload: Workload, fit: list[Server]) -> None:
        prepared = {
            server.name: workload.requests(server, self.folder / "requests" / workload.name / server.name)
            for server in fit
        }
        if workload.warm:
            for server in fit:
                self.tell(f"{self.data.name}: {server.name} is warmed up")
                workloads.warm_up(server, workload, self.tell)
        self._rounds(workload, fit, prepared)

    def _measure_unchanged(self, mixed: Workload) -> None:
        workload, prepared = workloads.unchanged(self.warm, mixed, self.folder / "requests" / "304")
        for server in (self.native, *self.others):
            self.seen.absent.setdefault(server.name, {})[workload.name] = "has no ETag"
        self._rounds(workload, [self.warm], {self.warm.name: prepared})

    def _rounds(self, workload: Workload, fit: list[Server], prepared: dict[str, Requests]) -> None:
        """Each server once a round, so that whatever drifts hits all alike."""
        seconds = max(self.plan.seconds, min(_LONGEST_RUN, workload.seconds))
        for clients in self.plan.clients:
            for round_ in range(self.plan.rounds):
                for server in fit:
                    first = round_ * prepared[server.name].length // self.plan.rounds
                    run = self._one(server, prepared[server.name], clients, seconds, first)
                    run |= {"workload": workload.name, "clients": clients, "round": round_}
                    self.seen.runs.append(run)
                    self.tell(
                        f"{self.data.name}: {workload.name}, {clients} clients, {server.name}: "
                        f"{run['good']:,.0f}/s, p50 {run['p50']:.2f} ms, p99 {run['p99']:.2f} ms, "
                        f"{run['errors']} errors"
                    )

    def _one(
        self, server: Server, prepared: Requests, clients: int, seconds: float, first: int
    ) -> dict[str, Any]:
        with Watched(server) as watched:
            run = wrk.run(server.port, prepared, clients, seconds, first)
        result = dataclasses.asdict(run) | {"server": server.name, "memory": watched.peak}
        if server.process is None or server.process.poll() is not None:
            self._note(f"{server.name} died with {clients} clients and was started again")
            server.restart(self.data)
        elif not processes.settle(server.pid):
            self._note(f"{server.name} still computed half a minute after its {clients} clients had left")
            server.restart(self.data)
        return result


class Watched:
    """The most memory that a server's processes hold at once, looked at twice a second."""

    def __init__(self, server: Server) -> None:
        self.peak = 0
        self._pid = server.pid
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watched:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while True:
            self.peak = max(self.peak, processes.memory(self._pid))
            if self._done.wait(0.5):
                return


def measure(data: Data, folder: Path, plan: Plan, tell: Tell) -> Seen:
    """Measure one data set."""
    bench, start = Bench(data, folder, plan, tell), time.monotonic()
    try:
        return bench.run()
    finally:
        bench.close()
        tell(f"{data.name}: done in {(time.monotonic() - start) / 60:.1f} minutes")
