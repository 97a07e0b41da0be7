// The picture: fixed places, a veil over what is not in focus, and more things on demand.
import { block, byId } from "./dom.js";
import { linksOf, links, things } from "./data.js";

const SHAPES = { person: "dot", body: "square", place: "triangle", meeting: "hexagon", document: "triangleDown", action: "diamond" };
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const hidden = new Set(["action"]);
const drawn = new Set();
const labels = new Map();
let focus = null;
let pinned = null; // the thing that the panel shows: drawn even where its kind is filtered out
let network, nodes, edges;

const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function appearance() {
  const ink = css("--ink"), surface = css("--ground");
  const groups = Object.fromEntries(Object.entries(SHAPES).map(([kind, shape]) => {
    const colour = css(`--${kind}`);
    const state = { background: colour, border: surface };
    return [kind, { shape, color: { ...state, highlight: { background: colour, border: ink }, hover: { background: colour, border: ink } } }];
  }));
  return {
    groups,
    nodes: { borderWidth: 1.5, borderWidthSelected: 2.5 },
    edges: {
      smooth: false, hoverWidth: 1, selectionWidth: 1.5,
      color: { color: css("--edge"), highlight: css("--accent"), hover: css("--soft") }, scaling: { min: 1, max: 5, label: { enabled: false } },
    },
  };
}

const shown = (thing) => thing === pinned || !hidden.has(things[thing].kind);

/** Build the network from what pyvis left in the page; `on` gets click events on things, links and the ground. */
export function startCanvas(on) {
  nodes = new vis.DataSet(block("nodes").map(({ shape, label, ...node }) => labels.set(node.id, label) && node));
  edges = new vis.DataSet(block("edges").map((edge) => ({ ...edge, id: edgeId(edge.from, edge.to) })));
  nodes.forEach((node) => drawn.add(node.id));
  const options = { ...JSON.parse(block("options")), ...appearance() };
  network = new vis.Network(byId("network"), { nodes, edges }, options);
  network.on("click", ({ nodes: [thing], edges: [edge] }) => {
    if (thing !== undefined) on.thing(thing);
    else if (edge !== undefined) on.link(...edge.split("-").map(Number));
    else on.ground();
  });
  network.on("afterDrawing", finish);
  network.on("hoverNode", () => { byId("network").style.cursor = "pointer"; });
  network.on("blurNode", () => { byId("network").style.cursor = ""; });
  dark.addEventListener("change", restyle);
  return network;
}

const edgeId = (a, b) => (a < b ? `${a}-${b}` : `${b}-${a}`);

function restyle() {
  network.setOptions(appearance());
  nodes.update(nodes.map(({ id, group }) => ({ id, group })));
}

/** After vis has drawn nodes and links: what is out of focus fades, and labels are written on top. */
function finish(context) {
  if (focus) veil(context);
  writeLabels(context);
}

/** Paint the ground over everything and what is in focus again on top: cheaper than changing every node. */
function veil(context) {
  const { x, y } = network.getViewPosition();
  const scale = network.getScale();
  const { clientWidth: width, clientHeight: height } = byId("network");
  context.save();
  context.globalAlpha = 0.86;
  context.fillStyle = css("--ground");
  context.fillRect(x - width / scale, y - height / scale, (2 * width) / scale, (2 * height) / scale);
  context.restore();
  for (const edge of Object.values(network.body.edges)) {
    const ends = [edge.fromId, edge.toId];
    if (edge.connected && ends.every((thing) => focus.has(thing) && shown(thing))) edge.draw(context);
  }
  for (const thing of focus) if (shown(thing)) network.body.nodes[thing].draw(context);
}

/** Labels stay readable at any zoom: written by rank in the size of the screen, those left out that would overlap. */
function writeLabels(context) {
  const scale = network.getScale();
  const size = (13 * Math.min(1.2, Math.max(0.92, scale))) / scale;
  const taken = [];
  context.save();
  context.font = `${size}px ${css("--face")}`;
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = 3.5 / scale;
  context.strokeStyle = css("--ground");
  context.fillStyle = css("--ink");
  const order = [...drawn].filter((thing) => shown(thing) && (!focus || focus.has(thing)));
  for (const thing of order.sort((a, b) => a - b)) writeLabel(context, thing, size, taken);
  context.restore();
}

function writeLabel(context, thing, size, taken) {
  const { x, y, options } = network.body.nodes[thing];
  const rows = labels.get(thing).split("\n");
  const width = Math.max(...rows.map((row) => context.measureText(row).width)), high = rows.length * size * 1.25;
  const top = y + options.size + size * 0.35;
  const box = [x - width / 2, top, x + width / 2, top + high];
  if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) return;
  taken.push(box);
  rows.forEach((row, i) => {
    context.strokeText(row, x, top + i * size * 1.25);
    context.fillText(row, x, top + i * size * 1.25);
  });
}

/** The thing and all within so many hops, the strongest links first. */
function around(thing, hops) {
  const found = new Set([thing]);
  let edge = [thing];
  for (let hop = 0; hop < hops; hop += 1) {
    edge = edge.flatMap((one) => linksOf[one].map(([other]) => other)).filter((other) => !found.has(other) && found.add(other));
  }
  return found;
}

/** Show a thing and its neighbourhood; draws what is not drawn yet (at most 60 things). */
export function focusOn(thing, hops) {
  pin(thing);
  const near = [...around(thing, hops)].filter(shown);
  reveal(thing, near.filter((other) => hops === 1 || other === thing || drawn.has(other)).slice(0, 61));
  focus = new Set(near.filter((other) => drawn.has(other)));
  network.selectNodes([thing], false);
  fit([...focus], 1.25);
}

function pin(thing) {
  pinned = thing;
  nodes.update(nodes.map(({ id }) => ({ id, hidden: !shown(id) })));
}

export function focusOnLink(a, b) {
  pin(null);
  reveal(a, [a, b]);
  focus = new Set([a, b]);
  network.setSelection({ nodes: [], edges: edges.get(edgeId(a, b)) ? [edgeId(a, b)] : [] });
  fit([a, b], 1.25);
}

export function unfocus() {
  pin(null);
  focus = null;
  network.unselectAll();
  network.redraw();
}

/** The whole picture, or where the window is too small for it, as much around the most central thing as it holds. */
export function fitAll() {
  const some = nodes.getIds().filter((id) => shown(id)).sort((a, b) => a - b);
  fit(some, 1.1, false);
  if (network.getScale() < 0.42) moveNear(some[0], some, 0.55);
}

/** Centre on a thing, but never so near an end of the picture that the window shows empty ground beyond it. */
function moveNear(thing, some, scale) {
  const { clientWidth: width, clientHeight: height } = byId("network");
  const { above, below } = margins();
  const places = some.map((one) => nodes.get(one));
  const within = (at, ends, before, after) => {
    const least = Math.min(...ends) + before / scale, most = Math.max(...ends) - after / scale;
    return least < most ? Math.min(most, Math.max(least, at)) : (least + most) / 2;
  };
  const { x, y } = nodes.get(thing);
  network.moveTo({ scale, position: {
    x: within(x, places.map((place) => place.x), width / 2 - 60, width / 2 - 60),
    y: within(y, places.map((place) => place.y), height / 2 - above, height / 2 - below - 40),
  } });
}

/** What the buttons above and the legend below cover, in pixels. */
const margins = () => ({ above: 44, below: byId("legend").offsetHeight + 26 });

/** Bring the things into view with their labels, clear of the buttons above and the legend below. */
function fit(some, most, animation = motion()) {
  if (!some.length) return;
  const { clientWidth: width, clientHeight: height } = byId("network");
  const { above, below } = margins();
  const places = some.map((thing) => nodes.get(thing));
  const left = Math.min(...places.map(({ x }) => x)), right = Math.max(...places.map(({ x }) => x));
  const top = Math.min(...places.map(({ y }) => y)), low = Math.max(...places.map(({ y }) => y));
  const beside = Math.min(140, width / 3); // labels keep their size on the screen at every zoom
  const scale = Math.min((width - beside) / (right - left || 1), (height - above - below - 60) / (low - top || 1), most);
  const position = { x: (left + right) / 2, y: (top + low) / 2 + ((below - above) / 2 + 8) / scale };
  network.moveTo({ position, scale, animation });
}

const motion = () => (window.matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 260, easingFunction: "easeOutQuad" });

/** Add things that are not drawn yet in rings around `centre`, on free ground. */
function reveal(centre, wanted) {
  const fresh = wanted.filter((thing) => !drawn.has(thing));
  if (!fresh.length) return;
  const taken = nodes.map(({ x, y }) => [x, y]);
  const origin = drawn.has(centre) ? nodes.get(centre) : freeGround(taken);
  for (const thing of fresh) {
    const [x, y] = thing === centre ? [origin.x, origin.y] : freePlace(origin, taken);
    taken.push([x, y]);
    drawn.add(thing);
    labels.set(thing, wrapLabel(things[thing].label));
    nodes.add({ id: thing, group: things[thing].kind, size: 9, x, y });
  }
  const added = new Set(fresh);
  edges.add(links
    .filter(([a, b]) => (added.has(a) || added.has(b)) && drawn.has(a) && drawn.has(b))
    .map(([from, to, value]) => ({ id: edgeId(from, to), from, to, value })));
}

function freeGround(taken) {
  const low = Math.max(0, ...taken.map(([, y]) => y));
  return { x: 0, y: low + 260 };
}

function freePlace(origin, taken) {
  for (let step = 0; ; step += 1) {
    const radius = 130 + step * 7, angle = step * 2.399963;
    const x = Math.round(origin.x + 1.35 * radius * Math.cos(angle)), y = Math.round(origin.y + radius * Math.sin(angle));
    if (taken.every(([tx, ty]) => Math.abs(tx - x) > 135 || Math.abs(ty - y) > 78)) return [x, y];
  }
}

/** Nine characters a line, two lines: for what is drawn on demand. */
function wrapLabel(label) {
  const characters = [...label];
  const rows = [characters.slice(0, 9).join("")];
  if (characters.length > 9) rows.push(characters.slice(9, 17).join("") + (characters.length > 17 ? "…" : ""));
  return rows.join("\n");
}

export const isShown = (kind) => !hidden.has(kind);

/** Show or hide all things of a kind; the first show of a kind draws its most linked things. */
export function toggleKind(kind) {
  if (!hidden.delete(kind)) hidden.add(kind);
  if (isShown(kind) && !nodes.get({ filter: (node) => node.group === kind }).length) drawKind(kind);
  pin(pinned);
}

function drawKind(kind) {
  const some = things.map((_, i) => i).filter((i) => things[i].kind === kind && linksOf[i].length).slice(0, 80);
  for (const thing of some) reveal(linksOf[thing][0][0], [thing]);
}

/** How many things the picture shows now. */
export const shownCount = () => [...drawn].filter(shown).length;
