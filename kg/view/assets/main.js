// Puts the parts together: the address decides what panel, picture and sheets show.
import { byId, el, put } from "./dom.js";
import { FACT_KINDS, KINDS, facts, things } from "./data.js";
import { showActions } from "./actions.js";
import { STEP, drawKind, fitAll, focusOn, focusOnAll, refresh, shownCount, startCanvas, unfocus } from "./canvas.js";
import { drawExport } from "./export.js";
import { applyFilters, isOn, isShown, toggled } from "./filters.js";
import { showHelp, startKeys } from "./keys.js";
import { showArticle, showFact, showLink, showOverview, showPath, showThing } from "./panel.js";
import { showProfile } from "./profile.js";
import { searchBox } from "./search.js";
import { go, keepStateInLinks, linkAddress, readAddress, state, thingAddress } from "./state.js";
import { drawTimeline } from "./timeline.js";
import { setLanguage, t } from "./words.js";

const VIEWS = ["graph", "actions", "profile"];
let most = STEP; // neighbours that are drawn on demand
let spoken = null; // the language that the frame is written in

const keyOf = (thing) => `${things[thing].kind}/${things[thing].name}`;

/** What the panel shows, and what of it the picture shows; the picture's neighbours that are left out are counted. */
const SHOW = {
  overview: () => { showOverview(); unfocus(); },
  thing: (thing) => { showThing(thing); return focusOn(thing, Number(state.hops) === 2 ? 2 : 1, most); },
  link: (a, b) => { showLink(a, b); focusOnAll([a, b]); },
  path: (a, b) => { focusOnAll(showPath(a, b)); },
  fact: (fact) => { showFact(fact); focusOnAll(fact.t.filter((thing) => things[thing].kind !== "action")); },
  article: (article, sentence) => { showArticle(article, sentence); unfocus(); },
};

function follow() {
  const before = JSON.stringify(state.panel.slice(0, 2));
  readAddress();
  if (spoken !== state.lang) drawFrame();
  applyFilters();
  if (JSON.stringify(state.panel.slice(0, 2)) !== before) most = STEP;
  const [kind, one] = state.panel;
  if (state.view === "profile" && kind === "thing" && things[one].kind !== "action") state.of = keyOf(one);
  drawLegend();
  showView();
  const left = SHOW[kind](...state.panel.slice(1)) ?? 0;
  drawTools(left);
  if (kind !== "overview" && !byId("hint").hidden) dropHint();
  document.body.dataset.shows = kind;
  document.body.dataset.at = location.hash; // what is shown is that of this address
  count();
}

/** The picture, the tracker or a profile. */
function showView() {
  const view = VIEWS.includes(state.view) ? state.view : "graph";
  document.body.dataset.view = view;
  document.body.dataset.twice = String(view === "profile" && state.panel[0] === "thing" && keyOf(state.panel[1]) === state.of);
  for (const tab of byId("views").children) {
    if (tab.dataset.view === view) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
  const sheet = byId("sheet"), was = sheet.dataset.of;
  const of = `${view} ${view === "profile" ? state.of : ""} ${state.lang}`;
  sheet.hidden = view === "graph";
  if (view === "actions" && was !== `${of} ${location.hash.split("?")[1]}`) showActions(sheet);
  if (view === "profile") showProfile(sheet);
  sheet.dataset.of = view === "actions" ? `${of} ${location.hash.split("?")[1]}` : of;
  if (was !== undefined && was.split("?")[0] !== sheet.dataset.of.split("?")[0]) sheet.scrollTop = 0;
}

function count() {
  const total = things.filter((thing) => isShown(thing.kind)).length;
  put(byId("count"), el("b", {}, shownCount().toLocaleString()), ` / ${total.toLocaleString()}`);
  byId("count").title = t("shown.title");
}

/** After a filter has changed without a step in the history. */
function filtered() {
  applyFilters();
  showView();
  SHOW[state.panel[0]](...state.panel.slice(1));
  refresh();
  count();
}

function drawLegend() {
  const counted = KINDS.map((kind) => [kind, things.filter((thing) => thing.kind === kind).length]).filter(([, number]) => number);
  put(byId("legend"), counted.map(([kind, number]) => el("button", {
    type: "button", className: kind, "aria-pressed": String(isShown(kind)), "data-kind": kind, onclick: () => choose("hide", kind),
  }, el("i", {}), t(kind), el("span", { className: "quiet" }, number.toLocaleString()))));
  const relations = FACT_KINDS.map((kind) => [kind, facts.filter((fact) => fact.k === kind).length]).filter(([, number]) => number);
  const menu = byId("relations");
  put(menu, el("summary", { className: relations.every(([kind]) => isOn(kind)) ? "" : "some" }, t("relations")), el("div", { className: "menu" }, relations.map(([kind, number]) =>
    el("label", {}, el("input", { type: "checkbox", checked: isOn(kind), "data-fact": kind, onchange: () => choose("off", kind) }), t(`fact.${kind}`), el("span", { className: "quiet" }, number.toLocaleString())))));
}

function choose(key, member) {
  go(undefined, toggled(key, member));
  if (key === "hide") setTimeout(() => { drawKind(member); count(); });
}

function drawTools(left) {
  const hops = [1, 2].map((number) => el("button", {
    type: "button", "aria-pressed": String(String(number) === state.hops), onclick: () => go(undefined, { hops: String(number) }),
  }, t("hop", number)));
  put(byId("tools"), left > 0 && state.hops === "1" ? el("button", { type: "button", onclick: () => { most += STEP; follow(); } }, t("more", Math.min(left, STEP))) : null,
    state.panel[0] === "thing" ? el("div", { className: "hops", role: "group", "aria-label": t("hop.label") }, hops) : null,
    el("button", { type: "button", onclick: () => { go("#"); fitAll(); } }, t("whole")));
}

/** The words around everything, once for each language. */
function drawFrame() {
  spoken = state.lang;
  setLanguage(state.lang);
  put(byId("views"), VIEWS.map((view) => el("a", { href: "#", "data-view": view, onclick: (event) => { event.preventDefault(); event.stopPropagation(); go(undefined, { view }); } }, t(view))));
  byId("search").replaceChildren(searchBox("query", t("search"), (thing) => go(thingAddress(thing))));
  put(byId("extras"), el("button", { type: "button", lang: spoken === "en" ? "zh" : "en", onclick: () => go(undefined, { lang: state.lang === "en" ? "zh" : "en" }) }, t("language")),
    el("button", { type: "button", "aria-label": t("help"), onclick: showHelp }, "?"));
  for (const [id, words] of [["network", "picture.how"], ["legend", "legend"], ["panel", "panel"], ["stage", "stage"], ["timeline", "time"]]) byId(id).setAttribute("aria-label", t(words));
  drawExport();
  drawTimeline(filtered);
  drawHint();
}

/** A hint for those who are here for the first time. */
function drawHint() {
  byId("hint").hidden = state.panel[0] !== "overview" || hintSeen();
  put(byId("hint"), el("p", {}, t("hint")), el("button", { type: "button", onclick: dropHint }, t("understood")));
}

function hintSeen() {
  try { return localStorage.getItem("kg-hint") !== null; } catch { return false; }
}

/** Whoever has read the hint, or opened something without it, needs it no more. */
function dropHint() {
  byId("hint").hidden = true;
  try { localStorage.setItem("kg-hint", "seen"); } catch { /* a browser that keeps nothing shows it again */ }
}

/** What is printed is whole: the rows that the sheet keeps behind its buttons come out, a few thousand at most. */
function unfold() {
  for (let turn = 0; turn < 8; turn += 1) for (const more of byId("sheet").querySelectorAll(".more:not([hidden])")) more.click();
}

function start() {
  readAddress();
  applyFilters();
  startCanvas({
    thing: (thing) => go(thingAddress(thing)),
    link: (a, b) => go(linkAddress(a, b)),
    ground: () => go("#"),
  });
  keepStateInLinks();
  startKeys();
  byId("loading").remove();
  state.panel = [];
  follow();
  for (const kind of KINDS) if (isShown(kind)) drawKind(kind);
  if (state.panel[0] === "overview") fitAll();
  window.addEventListener("hashchange", follow);
  window.addEventListener("resize", () => { if (state.panel[0] === "overview") fitAll(); });
  window.addEventListener("beforeprint", unfold);
  document.body.dataset.ready = "true";
}

requestAnimationFrame(() => setTimeout(start)); // so that the page says that it is loading before it is busy
