// The policy tracker: a table of actions with who, what, where, how much, by when, and what became of them.
import { el, list, put } from "./dom.js";
import { actions, articles, dateOf, followUps, sentenceWords, sentences, things } from "./data.js";
import { actOf, each, slotWords, status, thingLink } from "./facts.js";
import { inTime } from "./filters.js";
import { plain } from "./pinyin.js";
import { articleAddress, change, factAddress, state } from "./state.js";
import { day, quantity, t, word } from "./words.js";

const ROWS = 100;
const STATES = ["planned", "ongoing", "done", "proposed"];
const labelled = (value) => list(value).map((one) => (Number.isInteger(one) ? things[one].label : one)).join("、");

/** The columns: name, what it shows, and what it is sorted by. */
const COLUMNS = [
  ["slot.what", (fact) => el("a", { className: "thing action", href: factAddress(fact) }, actOf(fact)), actOf],
  ["slot.who", (fact) => each(fact.who), (fact) => labelled(fact.who)],
  ["slot.place", (fact) => each(fact.place), (fact) => labelled(fact.place)],
  ["slot.for", (fact) => each(fact.for), (fact) => labelled(fact.for)],
  ["slot.quantity", (fact) => list(fact.quantity).map(quantity).join("、"), (fact) => Number.parseFloat(list(fact.quantity)[0] ?? "-1")],
  ["slot.due", (fact) => slotWords(fact, "due"), (fact) => list(fact.due)[0] ?? "9"],
  ["slot.status", (fact) => status(fact.status), (fact) => STATES.indexOf(list(fact.status)[0])],
  ["slot.topic", (fact) => list(fact.topic).map(word).join("、"), (fact) => labelled(fact.topic)],
  ["slot.source", source, dateOf],
  ["slot.follow-ups", later, (fact) => -(followUps.get(fact.self)?.length ?? 0)],
];

function source(fact) {
  const { article } = sentences[fact.s[0]];
  return [fact.source === undefined ? null : [each(fact.source), el("br")],
    el("a", { className: "quiet", href: articleAddress(article, fact.s[0]) }, day(dateOf(fact)) || articles[article].headline)];
}

/** The actions that this one follows up, and those that follow it up, with their status and date. */
function later(fact) {
  const before = list(fact.follows).filter(Number.isInteger).map((one) => el("span", { className: "slot" }, "← ", thingLink(one)));
  const after = (followUps.get(fact.self) ?? []).map((next) => el("span", { className: "slot" }, "→ ", status(next.status), " ",
    el("a", { href: factAddress(next) }, day(dateOf(next)) || actOf(next))));
  return [before, after];
}

/** Columns of which no action holds anything are left out. */
const used = (some) => COLUMNS.filter(([name]) => {
  if (name === "slot.follow-ups") return some.some((fact) => fact.follows !== undefined || followUps.has(fact.self));
  return ["slot.what", "slot.who", "slot.status", "slot.source"].includes(name) || some.some((fact) => fact[name.slice(5)] !== undefined);
});

/** A table of actions; with `sort` its heads are buttons that call it with the column's name. */
export function actionTable(some, sort, columns = used(some)) {
  const [key, down] = [state.sort.replace("-", ""), state.sort.startsWith("-")];
  const head = columns.map(([name]) => {
    const sorted = sort && key === name.slice(5);
    const label = sort ? el("button", { type: "button", title: t("sort.by", t(name)), onclick: () => sort(sorted && !down ? `-${key}` : name.slice(5)) }, t(name), sorted ? (down ? " ↓" : " ↑") : "") : t(name);
    return el("th", { scope: "col", "aria-sort": sorted ? (down ? "descending" : "ascending") : undefined }, label);
  });
  const body = el("tbody");
  const table = el("div", { className: "table" }, el("table", { className: "actions" }, el("thead", {}, el("tr", {}, head)), body));
  const row = (fact) => el("tr", {}, columns.map(([name, show]) => el("td", { "data-label": t(name) }, show(fact))));
  let count = 0;
  const add = (number) => {
    body.append(...some.slice(count, count + number).map(row));
    count += number;
    more.hidden = count >= some.length;
    more.textContent = t("more.rows", some.length - count);
  };
  const more = el("button", { type: "button", className: "more", onclick: () => add(5 * ROWS) });
  add(ROWS);
  return [table, more];
}

const words = new Map(); // what the text filter searches, made when it is first used

function searchable(fact) {
  if (!words.has(fact)) words.set(fact, plain([actOf(fact), labelled(fact.who), labelled(fact.place), labelled(fact.for), labelled(fact.topic), sentenceWords(fact.s[0])].join(" ")));
  return words.get(fact);
}

/** The actions that pass the filters of the state, sorted. */
export function chosenActions() {
  const query = plain(state.q);
  const some = actions.filter((fact) => inTime(fact)
    && (!state.status || list(fact.status).includes(state.status)) && (!state.topic || list(fact.topic).includes(state.topic))
    && (!state.due || fact.due !== undefined) && (!query || searchable(fact).includes(query)));
  const column = COLUMNS.find(([name]) => name.slice(5) === state.sort.replace("-", ""));
  if (!column) return some.sort((a, b) => (dateOf(a) === dateOf(b) ? a.s[0] - b.s[0] : dateOf(a) < dateOf(b) ? 1 : -1));
  const keyed = some.map((fact) => [column[2](fact), fact]).sort(([a], [b]) => (typeof a === "number" ? a - b : String(a).localeCompare(String(b), "zh")));
  return (state.sort.startsWith("-") ? keyed.reverse() : keyed).map(([, fact]) => fact);
}

function select(label, none, values, key, changed) {
  const options = [el("option", { value: "" }, none), ...values.map((value) => el("option", { value, selected: state[key] === value }, word(value)))];
  return el("select", { "aria-label": label, onchange: (event) => changed({ [key]: event.currentTarget.value }) }, options);
}

/** Draw the tracker into `sheet`. */
export function showActions(sheet) {
  const rows = el("div"), count = el("span", { className: "quiet", role: "status" });
  const draw = () => {
    const some = chosenActions();
    count.textContent = `${some.length.toLocaleString()} / ${actions.length.toLocaleString()}`;
    put(rows, some.length ? actionTable(some, (sort) => changed({ sort })) : el("p", { className: "hint" }, t("no.actions")));
  };
  const changed = (changes) => { change(changes); draw(); };
  const topics = [...new Set(actions.flatMap((fact) => list(fact.topic)))].sort((a, b) => a.localeCompare(b, "zh"));
  const text = el("input", { type: "search", value: state.q, placeholder: t("filter"), "aria-label": t("filter"), oninput: (event) => { if (!event.isComposing) changed({ q: text.value }); }, oncompositionend: () => changed({ q: text.value }) });
  const due = el("input", { type: "checkbox", checked: state.due === "1", onchange: () => changed({ due: due.checked ? "1" : "" }) });
  put(sheet, el("h2", {}, t("actions"), " ", count), el("div", { className: "row filters" }, text,
    select(t("slot.status"), t("any.status"), STATES, "status", changed),
    topics.length ? select(t("slot.topic"), t("any.topic"), topics, "topic", changed) : null,
    el("label", {}, due, t("with.due")), el("button", { type: "button", className: "printer", onclick: () => window.print() }, t("print"))), rows);
  draw();
}
