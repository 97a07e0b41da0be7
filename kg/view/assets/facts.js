// A fact as a line of words and links, and a sentence with what it names marked.
import { el, list } from "./dom.js";
import { articles, dateOf, followUps, sentenceWords, sentences, things } from "./data.js";
import { articleAddress, factAddress, thingAddress } from "./state.js";
import { day, period, quantity, readable, t, word } from "./words.js";

/** A thing as a link to it; the one whose page this is as plain words. */
export function thingLink(thing, here) {
  const { kind, label } = things[thing];
  if (thing === here) return el("span", { className: "self" }, label);
  return el("a", { className: `thing ${kind}`, href: thingAddress(thing) }, label);
}

const show = (value, here) => (Number.isInteger(value) ? thingLink(value, here) : el("span", {}, word(value)));
export const each = (value, here) => list(value).flatMap((one, i) => (i ? ["、", show(one, here)] : [show(one, here)]));
export const tag = (value, name = "") => (value ? el("span", { className: `tag ${name}` }, word(value)) : null);
export const status = (value) => list(value).map((one) => tag(one, `status ${one}`));
const quiet = (...words) => el("span", { className: "quiet" }, ...words);

const LINES = {
  post: (fact, here) => [...each(fact.who, here), " ", ...each(fact.body, here), " ", ...list(fact.role).map((role) => tag(role)), span(fact)],
  appointment: (fact, here) => [...each(fact.who, here), t("line.appointment"), ...each(fact.body, here), " ", tag(fact.role), span(fact)],
  removal: (fact, here) => [...each(fact.who, here), t("line.removal"), ...each(fact.body, here), " ", tag(fact.role), span(fact)],
  meeting: (fact, here) => [...each(fact.who, here), " ", ...list(fact.capacity).map((value) => tag(value)), " ", ...each(fact.meeting, here)],
  statement: (fact, here) => [...each(fact.who, here), ` ${list(fact.manner)[0] ?? t("line.said")}：`, el("q", {}, list(fact.text).join("；"))],
  action: actionLine,
  honour: (fact, here) => [...each(fact.who, here), t("line.honour"), el("b", {}, ...each(fact.honour)), span(fact)],
  figure: (fact, here) => [...each(fact.who, here), " ", ...each(fact.indicator, here), growth(fact) || " ",
    el("b", { className: "number" }, figureOf(fact)), span(fact)],
  link: (fact, here) => [...each(fact.who, here), ` ${list(fact.relation).map(word).join("、")} `, ...each(fact.whole, here)],
};

export const figureOf = (fact) => `${list(fact.value).map(readable).join("、")}${list(fact.unit)[0] ?? ""}`;

/** The word that tells a rate of change from a value, where the indicator's name does not. */
export const growth = (fact) => (fact.change === "true" && !/增|降|growth/.test(list(fact.indicator).join("")) ? t("line.change") : "");

/** From when to when, or on what day. */
export function dates(fact) {
  return fact.date ? list(fact.date).map(day).join("、") : period(list(fact.from)[0] ?? "", list(fact.to).at(-1) ?? "");
}

const span = (fact) => (dates(fact) ? quiet(` ${dates(fact)}`) : null);

export const actOf = (fact) => `${list(fact.verb).join("")}${list(fact.object).join("")}`;

/** The words of a slot of an action. */
export function slotWords(fact, slot, here) {
  if (slot === "quantity") return list(fact.quantity).map(quantity).join("、");
  if (slot === "due") return list(fact.due).map(day).join("、");
  return each(fact[slot], here);
}

function actionLine(fact, here) {
  const act = fact.self === here ? el("b", {}, actOf(fact)) : el("a", { className: "thing action", href: factAddress(fact) }, actOf(fact));
  const slots = ["for", "place", "quantity", "due", "source", "item", "topic", "part", "follows"].filter((slot) => fact[slot] !== undefined);
  const details = slots.map((slot) => el("span", { className: "slot" }, quiet(`${t(`slot.${slot}`)} `), slotWords(fact, slot, here)));
  const later = (followUps.get(fact.self) ?? []).map((next) =>
    el("span", { className: "slot" }, quiet(`${t("slot.follow-ups")} `), thingLink(next.self), " ", status(next.status), quiet(` ${day(dateOf(next))}`)));
  return [...each(fact.who, here), fact.who === undefined ? "" : " ", act, " ", status(fact.status), el("span", { className: "slots" }, details, later)];
}

export const factLine = (fact, here) => el("p", { className: "fact" }, ...LINES[fact.k](fact, here));

/** The words of a fact's line alone. */
export const factWords = (fact) => factLine(fact).textContent;

/** Words of an article from `begin` to `end`, with mentions marked: the outermost of nested ones, `marked` ones strongly. */
export function withMentions(text, begin, end, mentions, marked) {
  const parts = [];
  let at = begin;
  for (const [from, to, thing] of outermost(mentions, marked)) {
    parts.push(text.slice(at, from));
    parts.push(el("a", { className: `mention ${things[thing].kind}${marked.has(thing) ? " marked" : ""}`, href: thingAddress(thing), title: things[thing].label }, text.slice(from, to)));
    at = to;
  }
  return [...parts, text.slice(at, end)];
}

function outermost(mentions, marked) {
  const wanted = [...mentions].sort((a, b) => marked.has(b[2]) - marked.has(a[2]) || a[0] - b[0] || b[1] - a[1]);
  const kept = [];
  for (const mention of wanted) {
    if (kept.every(([from, to]) => mention[1] <= from || mention[0] >= to)) kept.push(mention);
  }
  return kept.sort((a, b) => a[0] - b[0]);
}

/** A sentence with its mentions marked. */
export function marks(number, marked) {
  const { article, begin, end, mentions } = sentences[number];
  return withMentions(articles[article].text, begin, end, mentions, marked);
}

/** A sentence with its article's headline and date, its paragraph on demand, and `more` in its foot. */
export function evidence(number, marked, more = []) {
  const { article } = sentences[number];
  const { headline, date } = articles[article];
  const words = el("p", {}, marks(number, marked));
  const paragraph = el("button", {
    type: "button", className: "plain", "aria-expanded": "false",
    onclick: () => { words.replaceChildren(...whole(number, marked)); paragraph.parentNode.remove(); },
  }, t("paragraph"));
  return el("blockquote", {}, words, el("footer", {},
    el("a", { href: articleAddress(article, number) }, headline || t("untitled")), date ? ` · ${day(date)}` : "",
    (paragraphOf(number).length > 1 ? [paragraph, ...more] : more).map((one) => el("span", {}, " · ", one))));
}

/** The sentences of the paragraph (the line of the article's text) that a sentence stands in. */
function paragraphOf(number) {
  const { article, begin } = sentences[number];
  const { text, first, last } = articles[article];
  const from = text.lastIndexOf("\n", begin) + 1, to = text.indexOf("\n", begin) < 0 ? text.length : text.indexOf("\n", begin);
  const found = [];
  for (let i = first; i < last; i += 1) if (sentences[i].begin >= from && sentences[i].begin < to) found.push(i);
  return found;
}

const whole = (number, marked) => paragraphOf(number).map((one) => el("span", { className: one === number ? "wanted" : "quiet" }, marks(one, marked)));

export const sentencesOfFact = (fact) => fact.s.map(sentenceWords);
