// What scripts add to the figures pages; all of it works without. The list follows as one types; a chart tells its values
// under the pointer, and only when somebody asks for that is the library that draws it loaded.

const form = document.getElementById("find");
if (form) {
  let waiting = 0;
  let latest = 0;
  const follow = async () => {
    const turn = ++latest;
    const query = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...query]) if (!value) query.delete(name);
    const address = `${form.action}?${query}`;
    const response = await fetch(address);
    if (!response.ok || turn !== latest) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    found.replaceChildren(...page.getElementById("found").childNodes);
    // what was found is told in its heading's words: a screen reader would else read the whole list at every letter
    said.textContent = document.getElementById("found-heading").textContent;
    // What each filter would leave follows too; the one chosen in each is told by the address. The options are copied: of
    // those that are moved one by one each is chosen in its turn, for their list always has one chosen.
    for (const select of form.querySelectorAll("select")) {
      select.replaceChildren(...[...page.getElementById(select.id).childNodes].map((option) => option.cloneNode(true)));
    }
    document.getElementById("filters-set").textContent = page.getElementById("filters-set").textContent;
    document.getElementById("clear").hidden = page.getElementById("clear").hidden;
    document.title = page.title;
    history.replaceState(null, "", address);
  };
  const found = document.getElementById("found");
  const said = document.createElement("p");
  said.className = "govuk-visually-hidden";
  said.setAttribute("role", "status");
  found.before(said);
  form.addEventListener("input", () => {
    latest++; // an answer still under way would undo what was just chosen
    clearTimeout(waiting);
    waiting = setTimeout(follow, 250);
  });
}

const sources = document.getElementById("figures-script");
const load = (address) =>
  new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", done);
    script.addEventListener("error", failed);
    document.head.append(script);
  });
let library;
const draw = async (figure, button) => {
  button.disabled = true;
  library ??= (async () => {
    for (const name of ["vega", "vegaLite", "vegaEmbed"]) await load(sources.dataset[name]);
  })();
  await library;
  const address = new URL(figure.dataset.chart, location.href);
  if (figure.querySelector(".chart__narrow").checkVisibility()) address.searchParams.set("narrow", "yes");
  const spec = await (await fetch(address)).json();
  const place = document.createElement("div");
  place.className = "chart__live";
  figure.querySelector(".chart__wide").after(place);
  // `ast`: the expressions of a chart are interpreted, for our content security policy allows no code made of text
  // `background`: the page's own, for that of a chart is always white
  const fitted = { ...spec, width: "container", background: null, autosize: { type: "fit-x", contains: "padding" } };
  await globalThis.vegaEmbed(place, fitted, {
    ast: true, renderer: "svg", actions: false, defaultStyle: false, tooltip: { disableDefaultStyle: true },
  });
  for (const still of figure.querySelectorAll(".chart__wide, .chart__narrow")) still.hidden = true;
  place.querySelector("svg").setAttribute("aria-hidden", "true"); // single marks have no names; the whole has one
  place.setAttribute("role", "img");
  place.setAttribute("aria-labelledby", figure.querySelector("figcaption").id);
  button.remove();
};
if (sources) {
  for (const figure of document.querySelectorAll("figure[data-chart]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-button--secondary chart__enhance";
    button.textContent = "Show values under the pointer";
    button.setAttribute("aria-describedby", figure.querySelector("figcaption").id);
    button.addEventListener("click", () => draw(figure, button).catch(() => { button.textContent = "The chart could not be drawn again"; }));
    figure.append(button);
  }
}
