// How two things are connected: the way that says most, over strong ties and around hubs, which link anything.
import { linksOf, sentences, things } from "./data.js";

const TOGETHER = 0.25, CROWD = 24; // as in kg/relations/ties.py
let ties = null;

/** For each thing its ties as a map from the other to the weight: relations, and to be named in one sentence. */
function allTies() {
  const found = things.map((_, thing) => new Map(linksOf[thing].filter(([other]) => things[other].kind !== "action")));
  for (const { mentions } of sentences) {
    const named = [...new Set(mentions.map((mention) => mention[2]))];
    if (named.length < 2 || named.length > CROWD) continue;
    for (const a of named) for (const b of named) if (a !== b && !found[a].has(b)) found[a].set(b, TOGETHER / (named.length - 1));
  }
  return found;
}

/** The things on the way from `a` to `b`, both included; empty where no way exists. */
export function findPath(a, b) {
  ties ??= allTies();
  const cost = new Map([[a, 0]]), before = new Map(), open = new Set([a]);
  while (open.size) {
    let near = null;
    for (const thing of open) if (near === null || cost.get(thing) < cost.get(near)) near = thing;
    if (near === b) return wayBack(before, b);
    open.delete(near);
    for (const [other, weight] of ties[near]) {
      if (things[other].kind === "action") continue;
      const hub = other === b ? 0 : Math.log2(1 + ties[other].size) / 2;
      const total = cost.get(near) + 1 / (0.25 + weight) + hub;
      if (total < (cost.get(other) ?? Infinity)) {
        cost.set(other, total);
        before.set(other, near);
        open.add(other);
      }
    }
  }
  return [];
}

function wayBack(before, end) {
  const way = [end];
  while (before.has(way[0])) way.unshift(before.get(way[0]));
  return way;
}
