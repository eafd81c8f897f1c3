// Asks without loading the page anew, where scripts run; every form works the same without this file. Progress is told in
// the status line; the finished answer takes the place of the main column, its heading gets the focus, and what it says is
// announced once. Also reads an answer aloud where the browser can.

const main = document.querySelector("main");
const LOOKING = "Looking through the documents…";

const page = () => location.pathname + location.search;
let shown = page();

const announcer = document.createElement("p");
announcer.className = "unseen";
announcer.setAttribute("role", "status");
main.after(announcer);

// What an answer says: before the people to ring, where somebody may be in danger, and after them.
const told = () => [...main.querySelectorAll("[data-announce]")];

// Its sentences as they are heard: without the marks of sources.
const heard = (part) => {
  const copy = part.cloneNode(true);
  for (const mark of copy.querySelectorAll(".mark")) mark.remove();
  const lines = [...copy.querySelectorAll("p")];
  return (lines.length ? lines : [copy]).map((line) => line.textContent.replace(/\s+/g, " ").trim()).join("\n");
};

const say = (text) => {
  const line = main.querySelector("[data-status]");
  if (line) line.textContent = text;
};

// A page without a box to ask in tells what went wrong: the box with what was typed moves there, to be sent again.
const keep = (box) => {
  const kept = main.querySelector("[data-kept]");
  if (!kept || !box?.value.trim() || main.querySelector("#question")) return;
  box.form.querySelector(".error")?.remove(); // of an earlier mistake
  box.removeAttribute("aria-invalid");
  box.setAttribute("aria-describedby", "told");
  kept.querySelector("[data-status]").before(box.form);
  kept.hidden = false;
};

const show = (html, address) => {
  const next = new DOMParser().parseFromString(html, "text/html");
  // A page of another kind, such as that of a figure, has a width and scripts of its own.
  if (address !== location.href && !next.querySelector("main [data-status]")) return location.assign(address);
  const box = main.querySelector("#question");
  main.replaceChildren(...next.querySelector("main").childNodes);
  keep(box);
  document.title = next.title;
  if (address !== location.href) history.pushState({}, "", address);
  shown = page();
  document.querySelector("[data-here]").value = shown; // the switch above leads back to what is shown now
  const wrong = main.querySelector(".govuk-error-summary");
  const heading = wrong ?? main.querySelector("h1");
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  window.scrollTo(0, 0);
  announcer.textContent = wrong ? "" : told().map(heard).join("\n");
  prepare();
};

const ask = async (form, button) => {
  say(LOOKING);
  announcer.textContent = "";
  try {
    const response = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    show(await response.text(), response.redirected ? response.url : location.href);
  } catch {
    form.removeAttribute("data-ask"); // the network failed: let the browser try, and tell what is wrong in its own words
    form.requestSubmit(button);
  }
};

const asking = new WeakSet();
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.hasAttribute("data-ask")) return;
  event.preventDefault();
  if (asking.has(form)) return; // pressed twice: one answer is enough
  asking.add(form);
  ask(form, event.submitter).finally(() => asking.delete(form));
});

window.addEventListener("popstate", () => {
  if (page() !== shown) location.reload(); // a link to a place on the same page comes by here as well
});

const prepare = () => {
  const button = main.querySelector("[data-aloud]");
  if (!button || !("speechSynthesis" in window)) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    if (speechSynthesis.speaking) return speechSynthesis.cancel();
    for (const part of told()) {
      const spoken = new SpeechSynthesisUtterance(heard(part));
      spoken.lang = part.querySelector("[lang]")?.lang ?? "en-GB"; // a refusal in the language of the question
      speechSynthesis.speak(spoken);
    }
  });
};
prepare();
