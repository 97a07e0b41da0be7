"""Telling: what one article states, with who is who, as the N-Quads of the article's graph."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import Literal, URIRef

from kg.errors import OffsetError
from kg.identity import Linker, home_thing
from kg.identity.iris import action_iri, article_name, digest, iri_of
from kg.model import Fact, Front, Kind, Occupancy, PolicyAction, Reading, Sentence, Thing
from kg.rdf.facts import Claim, claim_iri, claims
from kg.rdf.lines import Triple, nquads
from kg.rdf.namespaces import DCTERMS, ITSRDF, KG, NIF, PROV, RDF, SCHEMA
from kg.rdf.parts import parts
from kg.rdf.things import Namer, boolean, date, integer, node, text
from kg.rdf.wrong import without


def describe(reading: Reading, linker: Linker) -> bytes:
    """All that an article states, as the N-Quads lines of its graph: sorted, each once.

    Raises OffsetError where anything does not stand in the text at its offsets.
    """
    return nquads(triples_of(reading, linker), graph_of(reading))


def graph_of(reading: Reading) -> str:
    """The IRI of the graph that holds what an article states."""
    return iri_of("graph/article", article_name(reading.article))


def triples_of(reading: Reading, linker: Linker) -> Iterator[Triple]:
    """The triples of an article's graph, some of them more than once."""
    name = article_name(reading.article)
    yield from without(_all(reading, Namer(linker.inside(reading.article)), name), linker.wrong, name)


def _all(reading: Reading, namer: Namer, name: str) -> Iterator[Triple]:
    teller = _Teller(reading, namer, name)
    yield from describe_issue(reading.article.file, reading.front, namer)
    yield from teller.article()
    yield from teller.sentences()
    yield from teller.mentions()
    yield from teller.facts()
    yield from teller.joins()
    yield from teller.parts()
    yield from teller.follows()
    yield from namer.triples


def issue_iri(file: str, front: Front) -> URIRef:
    """The page or day of a newspaper: by newspaper, date and page where both first are known, else by its file."""
    if front.newspaper and front.date:
        return node("issue", "-".join(filter(None, (front.newspaper, front.date, front.page))))
    return node("issue", file)


def describe_issue(file: str, front: Front, namer: Namer) -> Iterator[Triple]:
    """What is known of the page that a file holds; each of its articles says the same."""
    issue = issue_iri(file, front)
    yield issue, RDF.type, KG.Issue
    yield issue, PROV.wasDerivedFrom, node("file", file)
    if front.date:
        yield issue, SCHEMA.datePublished, date(front.date)
    if front.home:
        yield issue, KG.home, namer.thing(home_thing(front.home))
    if front.newspaper:
        yield issue, SCHEMA.name, text(front.newspaper)
    if front.page:
        yield issue, SCHEMA.pagination, text(front.page)


@dataclass(frozen=True, slots=True)
class _Teller:
    """One article being told; ``name`` is the digest that its nodes are named by."""

    reading: Reading
    namer: Namer
    name: str

    def article(self) -> Iterator[Triple]:
        article, front = self.reading.article, self.reading.front
        iri = node("article", self.name)
        yield iri, RDF.type, KG.Article
        yield iri, KG.issue, issue_iri(article.file, front)
        yield iri, KG.text, text(article.text)
        yield iri, KG.kind, text(article.kind.value)
        yield iri, KG.complete, boolean(article.complete)
        yield iri, DCTERMS.source, text(article.file)
        if article.headline:
            yield iri, SCHEMA.headline, text(article.headline)
        if front.date:
            yield iri, SCHEMA.datePublished, date(front.date)
        for author in article.authors:
            yield iri, SCHEMA.author, self.namer.thing(Thing(Kind.PERSON, author.name))
        yield from self._pieces(iri)

    def _pieces(self, article: URIRef) -> Iterator[Triple]:
        for piece in self.reading.article.pieces:
            self._check("piece", piece.begin, piece.end)
            iri = node("piece", f"{self.name}-{piece.begin}")
            yield article, KG.piece, iri
            yield iri, RDF.type, KG.Piece
            yield iri, DCTERMS.source, text(piece.file or self.reading.article.file)
            yield iri, KG.offset, integer(piece.begin)
            yield iri, NIF.beginIndex, integer(piece.file_begin)
            yield iri, NIF.endIndex, integer(piece.file_end)

    def sentences(self) -> Iterator[Triple]:
        for sentence in self.reading.names.sentences:
            iri = self._sentence(sentence)
            yield iri, RDF.type, KG.Sentence
            yield iri, KG.article, node("article", self.name)
            yield from self._anchored("sentence", iri, sentence.begin, sentence.end)

    def mentions(self) -> Iterator[Triple]:
        sentences = self.reading.names.sentences
        begins = [sentence.begin for sentence in sentences]
        for mention in self.reading.names.mentions:
            at = bisect_right(begins, mention.begin) - 1
            if at < 0 or mention.end > sentences[at].end:
                raise OffsetError(
                    self.reading.article.file, "mention outside of a sentence", mention.begin, mention.end
                )
            iri = node("mention", f"{self.name}-{mention.begin}-{mention.end}")
            yield iri, RDF.type, KG.Mention
            yield iri, KG.sentence, self._sentence(sentences[at])
            yield iri, ITSRDF.taIdentRef, self.namer.thing(mention.thing)
            yield from self._anchored("mention", iri, mention.begin, mention.end)

    def parts(self) -> Iterator[Triple]:
        """Which actions are items of the list that another action of the article heads."""
        actions = (fact for fact in self.reading.facts if isinstance(fact, PolicyAction))
        for part, whole in parts(actions).items():
            one, other = (action_iri(each, self.reading.article) for each in (part, whole))
            yield URIRef(one), KG.partOf, URIRef(other)

    def facts(self) -> Iterator[Triple]:
        for fact in (*self.reading.facts, *self.namer.linker.told):
            evidence = self._evidence(fact)
            for claim in claims(fact, self.namer):
                iri = self._iri(fact, claim)
                yield iri, KG.rule, text(fact.rule)
                yield from ((iri, KG.evidence, sentence) for sentence in evidence)
                yield from self._claim(iri, claim)
                if isinstance(fact, Occupancy) and self.reading.front.date and not fact.end:
                    yield iri, KG.asOf, date(self.reading.front.date)

    def _iri(self, fact: Fact, claim: Claim) -> URIRef:
        if isinstance(fact, PolicyAction):
            return URIRef(action_iri(fact, self.reading.article))
        return claim_iri(claim, self.name)

    def follows(self) -> Iterator[Triple]:
        """Which earlier actions, of other articles, those of this one report on."""
        for each in self.namer.linker.follows:
            later, earlier = URIRef(each.action), URIRef(each.earlier)
            iri = node("fact", digest("follows", each.action, each.earlier))
            yield later, KG.follows, earlier
            yield iri, RDF.type, RDF.Statement
            yield iri, RDF.subject, later
            yield iri, RDF.predicate, KG.follows
            yield iri, RDF.object, earlier
            yield iri, KG.rule, text(each.rule)
            for at in each.evidence:
                yield iri, KG.evidence, self._sentence(self.reading.names.sentences[at])

    def joins(self) -> Iterator[Triple]:
        """Why people of this article are those of others."""
        for joined in self.namer.linker.joins:
            iri = node("verdict", digest(joined.iri, self.name))
            yield iri, RDF.type, KG.Verdict
            yield iri, KG.judges, URIRef(joined.iri)
            yield iri, KG.judgement, KG.same
            yield iri, KG.rule, text(joined.rule)
            yield iri, DCTERMS.description, Literal(joined.reason, lang="zh")
            if joined.sentence >= 0:
                yield iri, KG.evidence, self._sentence(self.reading.names.sentences[joined.sentence])

    def _claim(self, iri: URIRef, claim: Claim) -> Iterator[Triple]:
        yield iri, RDF.type, claim.cls
        yield from claim.short
        for predicate, value in claim.slots:
            yield iri, predicate, value
            if predicate == KG.actor and isinstance(value, URIRef):
                yield value, KG.acts, iri

    def _evidence(self, fact: Fact) -> list[URIRef]:
        """The sentences that a fact rests on."""
        sentences = self.reading.names.sentences
        lost = [index for index in fact.evidence if not 0 <= index < len(sentences)]
        if lost or not fact.evidence:
            at = lost[0] if lost else 0
            raise OffsetError(self.reading.article.file, f"evidence of {fact.rule}, sentence", at, at)
        return [self._sentence(sentences[index]) for index in fact.evidence]

    def _sentence(self, sentence: Sentence) -> URIRef:
        return node("sentence", f"{self.name}-{sentence.begin}-{sentence.end}")

    def _anchored(self, what: str, iri: URIRef, begin: int, end: int) -> Iterator[Triple]:
        """Words at their offsets: the one place where text enters the graph by position."""
        self._check(what, begin, end)
        yield iri, NIF.anchorOf, Literal(self.reading.article.text[begin:end])
        yield iri, NIF.beginIndex, integer(begin)
        yield iri, NIF.endIndex, integer(end)

    def _check(self, what: str, begin: int, end: int) -> None:
        if not 0 <= begin < end <= len(self.reading.article.text):
            raise OffsetError(self.reading.article.file, what, begin, end)
