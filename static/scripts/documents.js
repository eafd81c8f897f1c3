// The list of documents, narrowed while somebody types. Without this script the form's button does the same.
// In: the form #search. Out: a newer #results in its place, made by the server, and the address of the same search.

const WAIT_MS = 250; // after the last key, so that a word is not searched letter by letter
const form = document.getElementById("search");
let timer = 0;
let latest = 0;

function address() {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) asked.set(name, value);
  const query = asked.toString();
  return query ? `${form.action}?${query}` : form.action;
}

async function search() {
  const mine = ++latest;
  const to = address();
  const response = await fetch(to, { headers: { Accept: "text/html" } }).catch(() => null);
  // An answer that comes late is not shown over a newer one; a failed search leaves the list and its button.
  if (mine !== latest || !response || !response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const results = page.getElementById("results");
  if (mine !== latest || !results) return;
  const shown = document.getElementById("results");
  const said = shown.querySelector("#found");
  const told = results.querySelector("#found").textContent;
  results.querySelector("#found").replaceWith(said); // a status is read out only where it stays and its text changes
  shown.replaceChildren(...results.childNodes);
  said.textContent = told;
  document.title = page.title;
  history.replaceState(null, "", to);
}

if (form) {
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, WAIT_MS);
  });
}
