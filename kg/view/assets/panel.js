// The main view: what is known of a thing, each fact with the sentence that states it.
import { byId, el, put } from "./dom.js";
import { FACT_KINDS, KINDS, articles, facts, factsBetween, factsOf, linksOf, sentences, sentencesOf, things } from "./data.js";
import { evidence, factLine, thingLink, withMentions } from "./facts.js";
import { articleShown, factShown, linkShown, sentenceShown, thingShown } from "./filters.js";
import { findPath } from "./paths.js";
import { copyWords, reportButton } from "./report.js";
import { address, articleAddress, factAddress, linkAddress, pathAddress } from "./state.js";
import { searchBox } from "./search.js";
import { day, t, word } from "./words.js";

const FIRST = 12;

function fill(...children) {
  put(byId("panel"), children);
  byId("panel").scrollTop = 0;
}

export const badge = (kind) => el("span", { className: `kind ${kind}` }, el("i", {}), t(kind));
export const section = (name, count, ...children) =>
  el("section", {}, el("h3", {}, name, el("span", { className: "quiet" }, ` ${count.toLocaleString()}`)), children);
const crumb = (...children) => el("p", { className: "crumb" }, children, el("a", { href: "#", className: "close", "aria-label": t("close") }, "×"));

/** The first few at once, the rest behind a button, `step` at a time; `make` turns each into an element. */
export function folded(all, make, first = FIRST, step = 200) {
  const count = all.length <= first + 2 ? all.length : first;
  if (count === all.length) return all.map(make);
  const more = el("button", {
    type: "button", className: "more",
    onclick: () => more.replaceWith(...folded(all.slice(count), make, step, step)),
  }, t("more.rows", all.length - count));
  return [...all.slice(0, count).map(make), more];
}

/** Facts that one sentence states stand together above it. */
function stated(some, here, marked) {
  const bySentence = new Map();
  for (const fact of some) {
    const key = fact.s.join(" ");
    bySentence.set(key, [...(bySentence.get(key) ?? []), fact]);
  }
  return [[...bySentence.values()], (group) => el("div", { className: "stated" },
    group.map((fact) => factLine(fact, here)), sources(group, marked))];
}

/** The sentences of a group of facts, with the rules that found it and a way to report an error. */
function sources(group, marked) {
  const rules = [...new Set(group.map((fact) => fact.rule).filter(Boolean))].map((rule) => el("span", { className: "rule" }, t("rule", rule)));
  const shown = group[0].s.filter(sentenceShown).slice(0, 3);
  return shown.map((number, i) => evidence(number, marked, i ? [] : [...rules, reportButton(group[0])]));
}

function factSections(some, here, marked) {
  return FACT_KINDS.map((kind) => {
    const shown = some.filter((fact) => fact.k === kind && factShown(fact));
    return shown.length ? section(t(`fact.${kind}`), shown.length, folded(...stated(shown, here, marked))) : null;
  });
}

const sentenceList = (name, some, marked) => (some.length ? section(name, some.length, folded(some, (number) => evidence(number, marked), 5)) : null);

export function showThing(thing) {
  const { kind, label, also } = things[thing];
  const own = factsOf[thing];
  const told = new Set(own.flatMap((fact) => fact.s));
  const elsewhere = sentencesOf[thing].filter((number) => !told.has(number) && sentenceShown(number));
  const marked = new Set([thing]);
  fill(
    crumb(badge(kind)),
    el("h2", { className: kind === "action" ? "long" : "" }, label),
    also.length ? el("p", { className: "also" }, t("also", also.slice(0, 12).join("、"))) : null,
    details(things[thing]), tools(thing), neighbours(thing),
    factSections(own, thing, marked),
    sentenceList(t("other"), elsewhere, marked),
  );
}

/** A thing's own dates, place, organizer and code. */
export function details(thing) {
  const rows = ["from", "to", "place", "organizer", "code"].filter((slot) => thing[slot] !== undefined && !(slot === "to" && thing.to === thing.from));
  if (!rows.length) return null;
  const name = (slot) => t(slot === "from" && (!thing.to || thing.to === thing.from) ? "slot.date" : `slot.${slot}`);
  return el("dl", {}, rows.map((slot) => [el("dt", {}, name(slot)), el("dd", {}, Number.isInteger(thing[slot]) ? thingLink(thing[slot]) : day(thing[slot]))]));
}

function tools(thing) {
  const copy = el("button", { type: "button", onclick: () => copyWords(location.href, copy) }, t("copy.link"));
  if (things[thing].kind === "action") return el("p", { className: "row" }, copy);
  const to = searchBox("path-to", t("path.to"), (other) => { location.hash = address(pathAddress(thing, other)); }, (other) => other !== thing && things[other].kind !== "action");
  to.hidden = true;
  const find = el("button", { type: "button", "aria-expanded": "false", onclick: () => {
    to.hidden = !to.hidden;
    find.setAttribute("aria-expanded", String(!to.hidden));
    if (!to.hidden) to.querySelector("input").focus();
  } }, t("find.path"));
  const profile = el("button", { type: "button", onclick: () => { location.hash = address(undefined, { view: "profile", of: `${things[thing].kind}/${things[thing].name}` }); } }, t("open.profile"));
  return [el("p", { className: "row" }, profile, find, copy), to];
}

function neighbours(thing) {
  const linked = linksOf[thing].filter(([other]) => things[other].kind !== "action" && linkShown(thing, other));
  if (!linked.length) return null;
  const chip = ([other, weight]) => el("li", {}, thingLink(other),
    el("a", { className: "weight", href: linkAddress(thing, other), title: t("link.title"), "aria-label": `${t("link")} ${things[other].label}` }, String(Math.round(weight))));
  return section(t("related"), linked.length, chips(linked, chip, 10));
}

/** A list of chips, folded. */
export function chips(all, make, first) {
  const count = all.length <= first + 2 ? all.length : first;
  const items = el("ul", { className: "chips" }, all.slice(0, count).map(make));
  if (count < all.length) {
    const more = el("li", {}, el("button", { type: "button", className: "more", onclick: () => { more.replaceWith(...all.slice(count, count + 500).map(make)); } }, t("more.rows", all.length - count)));
    items.append(more);
  }
  return items;
}

function pair(a, b) {
  const between = factsBetween(a, b).filter(factShown);
  const told = new Set(between.flatMap((fact) => fact.s));
  const second = new Set(sentencesOf[b]);
  const both = sentencesOf[a].filter((number) => second.has(number) && !told.has(number) && sentenceShown(number));
  return [between, both, new Set([a, b])];
}

export function showLink(a, b) {
  const [between, both, marked] = pair(a, b);
  fill(
    crumb(t("link")),
    el("h2", { className: "pair" }, thingLink(a), el("span", { className: "quiet" }, " — "), thingLink(b)),
    factSections(between, undefined, marked),
    sentenceList(t("together"), both, marked),
  );
}

/** The way from one thing to another, each step with a fact or sentence that makes it; returns the things on it. */
export function showPath(a, b) {
  const way = findPath(a, b);
  const steps = way.slice(1).map((to, i) => {
    const [between, both, marked] = pair(way[i], to);
    const [fact] = between;
    return el("li", {}, el("p", { className: "fact" }, thingLink(way[i]), el("a", { className: "weight", href: linkAddress(way[i], to) }, " → "), thingLink(to)),
      fact ? [factLine(fact), sources([fact], marked)] : both.slice(0, 1).map((number) => evidence(number, marked)));
  });
  fill(crumb(t("path")), el("h2", { className: "pair" }, thingLink(a), el("span", { className: "quiet" }, " → "), thingLink(b)),
    way.length ? el("ol", { className: "steps" }, steps) : el("p", { className: "hint" }, t("path.none")));
  return way;
}

export function showFact(fact) {
  fill(crumb(t("fact"), " · ", t(`fact.${fact.k}`)), el("div", { className: "stated lone" }, factLine(fact), fact.s.map((number, i) =>
    evidence(number, new Set(fact.t), i ? [] : [fact.rule ? el("span", { className: "rule" }, t("rule", [fact.rule].flat().join("、"))) : "", reportButton(fact)]))));
}

export function showArticle(article, wanted) {
  const { headline, date, file, text, first, last } = articles[article];
  const none = new Set();
  const rows = [];
  for (let i = first; i < last; i += 1) {
    const { begin, end, mentions } = sentences[i];
    if (i === first || text.slice(sentences[i - 1].end, begin).includes("\n")) rows.push(el("p", {}));
    rows.at(-1).append(el("span", { id: `s${i}`, className: i === wanted ? "wanted" : "" }, withMentions(text, begin, end, mentions, none)));
  }
  const own = facts.filter((fact) => fact.s.some((number) => number >= first && number < last));
  fill(
    crumb(t("article")), el("h2", {}, headline || t("untitled")),
    el("p", { className: "also" }, [date && day(date), file].filter(Boolean).join(" · ")),
    el("div", { className: "article" }, rows),
    own.length ? section(t("count.facts"), own.length, folded(own, (fact) => el("div", {}, factLine(fact), el("a", { href: factAddress(fact), className: "weight" }, t("fact"))))) : null,
  );
  if (wanted !== undefined) byId(`s${wanted}`)?.scrollIntoView({ block: "center" });
}

export function showOverview() {
  const count = things.filter((thing) => thing.kind !== "action").length;
  const numbers = [[count, "count.things"], [facts.length, "count.facts"], [articles.length, "count.articles"]];
  const dated = articles.map((_, i) => i).filter(articleShown).reverse();
  fill(
    el("h2", { className: "unseen" }, t("overview")),
    el("div", { className: "numbers" }, numbers.map(([number, name]) => el("p", {}, el("b", {}, number.toLocaleString()), t(name)))),
    things.length ? null : el("p", { className: "hint" }, t("empty")),
    KINDS.filter((kind) => kind !== "action").map((kind) => {
      const some = things.map((_, i) => i).filter((i) => things[i].kind === kind && thingShown(i));
      return some.length ? section(word(kind), some.length, chips(some, (i) => el("li", {}, thingLink(i)), 8)) : null;
    }),
    dated.length ? section(t("articles"), dated.length, el("div", { className: "articles" }, folded(dated, (i) =>
      el("p", {}, el("a", { href: articleAddress(i) }, articles[i].headline || t("untitled")), el("span", { className: "quiet" }, ` ${day(articles[i].date)}`))))) : null,
  );
}
