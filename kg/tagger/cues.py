"""What the lexicon says of each character of a text, as bit masks: the knowledge that the tagger's features read.

Every table becomes a class; a class has one bit. For each character three masks say which classes' words begin,
end and run there. Adding a row to a table changes what the model sees at once, without training.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np
from ahocorasick_rs import AhoCorasick
from numpy.typing import NDArray

from kg.lexicon import table
from kg.lexicon.people import FOREIGN, compound_surnames

Codes = NDArray[np.uint64]

DIVISION, SHORT, COUNTRY, CITY, CENTRAL, BODY_END, OFFICE, PLACE_END, TITLE, SPEECH, SURNAME, WORD = range(12)
_ENDS = (1 << BODY_END) | (1 << OFFICE) | (1 << CENTRAL)
_STOPS = frozenset("。,;:!?、“”《》()\n")


@dataclass(frozen=True, slots=True)
class Cues:
    """Masks of one text, one element a character."""

    begin: Codes
    end: Codes
    cover: Codes
    ahead: Codes  # characters to the end of the nearest body's suffix in the same clause, 15 where there is none
    behind: Codes  # characters from the beginning of the last division in the same clause, 15 where there is none


def _rows() -> Iterator[tuple[str, int]]:
    """Every word of the tables with its class."""
    for _, (name, _, short, _, *rest) in ((code, (*row, "", "")) for code, row in table("divisions").items()):
        yield name, DIVISION
        for form in (short, *rest[0].split("|")):
            yield form, SHORT
    for name, row in table("countries").items():
        kind = CITY if row[0] == "city" else COUNTRY
        for form in (name, *(row[2].split("|") if len(row) > 2 else ())):
            yield form, kind
    for name, row in table("central_bodies").items():
        for form in (name, *(row[1].split("|") if len(row) > 1 else ())):
            yield form, CENTRAL
    for name, row in table("body_suffixes").items():
        yield name, OFFICE if row and row[0] == "office" else BODY_END
    for name in table("place_suffixes"):
        yield name, PLACE_END
    for name in table("titles"):
        yield name, TITLE
    for name in table("speech_verbs"):
        yield name, SPEECH
    for name in compound_surnames():
        yield name, SURNAME
    for name in table("name_words"):
        yield name, WORD


@cache
def _automaton() -> tuple[AhoCorasick, Codes, NDArray[np.int64]]:
    """The automaton over all words, and for each of them the bits of its classes and its length."""
    bits: dict[str, int] = {}
    for word, kind in _rows():
        if len(word) > 1 or (word and kind in {BODY_END, OFFICE, PLACE_END}):
            bits[word] = bits.get(word, 0) | (1 << kind)
    words = sorted(bits)
    marks = np.array([bits[word] for word in words], dtype=np.uint64)
    return AhoCorasick(words), marks, np.array([len(word) for word in words], dtype=np.int64)


@cache
def character_classes() -> NDArray[np.uint8]:
    """For each code point below 0x10000: 0 other, then digits, letters, stops, spaces, Han, numerals, marks."""
    classes = np.zeros(0x10000, dtype=np.uint8)
    classes[0x4E00:0xA000] = 5
    classes[0x3400:0x4DC0] = 5
    for ordinal, characters in enumerate(
        ("0123456789", "", "。,;:!?", " \n", "", "一二三四五六七八九十百千万亿零〇两"), 1
    ):
        classes[[ord(character) for character in characters]] = ordinal
    for ordinal, character in enumerate("、·《》“”()", 7):
        classes[ord(character)] = ordinal
    letters = [code for code in range(0x30, 0x250) if chr(code).isalpha()]
    classes[letters] = 2
    return classes


@cache
def name_classes() -> NDArray[np.uint8]:
    """For each code point: 1 common surname, 2 common and a word, 3 rare, 4 rare and a word, + 8 if transliterating."""
    classes = np.zeros(0x10000, dtype=np.uint8)
    for name, row in table("surnames").items():
        if len(name) == 1:
            classes[ord(name)] = (1 if row[0] == "common" else 3) + ("word" in row[1:])
    classes[[ord(character) for character in sorted(set(FOREIGN))]] += 8
    return classes


def find(text: str) -> Cues:
    """The cues of a text."""
    size = len(text)
    automaton, marks, _ = _automaton()
    begin, end, cover = (np.zeros(size, dtype=np.uint64) for _ in range(3))
    matches = automaton.find_matches_as_indexes(text, overlapping=True)
    if matches:
        flat = np.fromiter(chain.from_iterable(matches), dtype=np.int64, count=3 * len(matches))
        which, starts, stops = flat.reshape(-1, 3).T
        found = marks[which]
        np.bitwise_or.at(begin, starts, found)
        np.bitwise_or.at(end, stops - 1, found)
        lengths = stops - starts
        inside = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
        inside += np.arange(len(inside))
        np.bitwise_or.at(cover, inside, np.repeat(found, lengths))
    ahead, behind = _distances(text, begin, end)
    return Cues(begin, end, cover, ahead, behind)


def _distances(text: str, begin: Codes, end: Codes) -> tuple[Codes, Codes]:
    """How far the next body's suffix and the last division are, within the clause."""
    size = len(text)
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    stop = _stop_table()[np.minimum(codes, 0xFFFF)]
    at = np.arange(size)
    far = size + 99
    next_end = np.minimum.accumulate(np.where(end & np.uint64(_ENDS), at, far)[::-1])[::-1]
    next_stop = np.minimum.accumulate(np.where(stop, at, far)[::-1])[::-1]
    division = np.uint64((1 << DIVISION) | (1 << SHORT) | (1 << COUNTRY))
    last = np.maximum.accumulate(np.where(begin & division, at, -99))
    last_stop = np.maximum.accumulate(np.where(stop, at, -99))
    ahead = np.where(next_end < next_stop, np.minimum(next_end - at, 14), 15)
    behind = np.where(last > last_stop, np.minimum(at - last, 14), 15)
    return ahead.astype(np.uint64), behind.astype(np.uint64)


@cache
def _stop_table() -> NDArray[np.bool_]:
    stops = np.zeros(0x10000, dtype=np.bool_)
    stops[[ord(character) for character in _STOPS]] = True
    return stops
