// "Report an error": a row for the reader's corrections file, to copy; nothing leaves the page.
import { byId, el, put } from "./dom.js";
import { articles, dateOf, sentences } from "./data.js";
import { factWords, sentencesOfFact } from "./facts.js";
import { t } from "./words.js";

const flat = (value) => String(value).replace(/\s+/g, " ").trim();

/** What the fact says and where, as a comment, and the row that takes it out of the graph (who: left to fill in). */
function row(fact, note) {
  const { file, headline } = articles[sentences[fact.s[0]].article];
  const said = [factWords(fact), sentencesOfFact(fact).join(" / "), headline, dateOf(fact), file].map(flat).join(" · ");
  const name = `${fact.self === undefined ? "fact" : "action"}:${fact.id}`;
  return `# ${said}\n${["wrong", name, "", "", flat(note)].join("\t")}\n`;
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
  const field = el("textarea", { rows: 7, readOnly: true, "aria-label": t("report"), value: row(fact, "") });
  const note = el("input", { type: "text", "aria-label": t("report.note"), placeholder: t("report.note"), oninput: () => { field.value = row(fact, note.value); } });
  const copy = el("button", { type: "button", onclick: () => copyWords(field.value, copy, field) }, t("copy"));
  openDialog(t("report"), el("p", {}, t("report.how")), note, field, el("p", {}, copy));
}

export const reportButton = (fact) => el("button", { type: "button", className: "plain", onclick: () => reportError(fact) }, t("report"));
