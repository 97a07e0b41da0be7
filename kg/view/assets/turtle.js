// Facts as Turtle, in the terms of the graph itself, with the words of their evidence.
import { list } from "./dom.js";
import { articles, base, iriOf, sentenceWords, sentences, things } from "./data.js";

const CLASSES = {
  post: ["org:Membership", "org:member"], appointment: ["kg:Appointment", "org:member"], removal: ["kg:Removal", "org:member"],
  meeting: ["kg:Participation", "kg:participant"], statement: ["kg:Statement", "kg:speaker"], action: ["kg:PolicyAction", "kg:actor"],
  honour: ["kg:Award", "kg:recipient"], figure: ["sosa:Observation", "sosa:hasFeatureOfInterest"], link: ["rdf:Statement", "rdf:subject"],
};
const TERMS = {
  body: "org:organization", asOf: "kg:asOf", from: "schema:startDate", to: "schema:endDate", date: "dcterms:date", meeting: "kg:meeting",
  text: "schema:text", manner: "kg:manner", verb: "kg:verb", object: "kg:object", for: "kg:beneficiary", place: "schema:location",
  due: "kg:due", source: "kg:source", part: "kg:partOf", follows: "kg:follows", honour: "kg:honour", unit: "schema:unitText", whole: "rdf:object", rule: "kg:rule",
};
const NAMED = { role: ["org:role", "org:Role"], indicator: ["sosa:observedProperty", "kg:Indicator"], topic: ["kg:topic", "skos:Concept"] };
const RELATIONS = { sfWithin: "geo:sfWithin", subOrganizationOf: "org:subOrganizationOf" };
const CLASS_OF = { person: "kg:Person", body: "kg:Body", place: "kg:Place", meeting: "kg:Meeting", document: "kg:Document" };
const PREFIXES = () => ({
  kg: `${base}ontology#`, org: "http://www.w3.org/ns/org#", schema: "https://schema.org/", skos: "http://www.w3.org/2004/02/skos/core#",
  sosa: "http://www.w3.org/ns/sosa/", geo: "http://www.opengis.net/ont/geosparql#", rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  dcterms: "http://purl.org/dc/terms/", nif: "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#", xsd: "http://www.w3.org/2001/XMLSchema#",
});

const ESCAPES = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r" };
const literal = (words) => `"${String(words).replace(/["\\\n\r]/g, (char) => ESCAPES[char])}"`;
/** An IRI in brackets; what Turtle does not allow inside stands as escapes. */
const iri = (address) => `<${address.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (char) => `\\u${char.codePointAt(0).toString(16).padStart(4, "0")}`)}>`;
const DATES = [[/^\d{4}-\d\d-\d\d$/, "date"], [/^\d{4}-\d\d$/, "gYearMonth"], [/^\d{4}$/, "gYear"]];

function value(slot, one) {
  if (Number.isInteger(one)) return iri(iriOf(one));
  const type = ["asOf", "from", "to", "date", "due", "whole"].includes(slot) && DATES.find(([form]) => form.test(one));
  return type ? `${literal(one)}^^xsd:${type[1]}` : literal(one);
}

function amount(words) {
  const [number, unit, bound] = words.split("|");
  return `[ a schema:QuantitativeValue ; schema:value "${number}"^^xsd:decimal ; schema:unitText ${literal(unit)} ; kg:bound kg:${bound || "exactly"} ]`;
}

function* slots(fact) {
  for (const who of list(fact.who)) yield `${CLASSES[fact.k][1]} ${value("who", who)}`;
  for (const [slot, term] of Object.entries(TERMS)) for (const one of list(fact[slot])) yield `${term} ${value(slot, one)}`;
  for (const [slot, [term, kind]] of Object.entries(NAMED)) for (const one of list(fact[slot])) yield `${term} [ a ${kind} ; skos:prefLabel ${literal(one)}@zh ]`;
  for (const one of [...list(fact.status).map((x) => ["status", x]), ...list(fact.capacity).map((x) => ["capacity", x])]) yield `kg:${one[0]} kg:${one[1]}`;
  for (const one of list(fact.quantity)) yield `kg:quantity ${amount(one)}`;
  for (const one of list(fact.value)) yield `schema:value "${one}"^^xsd:decimal`;
  for (const one of list(fact.item)) yield `kg:item ${one}`;
  if (fact.change !== undefined) yield `kg:isChange ${fact.change}`;
  for (const one of list(fact.relation)) yield `rdf:predicate ${RELATIONS[one] ?? `schema:${one}`}`;
}

function sentence(number) {
  const { article, begin, end } = sentences[number];
  const { name, headline, date } = articles[article];
  return `${iri(`${base}sentence/${name}-${begin}-${end}`)} a kg:Sentence ; nif:anchorOf ${literal(sentenceWords(number))} ; kg:article ${iri(`${base}article/${name}`)} .\n`
    + `${iri(`${base}article/${name}`)} schema:headline ${literal(headline)}${date ? ` ; schema:datePublished ${value("date", date)}` : ""} .\n`;
}

/** A Turtle document of the facts, the things in them and the sentences that state them. */
export function turtle(some) {
  const head = Object.entries(PREFIXES()).map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`).join("");
  const used = [...new Set(some.flatMap((fact) => fact.t))].filter((thing) => things[thing].kind !== "action").sort((a, b) => a - b);
  const described = used.map((thing) => `${iri(iriOf(thing))} a ${CLASS_OF[things[thing].kind]} ; skos:prefLabel ${literal(things[thing].label)}@zh .\n`);
  const stated = some.map((fact) => {
    const address = `${base}${fact.self === undefined ? "fact" : "action"}/${fact.id}`;
    const proof = fact.s.map((number) => `kg:evidence ${iri(`${base}sentence/${articles[sentences[number].article].name}-${sentences[number].begin}-${sentences[number].end}`)}`);
    return `${iri(address)} a ${[CLASSES[fact.k][0], ...slots(fact), ...proof].join(" ;\n  ")} .\n`;
  });
  const told = [...new Set(some.flatMap((fact) => fact.s))].sort((a, b) => a - b).map(sentence);
  return [head, ...described, ...stated, ...told].join("\n");
}
