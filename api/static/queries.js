// A button on each text that is made for copying. Without this file the text can be marked and copied.
for (const pre of document.querySelectorAll("pre[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = pre.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(pre.querySelector("code").textContent);
    button.textContent = pre.dataset.copied;
  });
  if (navigator.clipboard) pre.append(button);
}
