// Search by name and by other forms, while an input method may still be composing.
import { byId, el } from "./dom.js";
import { linksOf, things } from "./data.js";
import { thingAddress } from "./route.js";
import { KIND_WORDS } from "./words.js";

const MOST = 12;
const searchable = things.map(({ label, also = [] }) => [label, ...also].map((form) => form.normalize("NFKC").toLowerCase()));

/** The things whose name holds `query`: whole names first, then beginnings, then by rank; actions last. */
export function find(query) {
  const wanted = query.normalize("NFKC").toLowerCase().trim();
  if (!wanted) return [];
  const scored = [];
  searchable.forEach((forms, thing) => {
    const best = Math.min(...forms.map((form) => (form === wanted ? 0 : form.startsWith(wanted) ? 1 : form.includes(wanted) ? 2 : 9)));
    if (best < 9) scored.push([things[thing].kind === "action" ? best + 3 : best, thing]);
  });
  return scored.sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, MOST).map(([, thing]) => thing);
}

export function startSearch(open) {
  const input = byId("query"), hits = byId("hits");
  let found = [], active = 0;

  const close = () => { hits.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const choose = (thing) => { input.value = ""; close(); input.blur(); open(thingAddress(thing)); };

  function draw() {
    hits.replaceChildren(...found.map((thing, i) => {
      const { kind, label, also = [] } = things[thing];
      const form = also.find((one) => one.includes(input.value.trim()) && !label.includes(input.value.trim()));
      return el("li", { id: `hit${i}`, role: "option", "aria-selected": String(i === active), onmousedown: (event) => { event.preventDefault(); choose(thing); } },
        el("span", { className: `kind ${kind}` }, KIND_WORDS[kind]), el("span", { className: "name" }, label),
        form ? el("span", { className: "quiet" }, form) : null, el("span", { className: "quiet count" }, `${linksOf[thing].length}`));
    }));
    if (!found.length) hits.replaceChildren(el("li", { className: "none", role: "option", "aria-disabled": "true" }, "没有找到"));
    hits.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!hits.hidden));
    if (found.length) input.setAttribute("aria-activedescendant", `hit${active}`);
  }

  const update = () => { found = find(input.value); active = 0; draw(); };
  input.addEventListener("input", (event) => { if (!event.isComposing) update(); });
  input.addEventListener("compositionend", update);
  input.addEventListener("focus", () => { if (input.value.trim()) update(); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // the input method's own Enter and arrows
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) { active = (active + step + found.length) % found.length; draw(); event.preventDefault(); }
    else if (event.key === "Enter" && found.length && !hits.hidden) choose(found[active]);
    else if (event.key === "Escape") { event.stopPropagation(); if (hits.hidden) input.blur(); input.value = ""; close(); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== input) { event.preventDefault(); input.focus(); }
  });
}
