// Elements from words alone: text always goes in as text, so data can never become markup.

const append = (node, children) => {
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
};

/** An element `tag` with properties, and children that are elements or text. */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name in node && !name.includes("-")) node[name] = value;
    else node.setAttribute(name, value);
  }
  return append(node, children);
}

/** An SVG element with attributes. */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return append(node, children);
}

export const byId = (id) => document.getElementById(id);

/** The value of a JSON block of the page. */
export const block = (id) => JSON.parse(byId(id).textContent);

/** One value, several or none as a list. */
export const list = (value) => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]);

/** Put children in place of what an element holds. */
export function put(node, ...children) {
  node.replaceChildren();
  return append(node, children);
}
