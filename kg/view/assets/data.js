// The graph as the page knows it, read from the compact rows that payload.py wrote.
import { block } from "./dom.js";
import { nameInEnglish } from "./words.js";

const payload = block("data");
export const { base } = payload;
const { words: vocabulary, columns } = payload;
export const KINDS = payload.kinds;
export const FACT_KINDS = Object.keys(columns);
export const SYLLABLES = payload.pinyin;
nameInEnglish(payload.topics);

const QUOTED = new Set(["text", "object", "honour"]); // slots whose words may be told by their place in the sentence
const shared = (value) => (typeof value === "number" && value < 0 ? vocabulary[-1 - value] : value);

/** People, bodies, places, meetings and documents by rank; the actions follow them. */
export const things = payload.things.map(([kind, label, name, also = [], details = {}]) =>
  ({ kind: KINDS[kind], label, name: name || label, also: also || [], ...details }));
export const sentences = []; // { article, begin, end, mentions: [[begin, end, thing], …] }, offsets in the article's text
export const articles = payload.articles.map(readArticle);

function readArticle([name, headline, date, file, text, spans, named = []], number) {
  const first = sentences.length;
  let end = 0;
  for (let i = 0; i < spans.length; i += 2) {
    const begin = end + spans[i];
    end = begin + spans[i + 1];
    sentences.push({ article: number, begin, end, mentions: [] });
  }
  let begin = 0, at = first;
  for (let i = 0; i < named.length; i += 3) {
    begin += named[i];
    while (at + 1 < sentences.length && sentences[at].end <= begin) at += 1;
    sentences[at]?.mentions.push([begin, begin + named[i + 1], named[i + 2]]);
  }
  return { name, headline: headline || text.slice(0, Math.max(0, text.indexOf("\n"))), date: shared(date), file: shared(file), text, first, last: sentences.length };
}

const wordsOf = ({ article, begin, end }) => articles[article].text.slice(begin, end);
export const sentenceWords = (number) => wordsOf(sentences[number]);

/** Facts: k kind, id, s sentences, t things in its slots, the slots by name, and self for an action. */
export const facts = FACT_KINDS.flatMap((kind) => payload.facts[kind].map((row) => readFact(kind, row)));

function readFact(kind, [id, s, ...cells]) {
  const fact = { k: kind, id, s: Array.isArray(s) ? s : [s], t: [] };
  cells.forEach((cell, i) => {
    if (cell === "" || (Array.isArray(cell) && !cell.length)) return;
    fact[columns[kind][i]] = readCell(cell, fact, columns[kind][i]);
  });
  if (kind === "action") {
    fact.self = things.length;
    things.push({ kind, label: `${[fact.verb ?? ""].flat().join("")}${[fact.object ?? ""].flat().join("")}`, name: id, also: [] });
    fact.t.push(fact.self);
  }
  fact.t = [...new Set(fact.t)];
  return fact;
}

function readCell(cell, fact, slot) {
  if (QUOTED.has(slot) && Array.isArray(cell) && cell.length === 2 && cell[0] >= 0) {
    const { article, begin } = sentences[fact.s[0]];
    return articles[article].text.slice(begin + cell[0], begin + cell[0] + cell[1]);
  }
  for (const one of Array.isArray(cell) ? cell : [cell]) if (Number.isInteger(one) && one >= 0) fact.t.push(one);
  return Array.isArray(cell) ? cell.map(shared) : shared(cell);
}

function indexed() {
  return things.map(() => []);
}

/** For each thing: its facts, its links as [other, weight] (the strongest first), and the sentences that name it. */
export const factsOf = indexed();
for (const fact of facts) for (const thing of fact.t) factsOf[thing].push(fact);
export const linksOf = indexed();
const between = (a, b, weight) => { linksOf[a].push([b, weight]); linksOf[b].push([a, weight]); };
for (let i = 0; i < payload.links.length; i += 3) between(...payload.links.slice(i, i + 3));
for (const { self, t } of facts) if (self !== undefined) for (const other of t) if (other !== self) between(self, other, 1);
for (const linked of linksOf) linked.sort((one, other) => other[1] - one[1] || one[0] - other[0]);
export const sentencesOf = indexed();
sentences.forEach(({ mentions }, i) => {
  for (const [, , thing] of mentions) if (sentencesOf[thing].at(-1) !== i) sentencesOf[thing].push(i);
});

/** The facts that hold both things. */
export const factsBetween = (a, b) => {
  const [few, other] = factsOf[a].length < factsOf[b].length ? [a, b] : [b, a];
  return factsOf[few].filter((fact) => fact.t.includes(other));
};

/** The actions that report on an action, by its number. */
export const followUps = new Map();
for (const fact of facts) {
  for (const earlier of [fact.follows ?? []].flat()) {
    if (Number.isInteger(earlier)) followUps.set(earlier, [...(followUps.get(earlier) ?? []), fact]);
  }
}
export const actions = facts.filter((fact) => fact.k === "action");
export const factNamed = new Map(facts.map((fact) => [fact.id, fact]));
export const articleNamed = new Map(articles.map(({ name }, i) => [name, i]));
export const thingNamed = new Map(things.map(({ kind, name }, i) => [`${kind}/${name}`, i]));
export const iriOf = (thing) => `${base}${things[thing].kind}/${things[thing].name}`;

/** The date of the first article that states a fact. */
export const dateOf = (fact) => articles[sentences[fact.s[0]].article].date;
