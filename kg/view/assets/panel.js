// The main view: what is known of a thing, each fact with the sentence that states it.
import { byId, el } from "./dom.js";
import { articles, facts, factsBetween, factsOf, linksOf, sentences, sentencesOf, things } from "./data.js";
import { codeUnits, evidence, factLine, thingLink, withMentions } from "./facts.js";
import { articleAddress, linkAddress } from "./route.js";
import { GROUP_WORDS, KIND_WORDS, SLOT_WORDS, day } from "./words.js";

const FIRST = 12;

function fill(...children) {
  const panel = byId("panel");
  panel.replaceChildren(...children.flat().filter(Boolean));
  panel.scrollTop = 0;
}

const badge = (kind) => el("span", { className: `kind ${kind}` }, KIND_WORDS[kind]);
const section = (name, count, ...children) =>
  el("section", {}, el("h3", {}, name, el("span", { className: "quiet" }, ` ${count}`)), ...children);

/** The first few children at once, the rest behind a button. */
function folded(children, first = FIRST) {
  if (children.length <= first + 2) return children;
  const rest = children.slice(first);
  const more = el("button", { type: "button", className: "more", onclick: () => more.replaceWith(...rest) }, `再显示 ${rest.length} 条`);
  return [...children.slice(0, first), more];
}

/** Facts that one sentence states stand together above it. */
function stated(list, here, marked) {
  const bySentence = new Map();
  for (const fact of list) {
    const key = fact.s.join(" ");
    bySentence.set(key, [...(bySentence.get(key) ?? []), fact]);
  }
  return [...bySentence.values()].map((group) => el("div", { className: "stated" },
    group.map((fact) => factLine(fact, here)), group[0].s.slice(0, 3).map((number) => evidence(number, marked))));
}

function factSections(list, here, marked) {
  return Object.entries(GROUP_WORDS).map(([kind, name]) => {
    const some = list.filter((fact) => fact.k === kind);
    return some.length ? section(name, some.length, folded(stated(some, here, marked))) : null;
  });
}

export function showThing(thing) {
  const { kind, label, also = [] } = things[thing];
  const own = factsOf[thing];
  const told = new Set(own.flatMap((fact) => fact.s));
  const elsewhere = sentencesOf[thing].filter((number) => !told.has(number));
  const marked = new Set([thing]);
  fill(
    el("p", { className: "crumb" }, badge(kind)),
    el("h2", { className: kind === "action" ? "long" : "" }, label),
    also.length ? el("p", { className: "also" }, `又称 ${also.join("、")}`) : null,
    details(things[thing]),
    neighbours(thing),
    factSections(own, thing, marked),
    elsewhere.length ? section("其他提及", elsewhere.length, folded(elsewhere.map((number) => evidence(number, marked)), 5)) : null,
  );
}

function details(thing) {
  const rows = ["from", "to", "place", "organizer", "code"].filter((slot) => thing[slot] !== undefined && !(slot === "to" && thing.to === thing.from));
  if (!rows.length) return null;
  const names = { ...SLOT_WORDS, from: thing.to && thing.to !== thing.from ? "起" : "日期" };
  return el("dl", {}, rows.flatMap((slot) => [el("dt", {}, names[slot]), el("dd", {}, Number.isInteger(thing[slot]) ? thingLink(thing[slot]) : day(thing[slot]))]));
}

function neighbours(thing) {
  const linked = linksOf[thing].filter(([other]) => things[other].kind !== "action");
  if (!linked.length) return null;
  const chips = linked.map(([other, weight]) => el("li", {},
    thingLink(other),
    el("a", { className: "weight", href: linkAddress(thing, other), title: "看两者之间的原文" }, String(Math.round(weight)))));
  return section("相关", linked.length, el("ul", { className: "chips" }, folded(chips, 10)));
}

export function showLink(a, b) {
  const between = factsBetween(a, b);
  const both = sentencesOf[a].filter((number) => sentencesOf[b].includes(number));
  const told = new Set(between.flatMap((fact) => fact.s));
  const other = both.filter((number) => !told.has(number));
  const marked = new Set([a, b]);
  fill(
    el("p", { className: "crumb" }, "联系"),
    el("h2", { className: "pair" }, thingLink(a), el("span", { className: "quiet" }, " — "), thingLink(b)),
    factSections(between, undefined, marked),
    other.length ? section("同句提及", other.length, folded(other.map((number) => evidence(number, marked)), 5)) : null,
  );
}

export function showArticle(article, wanted) {
  const { headline, date, file } = articles[article];
  const rows = sentences.map((sentence, i) => [i, sentence]).filter(([, sentence]) => sentence[0] === article);
  const none = new Set();
  fill(
    el("p", { className: "crumb" }, "原文"),
    el("h2", {}, headline || "（无题）"),
    el("p", { className: "also" }, [date && day(date), file].filter(Boolean).join(" · ")),
    el("div", { className: "article" }, rows.map(([i, [, words, mentions]]) =>
      el("p", { id: `s${i}`, className: i === wanted ? "wanted" : "" }, ...withMentions(words, codeUnits(words, mentions), none)))),
  );
  byId(`s${wanted}`)?.scrollIntoView({ block: "center" });
}

export function showOverview() {
  const actions = things.filter((thing) => thing.kind === "action").length;
  const numbers = [[things.length - actions, "个事物"], [facts.length, "条事实"], [articles.length, "篇报道"]];
  const kinds = Object.keys(KIND_WORDS).filter((kind) => kind !== "action");
  fill(
    el("div", { className: "numbers" }, numbers.map(([number, name]) => el("p", {}, el("b", {}, number.toLocaleString("zh")), name))),
    el("p", { className: "hint" }, "点击图中的节点，或在上方搜索，即可查看它的事实和原文出处。点击连线，看两者同在的句子。"),
    kinds.map((kind) => {
      const some = things.map((_, i) => i).filter((i) => things[i].kind === kind);
      return some.length ? section(KIND_WORDS[kind], some.length, el("ul", { className: "chips" }, folded(some.map((i) => el("li", {}, thingLink(i))), 8))) : null;
    }),
    section("报道", articles.length, el("ul", { className: "articles" }, folded(articles.map(({ headline, date }, i) =>
      el("li", {}, el("a", { href: articleAddress(i) }, headline || "（无题）"), el("span", { className: "quiet" }, date ? ` ${day(date)}` : "")))))),
  );
}
