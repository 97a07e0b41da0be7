"""The page's data: what the view tells of a graph as compact JSON values, which data.js reads again.

Things and sentences are numbered in their order; policy actions are numbered after the things, in the order of their
facts. In a fact a whole number from 0 is a thing, one below 0 a word of the shared list (-1 is its first), a text
itself; two numbers are words of the article: how far from the begin of the fact's first sentence, and how many
characters. Offsets count UTF-16 units, as JavaScript does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from kg.store.terms import BASE
from kg.view.content import ACTION, THING_CLASSES, Article, Content, Fact, Ref, Thing, Value
from kg.view.pinyin import readings

KINDS = (*(name.lower() for name in THING_CLASSES), ACTION)
# The slots of facts in the order of their columns; the rare ones last, since empty ends are left out.
COLUMNS = {
    "post": ("who", "role", "body", "rule", "asOf", "from", "to"),
    "appointment": ("who", "role", "body", "rule", "date"),
    "removal": ("who", "role", "body", "rule", "date"),
    "meeting": ("who", "meeting", "capacity", "rule"),
    "statement": ("who", "text", "manner", "rule", "meeting"),
    "action": (
        *("verb", "object", "status", "rule", "who", "place", "quantity", "topic", "for", "due", "source", "follows"),
        *("item", "part"),
    ),
    "honour": ("who", "honour", "rule", "date"),
    "figure": ("who", "indicator", "value", "unit", "rule", "from", "to", "change"),
    "link": ("who", "relation", "whole", "rule"),
}
QUOTED = frozenset({"text", "object", "honour"})  # slots whose words stand in the sentence
_WORTH = 2  # characters from which a quoted text is shorter as a place
_CELL = list[int | str] | int | str


class Numbers:
    """The numbers of things and sentences in a content."""

    def __init__(self, content: Content) -> None:
        actions = (fact.iri for fact in content.facts if fact.kind == ACTION)
        self.thing = {iri: i for i, iri in enumerate((*(thing.iri for thing in content.things), *actions))}
        places = ((article, begin) for article in content.articles for begin, _ in article.sentences)
        self.sentence: dict[tuple[str, int], int] = {}
        self.text = {article.iri: article.text for article in content.articles}
        for i, (article, begin) in enumerate(places):
            self.sentence[article.iri, begin] = i


def encode(content: Content) -> dict[str, Any]:
    """The values for the page's JSON block."""
    numbers, words = Numbers(content), shared_words(content)
    index = {word: -1 - i for i, word in enumerate(words)}
    return {
        "base": BASE,
        "kinds": KINDS,
        "columns": COLUMNS,
        "words": words,
        "things": [_thing(thing, numbers) for thing in content.things],
        "articles": [_article(article, index, numbers) for article in content.articles],
        "facts": {
            kind: [_fact(fact, index, numbers) for fact in content.facts if fact.kind == kind] for kind in COLUMNS
        },
        "links": [x for a, b, weight in content.links for x in (numbers.thing[a], numbers.thing[b], round(weight, 1))],
        "topics": dict(content.topics),
        "pinyin": readings(form for thing in content.things for form in (thing.label, *thing.also)),
    }


def shared_words(content: Content) -> list[str]:
    """Words that stand in several facts or articles, the most frequent first: they are written once."""
    counts = Counter(word for article in content.articles for word in (article.date, article.file))
    for fact in content.facts:
        counts.update(
            value
            for slot, values in fact.slots.items()
            for value in values
            if isinstance(value, str) and (slot not in QUOTED)
        )
    return sorted((word for word, n in counts.items() if n > 1), key=lambda word: (-counts[word], word))


def _thing(thing: Thing, numbers: Numbers) -> list[Any]:
    """[kind, label, name in the IRI if it is another, other names, details], without empty ends."""
    name = thing.iri.removeprefix(f"{BASE}{thing.kind}/")
    details = {slot: numbers.thing[v.iri] if isinstance(v, Ref) else v for slot, v in thing.details}
    return _trimmed(
        [KINDS.index(thing.kind), thing.label, "" if name == thing.label else name, list(thing.also), details]
    )


def _article(article: Article, index: Mapping[str, int], numbers: Numbers) -> list[Any]:
    """[name, headline if the text does not begin with it, date, file, text, sentences, mentions], each as distances."""
    at = _units(article.text)
    sentences, end = [], 0
    for begin, close in article.sentences:
        sentences += [at(begin) - end, at(close) - at(begin)]
        end = at(close)
    mentions, last = [], 0
    for begin, close, thing in article.mentions:
        mentions += [at(begin) - last, at(close) - at(begin), numbers.thing[thing]]
        last = at(begin)
    headline = "" if article.text.startswith(article.headline + "\n") else article.headline
    date, file = (index.get(word, word) for word in (article.date, article.file))
    name = article.iri.removeprefix(f"{BASE}article/")
    return [name, headline, date, file, article.text, sentences, mentions]


def _fact(fact: Fact, index: Mapping[str, int], numbers: Numbers) -> list[Any]:
    """[name, sentence or sentences, slots in the order of COLUMNS], without empty ends."""
    evidence = sorted(numbers.sentence[place] for place in fact.evidence)
    cells = []
    for slot in COLUMNS[fact.kind]:
        values = fact.slots.get(slot, ())
        place = _place(fact, values, numbers) if slot in QUOTED else None
        cells.append(place or _cell(values, index, numbers))
    name = fact.iri.rpartition("/")[2]
    return _trimmed([name, evidence[0] if len(evidence) == 1 else evidence, *cells])


def _place(fact: Fact, values: tuple[Value, ...], numbers: Numbers) -> _CELL | None:
    """Where the words of a slot stand in the article; None where they do not stand there so."""
    article, start = fact.evidence[0]
    if len(values) != 1 or not isinstance(values[0], str) or len(values[0]) < _WORTH:
        return None
    text = numbers.text[article]
    begin = text.find(values[0], start)
    if begin < 0:
        return None
    at = _units(text)
    return [at(begin) - at(start), at(begin + len(values[0])) - at(begin)]


def _cell(values: tuple[Value, ...], index: Mapping[str, int], numbers: Numbers) -> _CELL:
    flat = [_value(value, index, numbers) for value in values]
    return flat[0] if len(flat) == 1 else flat


def _value(value: Value, index: Mapping[str, int], numbers: Numbers) -> int | str:
    if isinstance(value, Ref):
        return numbers.thing[value.iri]
    return index.get(value, value)


def _units(text: str) -> Callable[[int], int]:
    """From an offset in characters to one in UTF-16 units: rare characters take two."""
    if text.isascii() or max(text) <= "\uffff":
        return lambda offset: offset
    starts = [0]
    for char in text:
        starts.append(starts[-1] + (2 if char > "\uffff" else 1))
    return starts.__getitem__


def _trimmed(row: list[Any]) -> list[Any]:
    while row and (row[-1] == "" or row[-1] == [] or row[-1] == {}):
        row.pop()
    return row


def linked(content: Content, numbers: Numbers) -> list[tuple[int, int, float]]:
    """The links between things as pairs of numbers (a < b) with their weight, sorted."""
    pairs = ((numbers.thing[a], numbers.thing[b], weight) for a, b, weight in content.links)
    return sorted((min(a, b), max(a, b), round(weight, 1)) for a, b, weight in pairs)
