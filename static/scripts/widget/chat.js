// The custom element: what is said in its panel, by whom, and what happens when somebody is signed out meanwhile.

import { answerItem } from "./answers.js";
import { Connection, Refused } from "./connection.js";
import { Panel } from "./panel.js";
import { Signing } from "./signing.js";
import STYLE from "./widget.css";

const TURNS = 40; // of the history, as many as the API takes
const LONGEST_TURN = 4000; // characters, as many as it takes of each
const HISTORY_BYTES = 12 * 1024; // of the 16 KB that a request may have

/** The element for an assistant at an address. */
export const chatAt = (base) => class LocalAccountChat extends HTMLElement {
  #connection = new Connection(base);
  #panel = null;
  #signing = null;
  #tabs = null; // tells other tabs that somebody signed out, and nothing else
  #who = { name: "", account: "", reasons: {}, counted: false };
  #history = [];
  #waiting = null; // a question that is asked once somebody has signed in again

  connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet(); // a style element would need the page's leave
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    this.#panel = new Panel(root, this.getAttribute("heading") || "Ask the council assistant", base, {
      open: () => this.#signing.prepare(),
      signIn: () => this.#signing.open(),
      signOut: () => this.#signOut(),
      again: () => this.#startAgain(),
      ask: (question) => this.#ask(question),
    });
    this.#signing = new Signing(base, {
      tell: (...told) => this.#panel.tell(...told),
      take: (code, verifier) => this.#begin(code, verifier),
    });
    addEventListener("offline", () => this.#panel.tell("You are offline. What you typed stays here.", true));
    addEventListener("online", () => this.#panel.tell("You are online again."));
    if ("BroadcastChannel" in window) {
      this.#tabs = new BroadcastChannel("local-account-chat");
      this.#tabs.onmessage = () => {
        this.#forget();
        this.#leave("You signed out in another tab.");
      };
    }
  }

  async #begin(code, verifier) {
    let given;
    try {
      given = await this.#connection.begin(code, verifier);
    } catch (error) {
      this.#tellOf(error);
      return;
    }
    if (this.#who.account && given.account !== this.#who.account) this.#forget(); // somebody else at the same machine
    this.#who = given;
    this.#panel.tell(`Signed in as ${given.name}.`);
    this.#panel.show(true);
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) await this.#ask(waiting);
    else this.#panel.focus();
  }

  async #ask(question) {
    const { box, form } = this.#panel;
    if (!question.trim() || form.getAttribute("aria-busy")) return;
    form.setAttribute("aria-busy", "true");
    this.#panel.tell("Looking through the documents…");
    box.value = question;
    try {
      const found = await this.#attempt("ask", { question, history: recent(this.#history) }, question);
      if (!found) return;
      box.value = "";
      this.#append(found);
      this.#panel.tell("Answered.");
    } finally {
      form.removeAttribute("aria-busy");
    }
  }

  #append(found) {
    const { question, text } = found.answer;
    const said = text.slice(0, LONGEST_TURN);
    if (question) this.#history.push({ role: "user", content: question }, { role: "assistant", content: said });
    const item = answerItem(found, {
      ask: (next) => this.#ask(next),
      tell: (...told) => this.#panel.tell(...told),
      attempt: (name, body) => this.#attempt(name, body),
      reasons: this.#who.reasons,
      isCounted: this.#who.counted,
    });
    this.#panel.list.append(item);
    item.scrollIntoView({ block: "nearest" });
  }

  /** What the API gives, or null after telling why not; `question` is asked again once somebody has signed in. */
  async #attempt(name, body, question = null) {
    try {
      return await this.#connection.send(name, body);
    } catch (error) {
      if (error.status === 401) {
        this.#waiting = question;
        const kept = question ? " Your question is kept and asked when you have signed in again." : " Sign in again.";
        this.#leave(`You were signed out.${kept}`);
        this.#panel.focus();
      } else this.#tellOf(error);
      return null;
    }
  }

  #tellOf(error) {
    if (!(error instanceof Refused)) throw error;
    this.#panel.tell(`${error.message} ${error.help}`, true);
  }

  #leave(text) {
    this.#connection.drop();
    this.#panel.show(false);
    this.#signing.prepare();
    this.#panel.gateText.textContent = text;
    this.#panel.tell(text);
  }

  #forget() {
    this.#history = [];
    this.#waiting = null;
    this.#panel.box.value = "";
    this.#panel.list.replaceChildren();
  }

  #startAgain() {
    this.#forget();
    this.#panel.tell("Begun anew, without the questions before.");
    this.#panel.focus();
  }

  async #signOut() {
    try {
      await this.#connection.send("sign-out", {});
    } catch (error) {
      if (error.status !== 401) {
        this.#panel.tell(`${error.message} You are still signed in.`, true);
        return;
      }
    }
    this.#forget();
    this.#tabs?.postMessage("signed out");
    this.#leave("You are signed out.");
    this.#panel.focus();
  }
};

/** The last turns of a talk that fit into a request, whole exchanges of a question and its answer. */
function recent(history) {
  let kept = history.slice(-TURNS);
  const size = () => new TextEncoder().encode(JSON.stringify(kept)).length;
  while (kept.length && size() > HISTORY_BYTES) kept = kept.slice(2);
  return kept;
}
