// Everything by keys, and the dialog that says so.
import { byId, el } from "./dom.js";
import { things } from "./data.js";
import { fitAll, moveTo, neighbourTowards, zoom } from "./canvas.js";
import { openDialog } from "./report.js";
import { go, state, thingAddress } from "./state.js";
import { t } from "./words.js";

const VIEW_KEYS = { 1: "graph", 2: "actions", 3: "profile" };
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const SHOWN = ["/", "Esc", "1 2 3", "← ↑ → ↓", "Enter", "+ − 0", "?"];
let cursor = null;

export const showHelp = () => openDialog(t("help"), el("p", {}, t("hint")), el("h3", {}, t("help.keys")),
  el("dl", {}, SHOWN.map((key) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, t(`key.${key}`))])));

/** Keys in the picture: from node to node, open, nearer and farther. */
function inPicture(event) {
  if (ARROWS[event.key]) {
    cursor = neighbourTowards(cursor ?? (state.panel[0] === "thing" ? state.panel[1] : null), ...ARROWS[event.key]);
    if (!Number.isFinite(cursor)) { cursor = null; return; }
    moveTo(cursor);
    byId("said").textContent = `${t(things[cursor].kind)} ${things[cursor].label}`;
  } else if (event.key === "Enter" && cursor !== null) go(thingAddress(cursor));
  else if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") fitAll();
  else return;
  event.preventDefault();
}

function anywhere(event) {
  const typing = event.target.matches?.("input, select, textarea");
  if (event.key === "Escape" && !byId("dialog").open) go("#");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "/") { event.preventDefault(); byId("query").focus(); }
  else if (event.key === "?") showHelp();
  else if (VIEW_KEYS[event.key]) go(undefined, { view: VIEW_KEYS[event.key] });
}

export function startKeys() {
  byId("network").addEventListener("keydown", inPicture);
  document.addEventListener("keydown", anywhere);
}
