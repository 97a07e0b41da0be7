// What is selected as a file: a picture, a drawing, a table or triples.
import { byId, el, list, put } from "./dom.js";
import { articles, base, dateOf, facts, factsBetween, factsOf, sentences, things } from "./data.js";
import { chosenActions } from "./actions.js";
import { factWords, sentencesOfFact } from "./facts.js";
import { factShown } from "./filters.js";
import { findPath } from "./paths.js";
import { asPng, asSvg } from "./picture.js";
import { state } from "./state.js";
import { turtle } from "./turtle.js";
import { quantity, t, word } from "./words.js";

/** The facts that are selected: what the panel shows, or the tracker where it stands alone, under the filters. */
export function selected() {
  const [kind, one, two] = state.panel;
  if (kind === "thing") return factsOf[one].filter(factShown);
  if (kind === "link") return factsBetween(one, two).filter(factShown);
  if (kind === "path") return findPath(one, two).flatMap((thing, i, way) => (i ? factsBetween(way[i - 1], thing).filter(factShown) : []));
  if (kind === "fact") return [one];
  if (kind === "article") return facts.filter((fact) => fact.s.some((number) => sentences[number].article === one));
  return state.view === "actions" ? chosenActions() : facts.filter(factShown);
}

const SLOTS = ["who", "body", "role", "meeting", "capacity", "verb", "object", "status", "for", "place", "quantity", "due", "topic", "source", "follows",
  "text", "manner", "honour", "indicator", "value", "unit", "relation", "whole", "date", "from", "to", "rule"];
const cellWords = (slot, value) => (Number.isInteger(value) ? things[value].label : slot === "quantity" ? quantity(value) : String(value));

/** A cell of a table: quoted, and with nothing that a spreadsheet would take for a formula. */
function cell(words) {
  const safe = /^[=+\-@\t\r]/.test(words) && !/^-?[\d.]+$/.test(words) ? `'${words}` : words;
  return `"${safe.replace(/"/g, '""')}"`;
}

/** The facts as comma-separated values, in UTF-8 that spreadsheets know by its mark. */
export function csv(some) {
  const head = ["id", "kind", "fact", ...SLOTS, "sentence", "headline", "reported", "file"];
  const rows = some.map((fact) => {
    const { headline, file } = articles[sentences[fact.s[0]].article];
    const values = SLOTS.map((slot) => list(fact[slot]).map((one) => cellWords(slot, one)).join("、"));
    return [`${base}${fact.self === undefined ? "fact" : "action"}/${fact.id}`, word(`fact.${fact.k}`), factWords(fact), ...values, sentencesOfFact(fact).join(" / "), headline, dateOf(fact), file];
  });
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function save(blob, ending) {
  const link = el("a", { href: URL.createObjectURL(blob), download: `${document.title.replace(/[\\/:*?"<>|\s]+/g, "-").slice(0, 60) || "graph"}.${ending}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const FILES = {
  png: async () => save(await asPng(), "png"),
  svg: () => save(new Blob([asSvg()], { type: "image/svg+xml" }), "svg"),
  csv: () => save(new Blob([csv(selected())], { type: "text/csv" }), "csv"),
  turtle: () => save(new Blob([turtle(selected())], { type: "text/turtle" }), "ttl"),
};

/** The menu of files. */
export function drawExport() {
  const menu = byId("export");
  const what = el("p", { className: "quiet" });
  put(menu, el("summary", {}, t("export")), el("div", { className: "menu" }, what, Object.keys(FILES).map((form) =>
    el("button", { type: "button", "data-form": form, onclick: () => { menu.open = false; FILES[form](); } }, t(`export.${form}`))),
  el("button", { type: "button", onclick: () => { menu.open = false; window.print(); } }, t("print"))));
  menu.ontoggle = () => { if (menu.open) what.textContent = t("export.what", selected().length.toLocaleString()); };
}
