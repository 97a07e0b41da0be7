"""Hold a tagger against annotated sentences: a name counts with its exact span and kind."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.evaluate.report import Report, Score
from kg.model import Kind, Tag
from kg.tagger import Tagger
from kg.tagger.labels import KIND_OF
from kg.text.normalise import flat

KINDS = {Kind.PERSON: "people", Kind.BODY: "bodies", Kind.PLACE: "places"}
ALL = "all names"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of a file of annotated sentences: its text as it stands there, and the names in it."""

    line: int
    text: str
    names: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """The sentences of a file, and how often each label occurs that names no kind that kg knows."""

    path: Path
    sentences: tuple[Sentence, ...]
    ignored: Counter[str]


def read_sentences(path: Path) -> Annotated:
    """Read ``{"text", "entities": [[start, end, label]]}`` lines; InputError says where a line is anything else."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError as error:
        raise InputError(path, "no such file of annotated sentences") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(path, f"cannot be read: {error}") from error
    ignored: Counter[str] = Counter()
    sentences = (_sentence(path, number, line, ignored) for number, line in enumerate(lines, 1) if line.strip())
    return Annotated(path, tuple(sentences), ignored)


def _sentence(path: Path, number: int, line: str, ignored: Counter[str]) -> Sentence:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(path, f"is not JSON: {error}", number) from error
    text = row.get("text") if isinstance(row, dict) else None
    entities = row.get("entities") if isinstance(row, dict) else None
    if not isinstance(text, str) or not isinstance(entities, list):
        raise InputError(path, 'is not {"text": …, "entities": [[start, end, label], …]}', number)
    names = set()
    for entity in entities:
        if not _fits(entity, len(text)):
            raise InputError(path, f"no [start, end, label] of its text: {json.dumps(entity)}", number)
        begin, end, label = entity
        if label in KIND_OF:
            names.add(Tag(begin, end, KIND_OF[label]))
        else:
            ignored[label] += 1
    return Sentence(number, text, tuple(sorted(names, key=lambda tag: (tag.begin, tag.end))))


def _fits(entity: Any, size: int) -> bool:
    """Whether it is a span of a text of this size with a label."""
    if not isinstance(entity, list) or [type(part) for part in entity] != [int, int, str]:
        return False
    return bool(0 <= entity[0] < entity[1] <= size)


def evaluate_names(annotated: Annotated, tagger: Tagger) -> Report:
    """The scores by kind and over all kinds; a kind that nothing names or finds is left out."""
    scores = {name: Score() for name in KINDS.values()}
    found = tagger.tag([flat(sentence.text) for sentence in annotated.sentences])
    for sentence, given in zip(annotated.sentences, found, strict=True):
        where = f"{annotated.path}:{sentence.line}"
        for tag in given:
            scores[KINDS[tag.kind]].hits += tag in sentence.names
        for tag in _without(sentence.names, given):
            scores[KINDS[tag.kind]].missed.append((where, _marked(sentence.text, tag)))
        for tag in _without(given, sentence.names):
            scores[KINDS[tag.kind]].wrong.append((where, _marked(sentence.text, tag)))
    for score in scores.values():
        score.missed_count, score.wrong_count = len(score.missed), len(score.wrong)
    met = {name: score for name, score in scores.items() if score.gold or score.found}
    return Report({**met, ALL: _together(met.values())})


def _without(tags: Sequence[Tag], others: Sequence[Tag]) -> Iterator[Tag]:
    return (tag for tag in tags if tag not in others)


def _marked(text: str, tag: Tag) -> str:
    """The sentence on one line, with the name in 【】."""
    parts = (text[: tag.begin], "【", text[tag.begin : tag.end], "】", text[tag.end :])
    return " ".join("".join(parts).split())


def _together(scores: Iterable[Score]) -> Score:
    """The counts of all kinds; what was missed or wrong stays with its kind."""
    total = Score()
    for score in scores:
        total.hits += score.hits
        total.missed_count += score.missed_count
        total.wrong_count += score.wrong_count
    return total
