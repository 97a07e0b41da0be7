// Search by name, other names, pinyin and initials, while an input method may still be composing.
import { el, put } from "./dom.js";
import { linksOf, things } from "./data.js";
import { match, plain } from "./pinyin.js";
import { t } from "./words.js";

const MOST = 12;
let forms = null; // what each thing is called, made ready when first searched
const prepare = () => { forms ??= things.map(({ label, also }) => (also.length ? [...new Set([label, ...also].map(plain))] : [plain(label)])); };

/** The things that `query` names: whole names first, then beginnings, parts and sounds, by rank; actions last. */
export function find(query, wanted = () => true) {
  const words = plain(query);
  if (!words) return [];
  prepare();
  const found = [];
  forms.forEach((names, thing) => {
    const action = things[thing].kind === "action";
    let best = 9;
    for (const name of names) {
      const one = action ? (name.includes(words) ? 5 : 9) : match(words, name);
      if (one < best) best = one;
    }
    if (best < 9 && wanted(thing)) found.push([best, thing]);
  });
  return found.sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, MOST).map(([, thing]) => thing);
}

/** A field with a list of what is found; `choose` gets the thing. */
export function searchBox(id, label, choose, wanted) {
  const hits = el("ul", { id: `${id}-hits`, className: "hits", role: "listbox", "aria-label": t("hits"), hidden: true });
  const input = el("input", {
    id, type: "search", autocomplete: "off", spellcheck: false, placeholder: label, "aria-label": label,
    role: "combobox", "aria-expanded": "false", "aria-controls": hits.id, "aria-autocomplete": "list",
  });
  let found = [], active = 0;

  const close = () => { hits.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const take = (thing) => { input.value = ""; close(); input.blur(); choose(thing); };

  function option(thing, i) {
    const { kind, label: name, also } = things[thing];
    const words = plain(input.value);
    const form = plain(name).includes(words) ? undefined : also.find((one) => plain(one).includes(words));
    return el("li", { id: `${id}-hit${i}`, role: "option", "aria-selected": String(i === active), onmousedown: (event) => { event.preventDefault(); take(thing); } },
      el("span", { className: `kind ${kind}` }, el("i", {}), t(kind)), el("span", { className: "name" }, name),
      form ? el("span", { className: "quiet" }, form) : null, el("span", { className: "quiet count" }, String(linksOf[thing].length)));
  }

  function draw() {
    put(hits, found.length ? found.map(option) : el("li", { className: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, t("none")));
    hits.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!hits.hidden));
    if (found.length && !hits.hidden) input.setAttribute("aria-activedescendant", `${id}-hit${active}`);
  }

  const update = () => { found = find(input.value, wanted); active = 0; draw(); };
  input.addEventListener("input", (event) => { if (!event.isComposing) update(); });
  input.addEventListener("compositionend", update);
  input.addEventListener("focus", () => { setTimeout(prepare); if (input.value.trim()) update(); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // the input method's own Enter and arrows
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) { active = (active + step + found.length) % found.length; draw(); event.preventDefault(); }
    else if (event.key === "Enter" && found.length && !hits.hidden) take(found[active]);
    else if (event.key === "Escape") { event.stopPropagation(); if (hits.hidden) input.blur(); input.value = ""; close(); }
  });
  return el("div", { className: "search", role: "search" }, input, hits);
}
