// A page of its own for a person, body, place, meeting or document: all that is known of it, by kind, over time.
import { el, list, put } from "./dom.js";
import { KINDS, articles, dateOf, facts, factsOf, linksOf, thingNamed, things } from "./data.js";
import { actionTable } from "./actions.js";
import { barChart, byIndicator, dotLine, periodOf } from "./charts.js";
import { dates, each, factLine, figureOf, growth, tag } from "./facts.js";
import { factShown, thingShown } from "./filters.js";
import { badge, chips, details, folded, section } from "./panel.js";
import { factAddress, go, state, thingAddress } from "./state.js";
import { day, t, word } from "./words.js";

/** The first and the last day of all. */
function bounds() {
  const days = articles.map(({ date }) => date).filter(Boolean);
  return [days.reduce((a, b) => (a < b ? a : b), "9"), days.reduce((a, b) => (a > b ? a : b), "")];
}
const latest = (a, b) => (dateOf(a) < dateOf(b) ? 1 : dateOf(a) > dateOf(b) ? -1 : 0);
const reported = (fact) => el("a", { className: "quiet", href: factAddress(fact) }, day(dateOf(fact)) || t("fact"));

/** A plain table: heads by their words' keys, rows as lists of cells. */
function table(heads, rows) {
  const row = (cells) => el("tr", {}, cells.map((cell, i) => el("td", { "data-label": t(heads[i]) }, cell)));
  return el("div", { className: "table" }, el("table", {}, el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col" }, t(head))))),
    el("tbody", {}, folded(rows, row, 40).map((one) => (one.tagName === "BUTTON" ? el("tr", {}, el("td", { colSpan: heads.length }, one)) : one)))));
}

/** Posts over time: one row for each person, body and post, with the days on which it was reported. */
function posts(some, of) {
  const rows = new Map(), ends = bounds();
  for (const fact of some) {
    const key = [fact.who, fact.body, fact.role].flat().join("|");
    rows.set(key, [...(rows.get(key) ?? []), fact]);
  }
  const other = of === "person" ? "body" : "who";
  return table([`slot.${of === "person" ? "body" : "who"}`, "slot.role", "slot.seen", "slot.date"], [...rows.values()].map((group) => {
    const [fact] = group;
    const days = [...new Set(group.flatMap((one) => [dateOf(one), ...list(one.from), ...list(one.date)]))].filter(Boolean).sort();
    return [each(fact[other]), list(fact.role).map((role) => tag(role)), dotLine(days, ends),
      [fact.k === "post" ? "" : `${t(`fact.${fact.k}`)} `, el("a", { className: "quiet", href: factAddress(fact) }, dates(fact) || [...new Set([day(days[0]), day(days.at(-1))])].join(" – "))]];
  }));
}

function meetings(some, here) {
  const rows = [...some].sort(latest).map((fact) => [each(fact.who, here), list(fact.capacity).map((one) => tag(one)), each(fact.meeting, here), reported(fact)]);
  return table(["slot.who", "slot.capacity", "slot.meeting", "slot.reported"], rows);
}

const statements = (some, here) => folded([...some].sort(latest), (fact) => el("div", { className: "said" }, factLine(fact, here), reported(fact)), 20);

/** The participants of a meeting by capacity. */
function participants(some) {
  const groups = ["presided", "spoke", "reported", "attended", "observed"].map((capacity) => [capacity, some.filter((fact) => list(fact.capacity).includes(capacity))]);
  return groups.filter(([, group]) => group.length).map(([capacity, group]) =>
    el("div", {}, el("h4", {}, word(capacity), el("span", { className: "quiet" }, ` ${group.length}`)), chips([...new Set(group.flatMap((fact) => list(fact.who)))], (who) => el("li", {}, each(who)), 30)));
}

/** Figures as cards: the value, its bars over time, or among places measured alike. */
function figures(some) {
  const cards = byIndicator(some).map((group) => {
    const fact = group.at(-1);
    const name = `${list(fact.indicator).map((one) => (Number.isInteger(one) ? things[one].label : one)).join("、")}${growth(fact)}`;
    const peers = facts.filter((one) => one.k === "figure" && ["indicator", "unit", "change", "from", "to"].every((slot) => String(one[slot]) === String(fact[slot])) && factShown(one));
    const ranked = [...peers].sort((a, b) => Number.parseFloat(b.value) - Number.parseFloat(a.value)).slice(0, 12);
    const chart = group.length > 1 ? barChart(group, periodOf) : peers.length > 2 ? barChart(ranked, (one) => each(one.who), fact) : null;
    return el("li", {}, el("h4", {}, name.trim()), el("p", {}, el("a", { className: "number big", href: factAddress(fact) }, figureOf(fact)), el("span", { className: "quiet" }, ` ${periodOf(fact)}`)), chart);
  });
  return el("ul", { className: "cards" }, folded(cards, (card) => card, 24));
}

const lines = (some, here) => folded([...some].sort(latest), (fact) => el("div", { className: "said" }, factLine(fact, here), reported(fact)), 20);

/** The sections of a page, in an order that suits the kind of thing. */
function sections(thing) {
  const { kind } = things[thing];
  const own = factsOf[thing].filter(factShown);
  const of = (...kinds) => own.filter((fact) => kinds.includes(fact.k));
  const part = (name, some, make) => (some.length ? section(t(name), some.length, make(some)) : null);
  const all = {
    posts: () => part(kind === "person" ? "posts" : "people", of("post", "appointment", "removal"), (some) => posts(some, kind)),
    meetings: () => (kind === "meeting" ? part("participants", of("meeting"), participants) : part("meetings", of("meeting"), (some) => meetings(some, thing))),
    statements: () => part("statements", of("statement"), (some) => statements(some, thing)),
    actions: () => part("their.actions", of("action"), (some) => actionTable([...some].sort(latest))),
    figures: () => part("figures", of("figure"), figures),
    honours: () => part("honours", of("honour"), (some) => lines(some, thing)),
    links: () => part("links", of("link"), (some) => lines(some, thing)),
  };
  const order = { place: ["figures", "actions", "links", "posts", "meetings", "statements", "honours"], body: ["posts", "actions", "meetings", "statements", "links", "honours", "figures"] };
  return (order[kind] ?? ["posts", "meetings", "statements", "actions", "honours", "links", "figures"]).map((name) => all[name]());
}

/** Draw the page of the thing that the state names into `sheet`, or the choice of all. */
export function showProfile(sheet) {
  const thing = thingNamed.get(state.of);
  if (thing === undefined || things[thing].kind === "action") return showDirectory(sheet);
  const { kind, label, also } = things[thing];
  return put(sheet, el("p", { className: "crumb" }, badge(kind),
    el("button", { type: "button", className: "plain printer", onclick: () => go("#", { of: "" }) }, t("all.profiles")),
    el("button", { type: "button", className: "printer", onclick: () => window.print() }, t("print"))), el("h2", {}, label),
    also.length ? el("p", { className: "also" }, t("also", also.slice(0, 12).join("、"))) : null, details(things[thing]), sections(thing));
}

function showDirectory(sheet) {
  const kinds = KINDS.filter((kind) => kind !== "action");
  const groups = kinds.map((kind) => [kind, things.map((_, i) => i).filter((i) => things[i].kind === kind && thingShown(i))]).filter(([, some]) => some.length);
  put(sheet, el("h2", {}, t("profile")), el("p", { className: "hint" }, groups.length ? t("choose.profile") : t("no.things")),
    groups.map(([kind, some]) => section(t(kind), some.length, chips(some, (i) => el("li", {}, el("a", { className: `thing ${kind}`, href: thingAddress(i) }, things[i].label), el("span", { className: "weight" }, String(linksOf[i].length))), 40))));
  return undefined;
}

