// What is shown stands in the address, so it can be kept, sent and gone back to.
import { named, nameOf } from "./data.js";

/** kind/name: the kind and the rest of a thing's name, each without a bare slash. */
function address(thing) {
  const [kind, ...rest] = nameOf(thing).split("/");
  return `${encodeURIComponent(kind)}/${encodeURIComponent(rest.join("/"))}`;
}

export const thingAddress = (thing) => `#t/${address(thing)}`;
export const linkAddress = (a, b) => `#l/${address(a)}/${address(b)}`;
export const articleAddress = (article, sentence) => `#a/${article}` + (sentence === undefined ? "" : `/${sentence}`);

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a malformed address names nothing, which is handled as such
  }
}

/** [kind, …numbers] of an address; ["overview"] where it names nothing that is here. */
export function parseAddress(hash) {
  const [kind, ...parts] = hash.replace(/^#/, "").split("/");
  if (kind === "a") return ["article", Number(parts[0]), parts[1] === undefined ? undefined : Number(parts[1])];
  const words = parts.map(decoded);
  const numbers = [words.slice(0, 2), words.slice(2)].map((pair) => named.get(pair.join("/")));
  if (kind === "t" && numbers[0] !== undefined) return ["thing", numbers[0]];
  if (kind === "l" && numbers.every((number) => number !== undefined)) return ["link", ...numbers];
  return ["overview"];
}
