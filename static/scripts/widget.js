// The staff chat on pages of the intranet: <script src="…/widget.js" defer></script> and
// <local-account-chat><a href="…/staff">Ask the council assistant</a></local-account-chat>. The link is what shows without
// scripts. Everything stands in a shadow root with a constructed stylesheet, so that the page needs no other permission
// than to load this script and to connect to its origin. What people type is put into the page as text, never as markup;
// the token is held in this closure, in memory only, and is of no use to another origin.
(() => {
  "use strict";
  const BASE = new URL(".", document.currentScript.src).href.replace(/\/$/, "");
  const ORIGIN = new URL(BASE).origin;
  const RENEW_AFTER = 5 / 6; // of a token's life
  const TURNS = 40; // of the history, as many as the API takes
  const PHONE = matchMedia("(max-width: 40rem)");

  const STYLE = `
:host { --brand: var(--local-account-brand, #1d4f7c); --on-brand: var(--local-account-on-brand, #fff);
  --page: var(--local-account-background, #fff); --text: var(--local-account-text, #0b0c0c);
  --soft: var(--local-account-soft-text, #484949); --line: var(--local-account-border, #767676);
  --link: var(--local-account-link, #1a65a6); --warn: var(--local-account-warning, #ca3535);
  --focus: var(--local-account-focus, #ffdd00); --on-focus: #0b0c0c;
  font: 1rem/1.5 var(--local-account-font, system-ui, arial, sans-serif); color: var(--text); }
@media (prefers-color-scheme: dark) { :host { --page: var(--local-account-background, #16191c);
  --text: var(--local-account-text, #f3f2f1); --soft: var(--local-account-soft-text, #c9cccf);
  --line: var(--local-account-border, #8a8f94); --link: var(--local-account-link, #86c7f3);
  --warn: var(--local-account-warning, #ff9d8a); --brand: var(--local-account-brand, #1d4f7c); } }
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
button, summary, select, a.act { font: inherit; min-height: 44px; min-width: 44px; cursor: pointer; }
button, a.act { color: var(--text); background: var(--page); border: 1px solid var(--line); border-radius: 4px;
  padding: .4rem .8rem; display: inline-flex; align-items: center; justify-content: center; text-align: left; }
button.main, .launcher { background: var(--brand); color: var(--on-brand); border-color: transparent; font-weight: 700; }
button:focus-visible, a:focus-visible, summary:focus-visible, select:focus-visible, textarea:focus-visible,
.log:focus-visible { outline: 3px solid var(--focus); outline-offset: 0; box-shadow: 0 0 0 5px var(--on-focus); }
a { color: var(--link); }
.launcher { position: fixed; right: 1rem; bottom: 1rem; z-index: 2147483000; border-radius: 1.5rem; padding: .6rem 1.2rem; }
.panel { position: fixed; right: 1rem; bottom: 1rem; z-index: 2147483001; width: 26rem; height: 38rem;
  max-width: calc(100vw - 2rem); max-height: calc(100vh - 2rem); min-width: 18rem; min-height: 20rem; display: flex;
  flex-direction: column; overflow: hidden; resize: both; background: var(--page); border: 1px solid var(--line);
  border-radius: 6px; box-shadow: 0 4px 24px rgb(0 0 0 / 30%); }
.panel.large { width: 48rem; height: calc(100vh - 2rem); }
header { display: flex; gap: .5rem; align-items: center; background: var(--brand); color: var(--on-brand); padding: .5rem .75rem; }
header h2 { flex: 1; font-size: 1.1rem; margin: 0; }
header button { background: transparent; color: inherit; border-color: currentcolor; }
.log { flex: 1; overflow-y: auto; padding: 0 .9rem; overflow-wrap: anywhere; min-height: 4rem; }
ol.said, ul { list-style: none; padding: 0; margin: 0; }
ol.said > li { border-bottom: 1px solid var(--line); padding: .75rem 0; }
.asked { color: var(--soft); margin: 0 0 .4rem; }
.words { white-space: pre-line; margin: 0 0 .5rem; }
.figure { border-left: 4px solid var(--link); padding-left: .6rem; margin: .4rem 0; }
.figure strong { font-size: 1.25rem; }
.sources li { margin: .3rem 0; }
.sources a, .contacts a, footer a { display: inline-flex; align-items: center; min-height: 44px; }
.acts { display: flex; flex-wrap: wrap; gap: .4rem; margin-top: .5rem; }
details { margin-top: .4rem; } summary { padding: .6rem 0; color: var(--link); }
dl { margin: 0; } dt { font-weight: 700; } dd { margin: 0 0 .3rem; }
.status { margin: 0; padding: .3rem .9rem; min-height: 2.1rem; color: var(--soft); }
.status.bad { color: var(--warn); font-weight: 700; }
.gate, form.ask { padding: .75rem .9rem; border-top: 1px solid var(--line); }
.gate p { margin: 0 0 .6rem; }
label { display: block; font-weight: 700; } .hint { color: var(--soft); margin: 0 0 .3rem; font-size: .9rem; }
textarea { width: 100%; font: inherit; color: inherit; background: var(--page); border: 2px solid var(--text); padding: .4rem; }
.row { display: flex; gap: .4rem; align-items: end; } .row textarea { flex: 1; min-width: 0; }
select { color: inherit; background: var(--page); border: 2px solid var(--text); width: 100%; }
footer { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; justify-content: space-between;
  padding: .3rem .9rem .6rem; font-size: .9rem; }
@media (max-width: 40rem) { .panel, .panel.large { inset: 0; width: 100%; height: 100%; max-width: none; max-height: none;
  border: 0; border-radius: 0; resize: none; } .size { display: none; } }
@media (max-height: 30rem) { .panel { overflow-y: auto; } .log { flex: none; max-height: none; overflow: visible; } }
@media (forced-colors: active) { .launcher, button.main { border-color: ButtonText; } }`;

  /** An element with attributes, listeners ("onclick") and children; text stays text. */
  const make = (tag, given = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(given)) {
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else if (value === true) node.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
    }
    node.append(...children.filter((child) => child || child === ""));
    return node;
  };
  const outside = (href, ...children) => make("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...children);
  const safe = (address) => (/^https?:\/\//.test(address || "") ? address : null);
  const base64 = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");

  /** Proof that whoever brings the code is this widget (RFC 7636); made before the click, which must open a window at once. */
  const makeProof = async () => {
    const verifier = base64(crypto.getRandomValues(new Uint8Array(32)));
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
    return { verifier, challenge: base64(new Uint8Array(digest)) };
  };

  class Refused extends Error {
    constructor(status, told) {
      super(told.message || "That did not work.");
      this.status = status;
      this.help = told.help || "";
    }
  }

  class LocalAccountChat extends HTMLElement {
    #token = null; // { value, until, renew }
    #reasons = {};
    #history = [];
    #waiting = null; // a question that is asked once somebody has signed in
    #proof = null;
    #window = null;
    #parts = {};
    #tabs = null;

    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      root.adoptedStyleSheets = [sheet];
      this.#build(root);
      addEventListener("message", (event) => this.#receive(event));
      addEventListener("offline", () => this.#tell("You are offline. What you typed stays here.", true));
      addEventListener("online", () => this.#tell("You are online again."));
      if ("BroadcastChannel" in window) {
        this.#tabs = new BroadcastChannel("local-account-chat"); // says that one signed out, and nothing else
        this.#tabs.onmessage = () => this.#leave("You signed out in another tab.");
      }
    }

    #build(root) {
      const title = this.getAttribute("heading") || "Ask the council assistant";
      const parts = this.#parts;
      parts.launcher = make("button", { class: "launcher", part: "launcher", type: "button", "aria-expanded": "false", "aria-haspopup": "dialog", onclick: () => this.open() }, title);
      parts.size = make("button", { class: "size", type: "button", "aria-pressed": "false", onclick: () => this.#resize() }, "Larger");
      parts.list = make("ol", { class: "said" });
      parts.log = make("div", { class: "log", role: "log", "aria-label": "Questions and answers", tabindex: "0" }, parts.list);
      parts.status = make("p", { class: "status", role: "status" });
      parts.signIn = make("button", { class: "main", type: "button", onclick: () => this.#signIn() }, "Sign in");
      parts.gateText = make("p", {}, "Sign in with your work account to ask.");
      parts.gate = make("div", { class: "gate" }, parts.gateText, parts.signIn);
      parts.box = make("textarea", { id: "question", rows: "2", autocomplete: "off", "aria-describedby": "hint", onkeydown: (event) => this.#key(event) });
      parts.form = make("form", { class: "ask", onsubmit: (event) => { event.preventDefault(); this.#ask(parts.box.value); } },
        make("label", { for: "question" }, "Your question"),
        make("p", { class: "hint", id: "hint" }, "Nothing about a person: no names, addresses or case numbers."),
        make("div", { class: "row" }, parts.box, make("button", { class: "main", type: "submit" }, "Ask")));
      parts.out = make("button", { type: "button", hidden: true, onclick: () => this.#signOut() }, "Sign out");
      parts.panel = make("section", { class: "panel", part: "panel", role: "dialog", "aria-labelledby": "title", hidden: true, onkeydown: (event) => this.#inPanel(event) },
        make("header", {}, make("h2", { id: "title" }, title), parts.size, make("button", { type: "button", onclick: () => this.close() }, "Close")),
        parts.log, parts.status, parts.gate, parts.form,
        make("footer", {}, outside(`${BASE}/staff`, "Open as a full page"), parts.out));
      root.append(parts.launcher, parts.panel);
      this.#show();
    }

    /** Open the panel; focus goes to the box, or to signing in. */
    open() {
      const { panel, launcher, box, signIn } = this.#parts;
      panel.hidden = false;
      panel.toggleAttribute("aria-modal", false);
      if (PHONE.matches) panel.setAttribute("aria-modal", "true");
      launcher.hidden = true;
      launcher.setAttribute("aria-expanded", "true");
      this.#prepare();
      (this.#token ? box : signIn).focus();
    }

    /** Close it; focus goes back to the button that opened it, and what was said is kept. */
    close() {
      const { panel, launcher } = this.#parts;
      panel.hidden = true;
      launcher.hidden = false;
      launcher.setAttribute("aria-expanded", "false");
      launcher.focus();
    }

    #resize() {
      const large = this.#parts.panel.classList.toggle("large");
      this.#parts.size.setAttribute("aria-pressed", String(large));
    }

    #key(event) {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.#ask(this.#parts.box.value);
      }
    }

    #inPanel(event) {
      if (event.key === "Escape") {
        event.stopPropagation();
        this.close();
      } else if (event.key === "Tab" && PHONE.matches) { // the panel covers the page there: focus stays in what is seen
        const stops = [...this.#parts.panel.querySelectorAll("button, a[href], textarea, select, summary, [tabindex='0']")].filter((node) => node.checkVisibility());
        const edge = event.shiftKey ? stops[0] : stops.at(-1);
        if (this.shadowRoot.activeElement === edge) {
          event.preventDefault();
          (event.shiftKey ? stops.at(-1) : stops[0]).focus();
        }
      }
    }

    #show() {
      const { gate, form, out } = this.#parts;
      gate.hidden = Boolean(this.#token);
      form.hidden = !this.#token;
      out.hidden = !this.#token;
    }

    #tell(text, isBad = false) {
      this.#parts.status.textContent = text;
      this.#parts.status.classList.toggle("bad", isBad);
    }

    async #prepare() {
      if (this.#proof) return;
      try {
        this.#proof = await makeProof();
      } catch {
        this.#tell("This page is not loaded securely, so you cannot sign in here. Use the full page.", true);
      }
    }

    #signIn() {
      if (!this.#proof) return;
      const asked = new URLSearchParams({ origin: location.origin, challenge: this.#proof.challenge });
      this.#window = open(`${BASE}/staff/widget/sign-in?${asked}`, "local-account-sign-in", "popup,width=560,height=720");
      if (!this.#window) {
        this.#tell("Your browser did not open the window to sign in. Allow it, or use the full page.", true);
        return;
      }
      this.#tell("Signing in, in another window…");
      const watching = setInterval(() => {
        if (this.#token || !this.#window) clearInterval(watching);
        else if (this.#window.closed) {
          clearInterval(watching);
          setTimeout(() => this.#token || this.#tell("You are not signed in. If the window closed by itself, this page keeps windows apart: use the full page.", true), 1500);
        }
      }, 400);
    }

    async #receive(event) {
      const told = event.data;
      if (event.origin !== ORIGIN || event.source !== this.#window || !this.#proof) return;
      if (told?.type !== "local-account-code" || told.challenge !== this.#proof.challenge) return;
      const { verifier } = this.#proof;
      this.#proof = null;
      this.#window = null;
      this.#prepare();
      try {
        this.#take(await this.#post("token", { code: told.code, verifier }, null));
      } catch (error) {
        this.#tell(`${error.message} ${error.help || ""}`, true);
        return;
      }
      this.#show();
      const waiting = this.#waiting;
      this.#waiting = null;
      if (waiting) await this.#ask(waiting);
      else if (!this.#parts.panel.hidden) this.#parts.box.focus();
    }

    #take(given) {
      const life = given.expires_in * 1000;
      this.#token = { value: given.token, renew: Date.now() + life * RENEW_AFTER };
      this.#reasons = given.reasons;
      this.#tell(`Signed in as ${given.name}.`);
    }

    async #post(name, body, token) {
      const headers = { "Content-Type": "application/json" };
      if (token) headers.Authorization = `Bearer ${token}`;
      let response;
      try {
        response = await fetch(`${BASE}/api/staff/${name}`, { method: "POST", mode: "cors", credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer", headers, body: JSON.stringify(body) });
      } catch {
        throw new Refused(0, { message: navigator.onLine ? "The assistant does not answer." : "You are offline.", help: "What you typed stays here: try again in a while." });
      }
      const told = await response.json().catch(() => ({}));
      if (!response.ok) throw new Refused(response.status, told.error || {});
      return told;
    }

    async #send(name, body) {
      if (Date.now() > this.#token.renew) this.#take(await this.#post("token", {}, this.#token.value));
      return this.#post(name, body, this.#token.value);
    }

    async #ask(question) {
      const { box, form } = this.#parts;
      if (!question.trim() || form.getAttribute("aria-busy")) return;
      form.setAttribute("aria-busy", "true");
      this.#tell("Looking through the documents…");
      try {
        const found = await this.#send("ask", { question, history: this.#history.slice(-TURNS) });
        this.#append(question, found);
        box.value = "";
        this.#tell("Answered.");
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        box.value = question;
        if (error.status === 401) {
          this.#waiting = question;
          this.#leave("You were signed out. Your question is kept and asked when you have signed in again.");
          if (!this.#parts.panel.hidden) this.#parts.signIn.focus();
        } else this.#tell(`${error.message} ${error.help}`, true);
      } finally {
        form.removeAttribute("aria-busy");
      }
    }

    #append(question, { answer, places, receipt, trace }) {
      if (answer.question) this.#history.push({ role: "user", content: answer.question }, { role: "assistant", content: answer.text.slice(0, 4000) });
      const asked = answer.question ? ["You asked: ", make("q", {}, answer.question)] : ["Your question is not shown: it holds details about a person."];
      const item = make("li", {}, make("p", { class: "asked" }, ...asked),
        answer.contacts.length > 0 && make("ul", { class: "contacts" }, ...answer.contacts.map((contact) => make("li", {}, make("strong", {}, contact.name), " ", contact.phone && make("a", { href: `tel:${contact.phone.replace(/[^\d+]/g, "")}` }, contact.phone), " ", safe(contact.url) && outside(contact.url, "website")))),
        make("p", { class: "words" }, answer.text),
        ...answer.figures.map((figure) => make("p", { class: "figure" }, make("strong", {}, figure.display), ` ${figure.measure}${figure.group ? `: ${figure.group}` : ""}, ${figure.period || "period not said"}${figure.area ? `, ${figure.area}` : ""}${figure.status === "actual" ? "" : ` (${figure.status})`}`)),
        answer.held?.nearest && make("p", { class: "figure" }, "Not the answer, but the nearest held: ", make("strong", {}, answer.held.nearest.display), ` ${answer.held.nearest.measure}, ${answer.held.nearest.period || "period not said"}`),
        answer.citations.length > 0 && make("ul", { class: "sources", "aria-label": "Sources" }, ...answer.citations.map((citation) => make("li", {}, `[${citation.number}] `, outside(places[citation.number], `${citation.title}${citation.page ? `, page ${citation.page}` : ""}`)))),
        this.#choices([...answer.clarify, ...answer.follow_ups.map((next) => ({ question: next, label: next }))]),
        make("div", { class: "acts" }, make("button", { type: "button", onclick: () => this.#copy(answer, places) }, "Copy with sources")),
        this.#wrong(receipt), this.#how(trace));
      this.#parts.list.append(item);
      item.scrollIntoView({ block: "nearest" });
    }

    #choices(choices) {
      return choices.length ? make("div", { class: "acts" }, ...choices.map((choice) => make("button", { type: "button", onclick: () => this.#ask(choice.question) }, choice.label))) : null;
    }

    async #copy(answer, places) {
      const sources = answer.citations.map((citation) => `[${citation.number}] ${citation.title}${citation.published ? ` (${citation.published})` : ""}${citation.page ? `, page ${citation.page}` : ""}: “${citation.quote}” ${safe(citation.url) || places[citation.number]}`);
      const figures = answer.figures.map((figure) => `${figure.display} – ${figure.measure}${figure.group ? `: ${figure.group}` : ""}, ${figure.period || "period not said"}`);
      try {
        await navigator.clipboard.writeText([answer.text, ...figures, ...sources].join("\n"));
        this.#tell("Copied, with its sources.");
      } catch {
        this.#tell("Your browser does not let this page copy. Select the text instead.", true);
      }
    }

    #wrong(receipt) {
      const choice = make("select", { "aria-label": "What is wrong with this answer?" }, ...Object.entries(this.#reasons).map(([value, text]) => make("option", { value }, text)));
      const send = make("button", { type: "button", onclick: async () => {
        try {
          await this.#send("report", { receipt, reason: choice.value });
          box.replaceChildren(make("p", {}, "Reported. The editors have it on their list."));
          this.#tell("Reported.");
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          this.#tell(`${error.message} ${error.help}`, true);
        }
      } }, "Report it");
      const box = make("details", {}, make("summary", {}, "This is wrong"), choice, make("div", { class: "acts" }, send));
      return box;
    }

    #how(trace) {
      const steps = [...trace.labels, ...trace.passages].map((step) => make("li", {}, `${step.score.toFixed(2)} ${step.name} (${step.reason})`));
      return make("details", {}, make("summary", {}, "How this answer came about"),
        make("dl", {}, ...trace.read.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)])), make("ul", {}, ...steps));
    }

    #leave(text) {
      this.#token = null;
      this.#show();
      this.#prepare();
      this.#parts.gateText.textContent = text;
      this.#tell(text);
    }

    async #signOut() {
      try {
        await this.#post("sign-out", {}, this.#token.value);
      } catch (error) {
        if (error.status !== 401) {
          this.#tell(`${error.message} You are still signed in.`, true);
          return;
        }
      }
      this.#history = [];
      this.#parts.list.replaceChildren();
      this.#tabs?.postMessage("signed out");
      this.#leave("You are signed out.");
      this.#parts.signIn.focus();
    }
  }

  if (!customElements.get("local-account-chat")) customElements.define("local-account-chat", LocalAccountChat);
})();
