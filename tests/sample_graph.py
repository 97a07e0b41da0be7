"""A small graph in the vocabulary of the project, with every class of fact, made from sentences written for it.

The page is invented: 临川 city, its people, bodies, meetings and figures do not exist.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.relations import relate
from kg.store.terms import PREFIXES

NAMES = {
    "person:林海川": ("林海川",),
    "person:苏禾": ("苏禾",),
    "person:贺云舟": ("贺云舟",),
    "person:叶知秋": ("叶知秋",),
    "body:临川市人民政府": ("临川市人民政府", "市政府"),
    "body:临川市教育局": ("临川市教育局", "市教育局"),
    "body:临川市第三中学": ("临川市第三中学", "三中"),
    "body:中共临川市委员会": ("中共临川市委员会", "市委"),
    "place:临川市": ("临川市", "我市"),
    "place:临川市-青岚区": ("青岚区",),
    "place:临川市-云溪县": ("云溪县",),
    "meeting:临川市教育工作会议": ("临川市教育工作会议", "教育工作会议"),
    "document:临川市教育发展规划": ("临川市教育发展规划",),
}
CLASSES = {"person": "Person", "body": "Body", "place": "Place", "meeting": "Meeting", "document": "Document"}

ARTICLES = (
    (
        "article:1",
        "全市教育工作会议召开",
        "2026-03-05",
        (
            "3月4日，临川市教育工作会议在青岚区召开，市委副书记林海川主持会议并讲话。",
            "林海川指出，要把学位供给摆在首位。",
            "市政府副市长苏禾通报《临川市教育发展规划》，市教育局局长贺云舟作工作汇报。",
            "今年，市政府将在青岚区新建12所幼儿园，年底前为云溪县增加不少于3000个学位。",
        ),
    ),
    (
        "article:2",
        "三中教师叶知秋获评全市优秀教师",
        "2026-03-05",
        (
            "临川市第三中学教师叶知秋获评全市优秀教师。",
            "叶知秋表示，会把课堂带到云溪县。",
            "市教育局下属的三中位于青岚区。",
            "青岚区\t2月入学率\t99.2%",
        ),
    ),
)


def thing(name: str) -> str:
    """An absolute IRI in angle brackets for a name such as ``person:林海川``."""
    kind, _, rest = name.partition(":")
    return f"<{PREFIXES[kind]}{rest}>"


def text(words: str) -> str:
    """A Turtle literal."""
    return str(ox.Literal(words))


def things() -> Iterable[str]:
    for name, forms in NAMES.items():
        alternatives = "".join(f' ; skos:altLabel "{form}"@zh' for form in forms[1:])
        kind = CLASSES[name.partition(":")[0]]
        yield f'{thing(name)} a kg:{kind} ; skos:prefLabel "{forms[0]}"@zh{alternatives} .'
    meeting, organizer = thing("meeting:临川市教育工作会议"), thing("body:中共临川市委员会")
    yield f'{meeting} schema:startDate "2026-03-04"^^xsd:date ; schema:organizer {organizer} .'
    for role in ("副书记", "副市长", "局长", "教师"):
        yield f'{thing("role:" + role)} a org:Role ; skos:prefLabel "{role}"@zh .'
    yield f'{thing("indicator:入学率")} a kg:Indicator ; skos:prefLabel "入学率"@zh .'
    home = thing("place:临川市")
    yield f'{thing("issue:1")} a kg:Issue ; schema:datePublished "2026-03-05"^^xsd:date ; kg:home {home} .'


def articles() -> Iterable[str]:
    for name, headline, date, sentences in ARTICLES:
        whole = "\n".join(sentences)
        yield (
            f"{thing(name)} a kg:Article ; schema:headline {text(headline)} ; kg:text {text(whole)} ;"
            f' kg:issue {thing("issue:1")} ; schema:datePublished "{date}"^^xsd:date ;'
            ' dcterms:source "linchuan.md" ; kg:kind "article" ; kg:complete true .'
        )
        begin = 0
        for number, words in enumerate(sentences, 1):
            iri = f"{name.replace('article', 'sentence')}-{number}"
            yield (
                f"{thing(iri)} a kg:Sentence ; kg:article {thing(name)} ; nif:anchorOf {text(words)} ;"
                f" nif:beginIndex {begin} ; nif:endIndex {begin + len(words)} ."
            )
            yield from mentions(iri, words, begin)
            begin += len(words) + 1


def mentions(sentence: str, words: str, begin: int) -> Iterable[str]:
    for name, forms in NAMES.items():
        for form in forms:
            at = words.find(form)
            if at >= 0:
                iri = thing(f"mention:{sentence}-{name}-{at}")
                yield (
                    f"{iri} a kg:Mention ; kg:sentence {thing(sentence)} ; itsrdf:taIdentRef {thing(name)} ;"
                    f" nif:anchorOf {text(form)} ;"
                    f" nif:beginIndex {begin + at} ; nif:endIndex {begin + at + len(form)} ."
                )


def turtle(*more: str) -> str:
    """The whole sample as Turtle, with further statements after it."""
    prefixes = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    facts = Path(__file__).with_name("sample_facts.ttl").read_text("utf-8")
    return "\n".join((*prefixes, *things(), *articles(), facts, *more))


def sample(*more: str) -> ox.Store:
    """The sample in a store's default graph, as a build leaves it there."""
    store = ox.Store()
    store.load(turtle(*more).encode(), format=ox.RdfFormat.TURTLE)
    return store


def related(*more: str) -> ox.Store:
    """The sample with its relations, as a build leaves it for the view."""
    store = sample(*more)
    quads = ox.parse(relate(store).nquads, format=ox.RdfFormat.N_QUADS)
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    return store
