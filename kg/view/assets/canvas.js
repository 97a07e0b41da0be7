// The picture: fixed places, a veil over what is not in focus, and more things on demand.
import { block, byId } from "./dom.js";
import { linksOf, things } from "./data.js";
import { isShown, linkShown, pin, thingShown } from "./filters.js";
import { freeGround, freePlaces, wrapLabel } from "./growth.js";
import { writeLabels } from "./labels.js";

export const SHAPES = { person: "dot", body: "square", place: "triangle", meeting: "hexagon", document: "triangleDown", action: "diamond" };
export const STEP = 60; // as many neighbours are drawn at once
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const drawn = new Set();
const rows = new Map(); // the lines of labels
let focus = null, hovered = null;
let network, nodes, edges;
let smallest = 9; // the radius of what is drawn on demand: that of the least linked of the first
let palette = {}; // ink, ground and face, read from the style once

export const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function appearance() {
  const ink = css("--ink"), ground = css("--ground");
  palette = { ink, ground, face: css("--face") };
  const groups = Object.fromEntries(Object.entries(SHAPES).map(([kind, shape]) => {
    const colour = css(`--${kind}`);
    const state = { background: colour, border: ground };
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

/** Build the network from what pyvis left in the page; `on` gets click events on things, links and the ground. */
export function startCanvas(on) {
  nodes = new vis.DataSet(block("nodes").map(startNode));
  smallest = Math.min(...nodes.map(({ size }) => size), 40);
  edges = new vis.DataSet(block("edges").map((edge) => ({ ...edge, id: edgeId(edge.from, edge.to) })));
  network = new vis.Network(byId("network"), { nodes, edges }, { ...JSON.parse(block("options")), ...appearance() });
  network.renderer._drawEdges = (context) => { if (!focus) drawLinks(context); };
  network.on("click", ({ nodes: [thing], edges: [edge] }) => {
    if (thing !== undefined) on.thing(thing);
    else if (edge !== undefined) on.link(...edge.split("-").map(Number));
    else on.ground();
  });
  network.on("afterDrawing", finish);
  network.on("hoverNode", ({ node }) => { hovered = node; byId("network").style.cursor = "pointer"; });
  network.on("blurNode", () => { hovered = null; byId("network").style.cursor = ""; });
  dark.addEventListener("change", restyle);
}

/** A node as vis takes it, without pyvis's shape and label, which are drawn here. */
function startNode({ id, group, size, x, y, label }) {
  rows.set(id, label.split("\n"));
  drawn.add(id);
  return { id, group, size, x, y };
}

const edgeId = (a, b) => (a < b ? `${a}-${b}` : `${b}-${a}`);

function restyle() {
  network.setOptions(appearance());
  nodes.update(nodes.map(({ id, group }) => ({ id, group })));
}

/** After vis has drawn nodes and links: what is out of focus fades, and labels are written on top. */
function finish(context) {
  const { x, y } = network.getViewPosition();
  const scale = network.getScale();
  const { clientWidth: width, clientHeight: height } = byId("network");
  const frame = [x - width / 2 / scale, y - height / 2 / scale, x + width / 2 / scale, y + height / 2 / scale];
  if (focus) veil(context, frame);
  const order = [...drawn].filter((thing) => thingShown(thing) && (!focus || focus.has(thing) || thing === hovered)).sort((a, b) => a - b);
  if (hovered !== null && order.includes(hovered)) order.unshift(...order.splice(order.indexOf(hovered), 1));
  const labelled = order.map((thing) => {
    const { x: left, y: top, options } = network.body.nodes[thing];
    return { x: left, y: top, size: options.size, rows: rows.get(thing), always: thing === hovered };
  });
  writeLabels(context, labelled, { scale, frame, ...palette });
}

/** The links of what is in focus, or all; in place of vis's own, which would draw a thousand that are out of focus. */
function drawLinks(context) {
  for (const id of network.body.edgeIndices) {
    const edge = network.body.edges[id];
    if (edge.connected && (!focus || (focus.has(edge.fromId) && focus.has(edge.toId)))) edge.draw(context);
  }
}

/** Paint the ground over everything and what is in focus again on top: cheaper than changing every node. */
function veil(context, [left, top, right, low]) {
  context.save();
  context.globalAlpha = 0.86;
  context.fillStyle = palette.ground;
  context.fillRect(left - 1, top - 1, right - left + 2, low - top + 2);
  context.restore();
  drawLinks(context);
  for (const thing of focus) if (thingShown(thing)) network.body.nodes[thing].draw(context);
}

/** The thing and all within so many hops, the strongest links first. */
function around(thing, hops) {
  const found = new Set([thing]);
  let edge = [thing];
  for (let hop = 0; hop < hops; hop += 1) {
    edge = edge.flatMap((one) => linksOf[one].filter(([other]) => linkShown(one, other)).map(([other]) => other)).filter((other) => !found.has(other) && found.add(other));
  }
  return found;
}

/** Show a thing and its neighbourhood, drawing at most `most` that are not drawn yet; returns how many are left out. */
export function focusOn(thing, hops, most) {
  pin(thing);
  const near = [...around(thing, hops)].filter((other) => thingShown(other));
  const wanted = near.filter((other) => other === thing || hops === 1 || drawn.has(other) || linksOf[thing].some(([one]) => one === other));
  reveal(thing, wanted.filter((other) => !drawn.has(other)).slice(0, most));
  return frame(near.filter((other) => drawn.has(other)), thing, near.length);
}

/** Show some things and the links between them: a link's two ends, a path, a fact's things. */
export function focusOnAll(some) {
  pin(undefined);
  if (!some.length) return unfocus();
  reveal(some[0], some);
  return frame(some, some[0], some.length);
}

function frame(some, selected, all) {
  focus = new Set(some);
  refresh();
  network.setSelection({ nodes: [selected], edges: some.length === 2 && edges.get(edgeId(...some)) ? [edgeId(...some)] : [] }, { highlightEdges: false });
  fit(some, 1.25);
  return all - some.length;
}

export function unfocus() {
  pin(undefined);
  focus = null;
  network.unselectAll();
  refresh();
}

/** Hide and show nodes and links as the filters say; only what changes is touched. */
export function refresh() {
  const seen = (data, shows) => data.update(data.get().filter((item) => shows(item) === Boolean(item.hidden)).map((item) => ({ id: item.id, hidden: !item.hidden })));
  seen(nodes, ({ id }) => thingShown(id));
  seen(edges, ({ from, to }) => linkShown(from, to));
  network.body.emitter.emit("_requestRedraw"); // with whatever else asks for one before the next frame
}

/** The whole picture, or where the window is too small for it, as much around the most central thing as it holds. */
export function fitAll() {
  const some = nodes.getIds().filter((id) => thingShown(id)).sort((a, b) => a - b);
  fit(some, 1.1, false);
  if (some.length && (network.getScale() < 0.15 || byId("network").clientWidth < 600)) network.moveTo({ scale: 0.5, position: nodes.get(some[0]) });
}

/** Bring the things into view with their labels, clear of the buttons above. */
function fit(some, most, animation = motion()) {
  if (!some.length) return;
  const { clientWidth: width, clientHeight: height } = byId("network");
  const above = 44, below = 34;
  const points = some.map((thing) => nodes.get(thing));
  const [left, right] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))];
  const [top, low] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))];
  const beside = Math.min(120, width / 3); // labels keep their size on the screen at every zoom
  const scale = Math.max(0.02, Math.min((width - beside) / (right - left || 1), (height - above - below - 30) / (low - top || 1), most));
  const position = { x: (left + right) / 2, y: (top + low) / 2 + (below - above) / 2 / scale };
  network.moveTo({ position, scale, animation });
}

const QUICK = 200; // nodes that can be drawn again and again while the picture moves

const motion = () => (drawn.size > QUICK || window.matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 180, easingFunction: "easeOutQuad" });

/** Add things that are not drawn yet around `centre`, on free ground. */
function reveal(centre, wanted) {
  const fresh = wanted.filter((thing) => !drawn.has(thing));
  if (!fresh.length) return;
  const taken = nodes.map(({ x, y }) => [x, y]);
  const origin = drawn.has(centre) ? nodes.get(centre) : freeGround(taken);
  if (!drawn.has(centre)) taken.push([origin.x, origin.y]);
  const others = fresh.filter((thing) => thing !== centre);
  const places = freePlaces(origin, taken, others.length);
  const found = others.map((thing, i) => [thing, places[i]]);
  add(fresh.length > others.length ? [[centre, [origin.x, origin.y]], ...found] : found);
}

/** Draw things at their places with their links to what is drawn; all at once, since every change draws anew. */
function add(placed) {
  for (const [thing] of placed) {
    drawn.add(thing);
    rows.set(thing, wrapLabel(things[thing].label));
  }
  const links = new Map();
  for (const [thing] of placed) {
    for (const [other, value] of linksOf[thing]) {
      if (drawn.has(other)) links.set(edgeId(thing, other), { id: edgeId(thing, other), from: thing, to: other, value, hidden: !linkShown(thing, other) });
    }
  }
  nodes.add(placed.map(([thing, [x, y]]) => ({ id: thing, group: things[thing].kind, size: smallest, x, y, hidden: !thingShown(thing) })));
  edges.add([...links.values()]);
}

/** Draw the most linked things of a kind that is shown for the first time, each near what it is linked with most. */
export function drawKind(kind) {
  if (!isShown(kind) || nodes.get({ filter: (node) => node.group === kind }).length) return;
  const some = things.map((_, i) => i).filter((i) => things[i].kind === kind && linksOf[i].some(([other]) => drawn.has(other))).slice(0, 80);
  const taken = nodes.map(({ x, y }) => [x, y]);
  add(some.map((thing) => {
    const [near] = linksOf[thing].find(([other]) => drawn.has(other));
    return [thing, freePlaces(nodes.get(near), taken, 1)[0]];
  }));
}

/** How many things the picture shows now. */
export const shownCount = () => [...drawn].filter((thing) => thingShown(thing)).length;

/** What an exporter needs: places, sizes, lines of labels and the links that are drawn and shown. */
export function drawing() {
  const some = [...drawn].filter((thing) => thingShown(thing) && (!focus || focus.has(thing))).sort((a, b) => a - b);
  const chosen = new Set(some);
  return {
    nodes: some.map((thing) => ({ thing, rows: rows.get(thing), size: nodes.get(thing).size, ...network.getPosition(thing) })),
    edges: edges.get().filter((edge) => !edge.hidden && chosen.has(edge.from) && chosen.has(edge.to)),
  };
}

/** The next shown thing from `thing` in a direction, for those who move by keys. */
export function neighbourTowards(thing, dx, dy) {
  const some = [...drawn].filter((one) => thingShown(one) && one !== thing);
  if (thing === null || !drawn.has(thing)) return Math.min(...some);
  const from = nodes.get(thing);
  const cost = (one) => {
    const { x, y } = nodes.get(one);
    const along = (x - from.x) * dx + (y - from.y) * dy, aside = Math.abs((x - from.x) * dy - (y - from.y) * dx);
    return along > 0 ? along + 2 * aside : Infinity;
  };
  const best = some.reduce((one, other) => (cost(other) < cost(one) ? other : one), some[0]);
  return best !== undefined && cost(best) < Infinity ? best : thing;
}

/** Mark a thing as the one under the keys and bring it into view. */
export function moveTo(thing) {
  hovered = thing;
  network.selectNodes([thing], false);
  network.moveTo({ position: nodes.get(thing), animation: motion() });
}

export const zoom = (factor) => network.moveTo({ scale: Math.min(3, Math.max(0.05, network.getScale() * factor)) });
