// "Report an error": a row for the reader's corrections file, to copy; nothing leaves the page.
import { byId, el, put } from "./dom.js";
import { articles, base, dateOf, sentences } from "./data.js";
import { factWords, sentencesOfFact } from "./facts.js";
import { t } from "./words.js";

const flat = (value) => String(value).replace(/\s+/g, " ").trim();

function row(fact, note) {
  const { file, headline } = articles[sentences[fact.s[0]].article];
  const iri = `${base}${fact.self === undefined ? "fact" : "action"}/${fact.id}`;
  return ["wrong fact", iri, factWords(fact), note, sentencesOfFact(fact).join(" / "), headline, dateOf(fact), file].map(flat).join("\t");
}

/** Copy words, where the browser lets us; else they stand selected for the reader to copy. */
export async function copyWords(words, button, field) {
  try {
    await navigator.clipboard.writeText(words);
    button.textContent = t("copied");
  } catch {
    field?.select();
  }
}

/** A modal dialog with a heading and a button that closes it. */
export function openDialog(heading, ...children) {
  const dialog = byId("dialog");
  const close = el("button", { type: "button", className: "close", "aria-label": t("close"), onclick: () => dialog.close() }, "×");
  put(dialog, el("h2", { id: "dialog-title" }, heading), close, children);
  dialog.showModal();
}

export function reportError(fact) {
  const field = el("textarea", { rows: 6, readOnly: true, "aria-label": t("report"), value: row(fact, "") });
  const note = el("input", { type: "text", "aria-label": t("report.note"), placeholder: t("report.note"), oninput: () => { field.value = row(fact, note.value); } });
  const copy = el("button", { type: "button", onclick: () => copyWords(field.value, copy, field) }, t("copy"));
  openDialog(t("report"), el("p", {}, t("report.how")), note, field, el("p", {}, copy));
}

export const reportButton = (fact) => el("button", { type: "button", className: "plain", onclick: () => reportError(fact) }, t("report"));
