"""A part of a graph: what is around a thing, of one policy topic, of a period, or the most central things alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.errors import NotFoundError
from kg.view.content import ACTION, Article, Content, Fact, Ref, Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """``around`` is a thing's IRI, ``since`` and ``until`` ISO dates of articles, both included."""

    around: str | None = None
    hops: int = 1
    topic: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None


def cut(content: Content, part: Part) -> Content:
    """The part of ``content``, with all facts between the things that stay; raises NotFoundError where it is empty."""
    content = _of_period(content, part)
    if part.topic is not None:
        content = _on_topic(content, part.topic)
    near = _distances(content, part.around, part.hops) if part.around is not None else {}
    things = [thing for thing in content.things if part.around is None or thing.iri in near]
    things.sort(key=lambda thing: near.get(thing.iri, 0))  # stable: by rank where none is nearer
    kept = {thing.iri for thing in things[: part.limit]}
    if not kept:
        raise NotFoundError("the graph holds nothing of that part")
    return _between(content, kept)


def _of_period(content: Content, part: Part) -> Content:
    """The articles of the period with the facts that they state; a thing stays if a fact or a sentence names it."""
    if part.since is None and part.until is None:
        return content
    articles = tuple(
        article
        for article in content.articles
        if (part.since or "") <= article.date and (part.until is None or article.date <= part.until)
    )
    shown = {article.iri for article in articles}
    facts = tuple(_restated(fact, shown) for fact in content.facts if any(a in shown for a, _ in fact.evidence))
    named = {iri for fact in facts for iri in fact.refs()}
    named |= {thing for article in articles for _, _, thing in article.mentions}
    return _between(replace(content, articles=articles, facts=facts), named)


def _restated(fact: Fact, articles: set[str]) -> Fact:
    return replace(fact, evidence=tuple(place for place in fact.evidence if place[0] in articles))


def _on_topic(content: Content, topic: str) -> Content:
    """The actions of a policy area and the things in them."""
    actions = [fact for fact in content.facts if fact.kind == ACTION and topic in fact.slots.get("topic", ())]
    if not actions:
        topics = sorted({str(t) for fact in content.facts for t in fact.slots.get("topic", ())})
        known = f"; topics are: {', '.join(topics)}" if topics else ""
        raise NotFoundError(f"no action is on the topic {topic}{known}")
    chosen = {fact.iri for fact in actions}
    facts = tuple(fact for fact in content.facts if fact.kind != ACTION or fact.iri in chosen)
    return _between(replace(content, facts=facts), {iri for fact in actions for iri in fact.refs()})


def _distances(content: Content, centre: str, hops: int) -> Mapping[str, int]:
    """How many links lie between ``centre`` and each thing within ``hops``."""
    near: dict[str, set[str]] = defaultdict(set)
    for a, b, _ in content.links:
        near[a].add(b)
        near[b].add(a)
    found, edge = {centre: 0}, [centre]
    for hop in range(1, hops + 1):
        edge = sorted({other for thing in edge for other in near[thing]} - found.keys())
        found |= dict.fromkeys(edge, hop)
    return found


def _between(content: Content, kept: set[str]) -> Content:
    """Only the things of ``kept``, the facts whose things all are among them, and the articles that state these."""
    actions = {fact.iri for fact in content.facts if fact.kind == ACTION}
    facts = [fact for fact in content.facts if all(iri in kept or iri in actions for iri in fact.refs())]
    facts = _pruned(facts)
    stating = {article for fact in facts for article, _ in fact.evidence}
    return Content(
        things=tuple(_detailed(thing, kept) for thing in content.things if thing.iri in kept),
        facts=tuple(facts),
        articles=tuple(_naming(article, kept) for article in content.articles if article.iri in stating),
        links=tuple(link for link in content.links if link[0] in kept and link[1] in kept),
        topics=content.topics,
    )


def _pruned(facts: Sequence[Fact]) -> list[Fact]:
    """The facts without references to actions that are not among them."""
    actions = {fact.iri for fact in facts if fact.kind == ACTION}
    return [_to_these(fact, actions) for fact in facts]


def _to_these(fact: Fact, actions: set[str]) -> Fact:
    pointing = {slot: fact.slots[slot] for slot in ("follows", "part") if slot in fact.slots}
    if not pointing:
        return fact
    left = {
        slot: tuple(v for v in values if isinstance(v, Ref) and v.iri in actions) for slot, values in pointing.items()
    }
    return replace(fact, slots={slot: values for slot, values in {**fact.slots, **left}.items() if values})


def _detailed(thing: Thing, kept: set[str]) -> Thing:
    known = tuple((slot, value) for slot, value in thing.details if not isinstance(value, Ref) or value.iri in kept)
    return replace(thing, details=known)


def _naming(article: Article, kept: set[str]) -> Article:
    return replace(article, mentions=tuple(mention for mention in article.mentions if mention[2] in kept))
