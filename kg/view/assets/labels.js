// Labels keep their size on the screen at every zoom: written by rank, and only where nothing else stands.

const overlaps = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
const inside = (box, frame) => box[0] >= frame[0] && box[2] <= frame[2] && box[1] >= frame[1] && box[3] <= frame[3];

/** The places for a label of this width and height at a node, the best first: below, right, left, above. */
function* places({ x, y, size }, width, high, gap) {
  yield [x - width / 2, y + size + gap, "center"];
  yield [x + size + gap, y - high / 2, "left"];
  yield [x - size - gap - width, y - high / 2, "right"];
  yield [x - width / 2, y - size - gap - high, "center"];
}

const FOREMOST = 12; // the labels of so many may stand over smaller nodes, if there is no free place

const widths = new Map(); // of labels, for a font of 100 pixels divided by 100

/** The width of the widest row, as a multiple of the font's size; measured once. */
function widthOf(context, rows, face) {
  if (!widths.has(rows)) {
    const { font } = context;
    context.font = `100px ${face}`;
    widths.set(rows, Math.max(...rows.map((row) => context.measureText(row).width)) / 100);
    context.font = font;
  }
  return widths.get(rows);
}

/**
 * Write the labels of `nodes` ({ x, y, size, rows, always }) in their order; `frame` is what the window shows, in the
 * picture's units, of which `scale` pixels make one.
 */
export function writeLabels(context, nodes, { scale, frame, ink, ground, face }) {
  const size = (13 * Math.min(1.15, Math.max(0.92, scale))) / scale;
  const line = size * 1.25, gap = 4 / scale;
  const dots = nodes.map((node) => [node.x - node.size, node.y - node.size, node.x + node.size, node.y + node.size]);
  const taken = [];
  context.save();
  Object.assign(context, { font: `${size}px ${face}`, textBaseline: "top", lineJoin: "round", lineWidth: 3.5 / scale, strokeStyle: ground, fillStyle: ink });
  nodes.forEach((node, rank) => {
    const width = widthOf(context, node.rows, face) * size, high = node.rows.length * line;
    const boxes = [...places(node, width, high, gap)].map(([left, top, align]) => ({ box: [left, top, left + width, top + high], align }));
    const free = ({ box }) => inside(box, frame) && !taken.some((other) => overlaps(box, other));
    const clear = (place) => free(place) && !dots.some((other) => overlaps(place.box, other));
    const place = boxes.find(clear) ?? (rank < FOREMOST ? boxes.find(free) : undefined) ?? (node.always ? boxes[0] : undefined);
    if (!place) return;
    taken.push(place.box);
    write(context, node.rows, place.box, line, place.align);
  });
  context.restore();
}

function write(context, rows, [left, top, right], line, align) {
  context.textAlign = align;
  const x = { left, right, center: (left + right) / 2 }[align];
  rows.forEach((row, i) => {
    context.strokeText(row, x, top + i * line);
    context.fillText(row, x, top + i * line);
  });
}
