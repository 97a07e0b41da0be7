// Which kinds, relations and dates are shown; everything that draws asks here.
import { articles, factsBetween, factsOf, sentences, things } from "./data.js";
import { state } from "./state.js";

let hidden = new Set(), off = new Set();
let named = null; // for each thing whether an article of the chosen time names it; null for any time
let pinned; // the thing that the panel shows: drawn even where its kind is filtered out

export const isShown = (kind) => !hidden.has(kind);
export const isOn = (kind) => !off.has(kind);
export const pin = (thing) => { pinned = thing; };

/** Take kinds, relations and dates from the state. */
export function applyFilters() {
  hidden = new Set(state.hide.split(",").filter(Boolean));
  off = new Set(state.off.split(",").filter(Boolean));
  named = state.from || state.to ? namedInTime() : null;
}

function namedInTime() {
  const found = new Uint8Array(things.length);
  for (const { article, mentions } of sentences) {
    if (articleShown(article)) for (const mention of mentions) found[mention[2]] = 1;
  }
  return found;
}

/** Whether an article's date, of whatever precision, lies in the chosen time. */
export function articleShown(article) {
  const { date } = articles[article];
  return (!state.from || date.slice(0, state.from.length) >= state.from) && (!state.to || (date !== "" && date.slice(0, state.to.length) <= state.to));
}

export const inTime = (fact) => !named || fact.s.some((number) => articleShown(sentences[number].article));
export const factShown = (fact) => isOn(fact.k) && inTime(fact);
export const sentenceShown = (number) => !named || articleShown(sentences[number].article);
const timely = (thing) => !named || named[thing] || (things[thing].kind === "action" && factsOf[thing].some(inTime));
export const thingShown = (thing) => thing === pinned || (isShown(things[thing].kind) && timely(thing));

/** Whether a link rests on a fact that is shown; one without facts of its own (a shared honour) always is. */
export function linkShown(a, b) {
  if (!off.size && !named) return true;
  const between = factsBetween(a, b);
  return !between.length ? !named : between.some(factShown);
}

/** A set in the state with one member put in or taken out. */
export function toggled(key, member) {
  const members = new Set(state[key].split(",").filter(Boolean));
  if (!members.delete(member)) members.add(member);
  return { [key]: [...members].sort().join(",") };
}
