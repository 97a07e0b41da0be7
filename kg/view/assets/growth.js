// Where things that are drawn on demand find their place, and how their labels break.

/** Ground below everything that stands. */
export function freeGround(taken) {
  return { x: 0, y: Math.max(0, ...taken.map(([, y]) => y)) + 260 };
}

/** Places around `origin` that nothing has taken, the nearest first, one for each of `count`; they are taken then. */
export function freePlaces(origin, taken, count) {
  const found = [];
  for (let step = 0; found.length < count; step += 1) {
    const radius = Math.sqrt(130 ** 2 + 2400 * step), angle = step * 2.399963; // a sunflower's seeds: evenly dense
    const x = Math.round(origin.x + 1.35 * radius * Math.cos(angle)), y = Math.round(origin.y + radius * Math.sin(angle));
    if (taken.every(([tx, ty]) => Math.abs(tx - x) > 135 || Math.abs(ty - y) > 78)) {
      taken.push([x, y]);
      found.push([x, y]);
    }
  }
  return found;
}

/** Nine characters a line, two lines. */
export function wrapLabel(label) {
  const characters = [...label];
  const rows = [characters.slice(0, 9).join("")];
  if (characters.length > 9) rows.push(characters.slice(9, 17).join("") + (characters.length > 17 ? "…" : ""));
  return rows;
}
