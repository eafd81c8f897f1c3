// One answer as it stands in the list: the words, the figures, the sources, and what can be done with it.

import { button, make, outside, safe } from "./elements.js";

/** `found`: what the API gave. `chat`: `ask(question)`, `tell(text, isBad)`, `attempt(name, body)`, `reasons`, `isCounted`. */
export const answerItem = (found, chat) => {
  const { answer, places, citable, receipt, trace } = found;
  return make("li", {}, asked(answer), contacts(answer.contacts),
    make("p", { class: "words" }, answer.text),
    ...figures(found),
    sources(answer.citations, places),
    choices(answer, chat),
    make("div", { class: "acts" }, button("Copy with sources", () => copy(citable, chat)), helped(receipt, chat)),
    wrong(receipt, chat), how(trace));
};

const asked = ({ question }) => make("p", { class: "asked" },
  ...(question ? ["You asked: ", make("q", {}, question)] : ["Your question is not shown: it holds details about a person."]));

const contacts = (people) => people.length > 0 && make("ul", { class: "contacts" }, ...people.map(({ name, phone, url }) =>
  make("li", {}, make("strong", {}, name), " ",
    phone && make("a", { href: `tel:${phone.replace(/[^\d+]/g, "")}` }, phone), " ",
    safe(url) && outside(url, "website", make("span", { class: "unseen" }, ` of ${name}`)))));

const named = (figure) => {
  const group = figure.group ? `: ${figure.group}` : "";
  const area = figure.area ? `, ${figure.area}` : "";
  const status = figure.status === "actual" ? "" : ` (${figure.status})`;
  return `${figure.measure}${group}, ${figure.period || "period not said"}${area}${status}`;
};

const figures = ({ answer, figures: pages }) => {
  const line = (figure, before = null) => make("p", { class: "figure" }, before, make("strong", {}, figure.display), " ",
    pages[figure.observation_id] ? outside(pages[figure.observation_id], named(figure)) : named(figure));
  const nearest = answer.held?.nearest;
  return [...answer.figures.map((figure) => line(figure)), nearest && line(nearest, "Not the answer, but the nearest held: ")];
};

const paged = ({ title, page }) => `${title}${page ? `, page ${page}` : ""}`;

const sources = (citations, places) => citations.length > 0 && make("ul", { class: "sources", "aria-label": "Sources" },
  ...citations.map((citation) => make("li", {}, `[${citation.number}] `, outside(places[citation.number], paged(citation)))));

const choices = ({ clarify, follow_ups: next }, chat) => {
  const ready = [...clarify, ...next.map((question) => ({ question, label: question }))];
  return ready.length > 0 && make("div", { class: "acts" },
    ...ready.map(({ question, label }) => button(label, () => chat.ask(question))));
};

const copy = async (citable, chat) => {
  try {
    await navigator.clipboard.writeText(citable);
    chat.tell("Copied, with its sources.");
  } catch {
    chat.tell("Your browser does not let this page copy. Select the text instead.", true);
  }
};

/** Only where counts are kept: a button that counts nothing would be a lie. */
const helped = (receipt, chat) => chat.isCounted && button("This helped", async (event) => {
  const pressed = event.currentTarget;
  if (!(await chat.attempt("helped", { receipt }))) return;
  pressed.replaceWith(make("span", { class: "done" }, "Counted as helpful."));
  chat.tell("Thank you.");
});

const wrong = (receipt, chat) => {
  const options = Object.entries(chat.reasons).map(([value, text]) => make("option", { value }, text));
  const choice = make("select", { "aria-label": "What is wrong with this answer?" }, ...options);
  const send = async () => {
    if (!(await chat.attempt("report", { receipt, reason: choice.value }))) return;
    box.replaceChildren(make("p", {}, "Reported. The editors have it on their list."));
    chat.tell("Reported.");
  };
  const box = make("details", {}, make("summary", {}, "This is wrong"), choice,
    make("div", { class: "acts" }, button("Report it", send)));
  return box;
};

const how = (trace) => {
  const read = trace.read.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]);
  const mend = trace.advice.map(({ where, what }) => make("li", {}, `${where}: ${what}`));
  const stages = trace.stages.map(({ name, state, why }) => make("li", {}, `${name}, ${state}: ${why}`));
  const steps = [...trace.labels, ...trace.passages].map(({ score, name, reason }) =>
    make("li", {}, `${score.toFixed(2)} ${name} (${reason})`));
  const parts = [["Where to mend it, if it is wrong", mend], ["Stages", stages], ["Considered", steps]];
  return make("details", {}, make("summary", {}, "How this answer came about"), make("dl", {}, ...read),
    ...parts.flatMap(([title, items]) => (items.length ? [make("p", {}, title), make("ul", {}, ...items)] : [])));
};
