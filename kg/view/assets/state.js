// What is shown stands in the address, so it can be kept, sent and gone back to: #panel?view and filters.
import { articleNamed, articles, factNamed, sentences, thingNamed, things } from "./data.js";

const PLAIN = { view: "graph", of: "", hops: "1", from: "", to: "", hide: "action", off: "", lang: "zh", q: "", status: "", topic: "", due: "", sort: "" };
export const state = { panel: ["overview"], ...PLAIN };

const name = (thing) => `${encodeURIComponent(things[thing].kind)}/${encodeURIComponent(things[thing].name)}`;
export const thingAddress = (thing) => `#t/${name(thing)}`;
export const linkAddress = (a, b) => `#l/${name(a)}/${name(b)}`;
export const pathAddress = (a, b) => `#w/${name(a)}/${name(b)}`;
export const factAddress = (fact) => (fact.self === undefined ? `#f/${encodeURIComponent(fact.id)}` : thingAddress(fact.self));
export function articleAddress(article, sentence) {
  const at = sentence === undefined ? "" : `/${sentences[sentence].begin}`;
  return `#a/${encodeURIComponent(articles[article].name)}${at}`;
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a malformed address names nothing, which is handled as such
  }
}

/** [kind, …numbers] of what the panel shows; ["overview"] where the address names nothing that is here. */
function parsePanel(address) {
  const [kind, ...parts] = address.split("/");
  const words = parts.map(decoded);
  const numbers = [words.slice(0, 2), words.slice(2, 4)].map((pair) => thingNamed.get(pair.join("/")));
  const both = numbers.every((number) => number !== undefined) && numbers[0] !== numbers[1];
  if (kind === "t" && numbers[0] !== undefined) return ["thing", numbers[0]];
  if (kind === "l" && both) return ["link", ...numbers];
  if (kind === "w" && both) return ["path", ...numbers];
  if (kind === "f" && factNamed.has(words[0])) return ["fact", factNamed.get(words[0])];
  if (kind === "a" && articleNamed.has(words[0])) return articlePanel(articleNamed.get(words[0]), words[1]);
  return ["overview"];
}

function articlePanel(article, begin) {
  const { first, last } = articles[article];
  for (let i = first; begin !== undefined && i < last; i += 1) if (sentences[i].begin === Number(begin)) return ["article", article, i];
  return ["article", article];
}

/** Take the state from the address. */
export function readAddress() {
  const [panel, query = ""] = location.hash.replace(/^#/, "").split("?");
  const told = Object.fromEntries(query.split("&").filter(Boolean).map((pair) => pair.split("=").map(decoded)));
  state.panel = parsePanel(panel);
  for (const [key, usual] of Object.entries(PLAIN)) state[key] = told[key] ?? usual;
}

function query(values) {
  const told = Object.keys(PLAIN).filter((key) => values[key] !== PLAIN[key]);
  return told.length ? `?${told.map((key) => `${key}=${encodeURIComponent(values[key])}`).join("&")}` : "";
}

const panelNow = () => location.hash.split("?")[0] || "#";

/** The whole address of a panel under the state, with some of it changed. */
export const address = (panel = panelNow(), changes = {}) => panel + query({ ...state, ...changes });

/** Go to a panel, or stay at this one, with some of the state changed. */
export const go = (panel, changes) => { location.hash = address(panel, changes); };

/** Change the state without a step in the history: for what is dragged, typed or played. */
export function change(changes) {
  Object.assign(state, changes);
  history.replaceState(null, "", address());
}

/** Links of the page name a panel alone; following one keeps view and filters. */
export function keepStateInLinks() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(link.getAttribute("href"));
  });
}
