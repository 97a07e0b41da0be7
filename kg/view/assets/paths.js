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
  const cost = new Map([[a, 0]]), before = new Map(), done = new Set(), open = [[0, a]];
  while (open.length) {
    const [, near] = takeLeast(open);
    if (near === b) return wayBack(before, b);
    if (done.has(near)) continue;
    done.add(near);
    for (const [other, weight] of ties[near]) {
      if (things[other].kind === "action") continue;
      const hub = other === b ? 0 : Math.log2(1 + ties[other].size) / 2;
      const total = cost.get(near) + 1 / (0.25 + weight) + hub;
      if (total < (cost.get(other) ?? Infinity)) {
        cost.set(other, total);
        before.set(other, near);
        insert(open, [total, other]);
      }
    }
  }
  return [];
}

/** Put an entry into a heap whose first has the least cost. */
function insert(heap, entry) {
  let at = heap.length;
  for (let up = (at - 1) >> 1; at > 0 && heap[up][0] > entry[0]; up = (at - 1) >> 1) {
    heap[at] = heap[up];
    at = up;
  }
  heap[at] = entry;
}

function takeLeast(heap) {
  const [least] = heap, last = heap.pop();
  if (!heap.length) return least;
  let at = 0;
  for (;;) {
    let down = 2 * at + 1;
    if (down + 1 < heap.length && heap[down + 1][0] < heap[down][0]) down += 1;
    if (down >= heap.length || heap[down][0] >= last[0]) break;
    heap[at] = heap[down];
    at = down;
  }
  heap[at] = last;
  return least;
}

function wayBack(before, end) {
  const way = [end];
  while (before.has(way[0])) way.unshift(before.get(way[0]));
  return way;
}
