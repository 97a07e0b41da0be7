// The picture as a drawing (SVG) and as an image (PNG), as it stands: what is in focus, or all that is shown.
import { byId, svg } from "./dom.js";
import { things } from "./data.js";
import { css, drawing } from "./canvas.js";

const POINTS = {
  place: [[0, -1], [0.87, 0.5], [-0.87, 0.5]], document: [[0, 1], [0.87, -0.5], [-0.87, -0.5]], action: [[0, -1], [1, 0], [0, 1], [-1, 0]],
  meeting: [[0.5, -0.87], [1, 0], [0.5, 0.87], [-0.5, 0.87], [-1, 0], [-0.5, -0.87]], body: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
};
const MARGIN = 90;

function shape({ x, y, size, thing }) {
  const { kind } = things[thing];
  const fill = css(`--${kind}`);
  if (kind === "person") return svg("circle", { cx: x, cy: y, r: size, fill });
  return svg("polygon", { points: POINTS[kind].map(([dx, dy]) => `${x + dx * size},${y + dy * size}`).join(" "), fill });
}

function label({ x, y, size, rows }) {
  return svg("text", { x, y: y + size + 15, "text-anchor": "middle", "paint-order": "stroke", stroke: css("--ground"), "stroke-width": 3, fill: css("--ink") },
    rows.map((row, i) => svg("tspan", { x, dy: i ? 16 : 0 }, row)));
}

/** The drawing as the text of an SVG file. */
export function asSvg() {
  const { nodes, edges } = drawing();
  const at = new Map(nodes.map((node) => [node.thing, node]));
  const [left, top] = [Math.min(0, ...nodes.map(({ x }) => x)) - MARGIN, Math.min(0, ...nodes.map(({ y }) => y)) - MARGIN];
  const [right, low] = [Math.max(0, ...nodes.map(({ x }) => x)) + MARGIN, Math.max(0, ...nodes.map(({ y }) => y)) + MARGIN];
  const picture = svg("svg", { viewBox: `${left} ${top} ${right - left} ${low - top}`, width: right - left, height: low - top, "font-family": "sans-serif", "font-size": 13 },
    svg("title", {}, document.title), svg("rect", { x: left, y: top, width: right - left, height: low - top, fill: css("--ground") }),
    edges.map(({ from, to, value }) => svg("line", { x1: at.get(from).x, y1: at.get(from).y, x2: at.get(to).x, y2: at.get(to).y, stroke: css("--edge"), "stroke-width": Math.min(5, 1 + Math.log2(1 + value) / 2) })),
    nodes.map(shape), nodes.map(label));
  return new XMLSerializer().serializeToString(picture);
}

/** The canvas as it is seen, on the page's ground. */
export function asPng() {
  const canvas = byId("network").querySelector("canvas");
  const copy = document.createElement("canvas");
  Object.assign(copy, { width: canvas.width, height: canvas.height });
  const context = copy.getContext("2d");
  context.fillStyle = css("--ground");
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  return new Promise((done) => { copy.toBlob(done, "image/png"); });
}
