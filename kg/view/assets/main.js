// Puts the parts together: the address decides what panel and picture show.
import { byId, el } from "./dom.js";
import { articles, things } from "./data.js";
import { fitAll, focusOn, focusOnLink, isShown, shownCount, startCanvas, toggleKind, unfocus } from "./canvas.js";
import { showArticle, showLink, showOverview, showThing } from "./panel.js";
import { linkAddress, parseAddress, thingAddress } from "./route.js";
import { startSearch } from "./search.js";
import { KIND_WORDS } from "./words.js";

let hops = 1;

const go = (address) => { location.hash = address; };

function follow() {
  const [kind, one, two] = parseAddress(location.hash);
  byId("hops").hidden = kind !== "thing";
  if (kind === "thing") { showThing(one); focusOn(one, hops); }
  else if (kind === "link") { showLink(one, two); focusOnLink(one, two); }
  else if (kind === "article" && articles[one]) { showArticle(one, two); unfocus(); }
  else { showOverview(); unfocus(); }
  document.body.dataset.shows = kind;
  count();
}

function count() {
  const actions = isShown("action");
  const total = things.filter((thing) => actions || thing.kind !== "action").length;
  byId("count").replaceChildren(el("b", {}, String(shownCount())), ` / ${total}`);
  byId("count").title = "图中显示 / 全部";
}

function drawLegend() {
  const entries = Object.entries(KIND_WORDS).map(([kind, name]) => [kind, name, things.filter((thing) => thing.kind === kind).length]);
  byId("legend").replaceChildren(...entries.filter(([, , number]) => number).map(([kind, name, number]) =>
    el("button", {
      type: "button", className: kind, "aria-pressed": String(isShown(kind)), "data-kind": kind,
      onclick: (event) => { toggleKind(kind); event.currentTarget.setAttribute("aria-pressed", String(isShown(kind))); count(); },
    }, el("i", {}), name, el("span", { className: "quiet" }, String(number)))));
}

function drawHops() {
  byId("hops").replaceChildren(...[1, 2].map((number) => el("button", {
    type: "button", "aria-pressed": String(number === hops), onclick: () => { hops = number; drawHops(); follow(); },
  }, `${number} 跳`)));
}

startCanvas({
  thing: (thing) => go(thingAddress(thing)),
  link: (a, b) => go(linkAddress(a, b)),
  ground: () => go(""),
});
startSearch(go);
drawLegend();
drawHops();
fitAll();
byId("fit").addEventListener("click", () => { go(""); fitAll(); });
document.addEventListener("keydown", (event) => { if (event.key === "Escape") go(""); });
window.addEventListener("hashchange", follow);
follow();
document.body.dataset.ready = "true";
