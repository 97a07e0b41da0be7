// The graph as the page knows it: numbered things, and what belongs to each.
import { block } from "./dom.js";

const payload = block("data");
export const { things, facts, sentences, articles, links } = payload;

/** Every thing in a fact's slots, the action that it is included. */
export function thingsOf(fact) {
  const found = new Set();
  for (const [slot, value] of Object.entries(fact)) {
    if (slot === "s") continue;
    for (const one of Array.isArray(value) ? value : [value]) if (Number.isInteger(one)) found.add(one);
  }
  return found;
}

function indexed(entries) {
  const index = things.map(() => []);
  for (const [thing, entry] of entries) index[thing].push(entry);
  return index;
}

/** For each thing: its facts, its links as [other, weight] (the strongest first), and the sentences that name it. */
export const factsOf = indexed(facts.flatMap((fact) => [...thingsOf(fact)].map((thing) => [thing, fact])));
export const linksOf = indexed(links.flatMap(([a, b, weight]) => [[a, [b, weight]], [b, [a, weight]]]));
linksOf.forEach((list) => list.sort((one, other) => other[1] - one[1] || one[0] - other[0]));
export const sentencesOf = indexed(
  sentences.flatMap((sentence, i) => [...new Set(sentence[2].map((mention) => mention[2]))].map((thing) => [thing, i])),
);

export const numberOf = new Map(things.map((thing, i) => [thing.iri, i]));

/** The facts that hold both things. */
export const factsBetween = (a, b) => factsOf[a].filter((fact) => thingsOf(fact).has(b));

/** A short, stable name for a thing's address: the IRI without its base. */
export const nameOf = (thing) => things[thing].iri.replace(/^https?:\/\/[^/]+\//, "");
export const named = new Map(things.map((_, i) => [nameOf(i), i]));
