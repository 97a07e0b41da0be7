// A fact as a line of words and links, and a sentence with what it names marked.
import { el } from "./dom.js";
import { articles, sentences, things } from "./data.js";
import { SLOT_WORDS, VALUE_WORDS, day, word } from "./words.js";
import { articleAddress, thingAddress } from "./route.js";

const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** A thing as a link to it; the one whose page this is as plain words. */
export function thingLink(thing, here) {
  const { kind, label } = things[thing];
  if (thing === here) return el("span", { className: "self" }, label);
  return el("a", { className: `thing ${kind}`, href: thingAddress(thing) }, label);
}

const show = (value, here) => (Number.isInteger(value) ? thingLink(value, here) : el("span", {}, word(value)));
const each = (value, here) => list(value).flatMap((one, i) => (i ? ["、", show(one, here)] : [show(one, here)]));
const tag = (value, name = "") => (value ? el("span", { className: `tag ${name}` }, VALUE_WORDS[value] ?? value) : null);
const quiet = (...words) => el("span", { className: "quiet" }, ...words);

const LINES = {
  post: (fact, here) => [...each(fact.who, here), " ", ...each(fact.body, here), " ", tag(fact.role), span(fact)],
  appointment: (fact, here) => [...each(fact.who, here), " 任 ", ...each(fact.body, here), " ", tag(fact.role), span(fact)],
  removal: (fact, here) => [...each(fact.who, here), " 免去 ", ...each(fact.body, here), " ", tag(fact.role), span(fact)],
  meeting: (fact, here) => [...each(fact.who, here), " ", ...list(fact.capacity).map((value) => tag(value)), " ", ...each(fact.meeting, here)],
  statement: (fact, here) => [...each(fact.who, here), ` ${fact.manner ?? "表示"}：`, el("q", {}, fact.text ?? "")],
  action: actionLine,
  honour: (fact, here) => [...each(fact.who, here), " 获 ", el("b", {}, word(fact.honour ?? "")), span(fact)],
  figure: (fact, here) => [...each(fact.who, here), " ", ...each(fact.indicator, here), fact.change === "true" ? " 增长率 " : " ",
    el("b", { className: "number" }, `${fact.value ?? ""}${fact.unit ?? ""}`), span(fact)],
  link: (fact, here) => [...each(fact.who, here), ` ${word(fact.relation ?? "")} `, ...each(fact.whole, here)],
};

function span(fact) {
  const dates = fact.date ? [day(fact.date)] : [fact.from, fact.to].filter(Boolean).map(day);
  return dates.length ? quiet(` ${[...new Set(dates)].join(" – ")}`) : null;
}

function actionLine(fact, here) {
  const act = `${list(fact.verb).join("")}${list(fact.object).join("")}`;
  const words = fact.self === undefined || fact.self === here ? el("b", {}, act) : el("a", { className: "thing action", href: thingAddress(fact.self) }, act);
  const slots = ["for", "place", "quantity", "due", "source", "item", "topic", "part", "follows"].filter((slot) => fact[slot] !== undefined);
  const details = slots.map((slot) => el("span", { className: "slot" },
    quiet(`${SLOT_WORDS[slot]} `), ...(slot === "due" ? [day(fact.due)] : each(fact[slot], here))));
  return [...each(fact.who, here), fact.who === undefined ? "" : " ", words, " ", tag(fact.status, `status ${fact.status}`), el("span", { className: "slots" }, ...details)];
}

export function factLine(fact, here) {
  return el("p", { className: "fact", title: fact.rule ? `规则：${fact.rule}` : "" }, ...LINES[fact.k](fact, here));
}

/** Words with mentions marked: the outermost of nested ones, those of `marked` things strongly. */
export function withMentions(words, mentions, marked) {
  const parts = [];
  let at = 0;
  for (const [begin, end, thing] of outermost(mentions, marked)) {
    parts.push(words.slice(at, begin));
    const surface = words.slice(begin, end);
    parts.push(el("a", { className: `mention ${things[thing].kind}${marked.has(thing) ? " marked" : ""}`, href: thingAddress(thing), title: things[thing].label }, surface));
    at = end;
  }
  return [...parts, words.slice(at)];
}

function outermost(mentions, marked) {
  const wanted = [...mentions].sort((a, b) => marked.has(b[2]) - marked.has(a[2]) || a[0] - b[0] || b[1] - a[1]);
  const kept = [];
  for (const mention of wanted) {
    if (kept.every(([begin, end]) => mention[1] <= begin || mention[0] >= end)) kept.push(mention);
  }
  return kept.sort((a, b) => a[0] - b[0]);
}

/** A sentence with its article's headline and date. */
export function evidence(number, marked) {
  const [article, words, mentions] = sentences[number];
  const { headline, date } = articles[article];
  return el("blockquote", {},
    el("p", {}, ...withMentions(words, codeUnits(words, mentions), marked)),
    el("footer", {}, el("a", { href: articleAddress(article, number) }, headline || "（无题）"), date ? ` · ${day(date)}` : ""));
}

/** The graph counts characters, JavaScript counts UTF-16 units: rare characters take two. */
export function codeUnits(words, mentions) {
  const characters = [...words];
  if (characters.length === words.length) return mentions;
  const before = (count) => characters.slice(0, count).join("").length;
  return mentions.map(([begin, end, thing]) => [before(begin), before(end), thing]);
}
