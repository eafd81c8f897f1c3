// The button that opens the assistant and the panel that it opens: parts, focus, size. Knows no question and no answer.

import { button, make, outside } from "./elements.js";

const PHONE = matchMedia("(max-width: 40rem)"); // there the panel covers the page: see the stylesheet
const INTRO = "Figures and passages from the council’s documents, internal ones too, each with its source.";
const STOPS = "button, a[href], textarea, select, summary, [tabindex='0']";

export class Panel {
  /** `on`: what happens at `open`, `signIn`, `signOut`, `again` and `ask(question)`. */
  constructor(root, title, base, on) {
    this.root = root;
    this.on = on;
    this.launcher = button(title, () => this.open(), {
      class: "launcher", part: "launcher", "aria-expanded": "false", "aria-haspopup": "dialog",
    });
    this.size = button("Larger", () => this.#resize(), { class: "size", "aria-pressed": "false" });
    this.grip = make("div", { class: "grip", "aria-hidden": "true", onpointerdown: (event) => this.#drag(event) });
    this.list = make("ol", { class: "said" });
    this.status = make("p", { class: "status", role: "status" });
    this.signIn = button("Sign in", on.signIn, { class: "main" });
    this.gateText = make("p", {}, "Sign in with your work account to ask.");
    this.gate = make("div", { class: "gate" }, this.gateText, this.signIn);
    this.form = this.#askingForm();
    this.again = button("Start again", on.again, { hidden: true });
    this.out = button("Sign out", on.signOut, { hidden: true });
    const inside = { role: "dialog", "aria-labelledby": "title", hidden: true, onkeydown: (event) => this.#key(event) };
    this.whole = make("section", { class: "panel", part: "panel", ...inside }, this.grip,
      make("header", {}, make("h2", { id: "title" }, title), this.size, button("Close", () => this.close())),
      make("div", { class: "log", role: "log", "aria-label": "Questions and answers", tabindex: "0" }, this.list, make("p", { class: "intro" }, INTRO)),
      this.status, this.gate, this.form,
      make("footer", {}, outside(`${base}/staff`, "Full page"), this.again, this.out));
    root.append(this.launcher, this.whole);
    this.show(false);
  }

  #askingForm() {
    const typed = (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.on.ask(this.box.value);
    };
    const send = (event) => {
      event.preventDefault();
      this.on.ask(this.box.value);
    };
    const told = { rows: "2", autocomplete: "off", "aria-describedby": "hint" };
    this.box = make("textarea", { id: "question", ...told, onkeydown: typed });
    return make("form", { class: "ask", onsubmit: send },
      make("label", { for: "question" }, "Your question"),
      make("p", { class: "hint", id: "hint" }, "Nothing about a person: no names, addresses or case numbers."),
      make("div", { class: "row" }, this.box, make("button", { class: "main", type: "submit" }, "Ask")));
  }

  /** Focus goes to the box, or to signing in. */
  open() {
    this.whole.hidden = false;
    this.whole.setAttribute("aria-modal", String(PHONE.matches));
    this.launcher.hidden = true;
    this.launcher.setAttribute("aria-expanded", "true");
    this.on.open();
    this.focus();
  }

  /** Focus goes back to the button that opened it; what was said is kept. */
  close() {
    this.whole.hidden = true;
    this.launcher.hidden = false;
    this.launcher.setAttribute("aria-expanded", "false");
    this.launcher.focus();
  }

  focus() {
    if (!this.whole.hidden) (this.form.hidden ? this.signIn : this.box).focus();
  }

  /** The box to ask in for who is signed in, else the button to sign in. */
  show(isSignedIn) {
    this.gate.hidden = isSignedIn;
    for (const part of [this.form, this.again, this.out]) part.hidden = !isSignedIn;
  }

  tell(text, isBad = false) {
    this.status.textContent = text;
    this.status.classList.toggle("bad", isBad);
  }

  #resize() {
    this.whole.style.width = this.whole.style.height = "";
    this.size.setAttribute("aria-pressed", String(this.whole.classList.toggle("large")));
  }

  /** The corner away from the window's edge is pulled; who does not use a pointer has the button "Larger". */
  #drag(event) {
    event.preventDefault();
    this.grip.setPointerCapture(event.pointerId);
    const { right, bottom } = this.whole.getBoundingClientRect();
    this.grip.onpointermove = ({ clientX, clientY }) => {
      this.whole.style.width = `${right - clientX}px`;
      this.whole.style.height = `${bottom - clientY}px`;
    };
    this.grip.onlostpointercapture = () => (this.grip.onpointermove = null);
  }

  #key(event) {
    if (event.key === "Escape") {
      event.stopPropagation();
      this.close();
    } else if (event.key === "Tab" && PHONE.matches) this.#keepFocus(event);
  }

  #keepFocus(event) {
    const stops = [...this.whole.querySelectorAll(STOPS)].filter((node) => node.checkVisibility());
    const [edge, next] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
    if (this.root.activeElement !== edge) return;
    event.preventDefault();
    next.focus();
  }
}
