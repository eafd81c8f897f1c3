// Elements of a page, made without markup: what people and documents bring is put in as text, always.

/** An element with attributes, listeners ("onclick") and children; a child that is false or null is left out. */
export const make = (tag, given = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child || child === ""));
  return node;
};

/** A link that opens beside the page, which it tells nothing of. */
export const outside = (href, ...children) =>
  make("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...children);

export const button = (text, onclick, given = {}) => make("button", { type: "button", onclick, ...given }, text);

/** An address that a document brought, if it is one of the web; else null. */
export const safe = (address) => (/^https?:\/\//.test(address || "") ? address : null);
