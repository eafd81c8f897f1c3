// What scripts add to the pages for staff: a button that copies a text, which can be selected and copied without it too.

for (const button of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[role=status]");
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      status.textContent = "Copied, with its sources.";
    } catch {
      text.select();
      status.textContent = "Your browser does not let this page copy. The text is selected: copy it yourself.";
    }
  });
}
