"""What is counted before training: characters of given names, and clusters of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from kg.tagger.features import Habits
from kg.tagger.training.clusters import clusters
from kg.tagger.training.corpora import Example
from kg.text.words import cut

_PLAIN = frozenset({"n", "v", "vn", "a", "ad", "an", "l", "i", "nr", "nz"})  # nr: what rjieba takes for a name


def given_names(examples: Iterable[Example]) -> list[str]:
    """What follows the first character of the Chinese names of two and three characters, repetitions kept."""
    names = (text[begin:end] for text, begin, end in _people(examples))
    return [name[1:] for name in names if len(name) in {2, 3} and "·" not in name and " " not in name]


def plain_words(examples: Iterable[Example]) -> list[str]:
    """The nouns, verbs and adjectives of two to four characters outside names, repetitions kept."""
    words = []
    for one in examples:
        inside = {at for begin, end, _ in one.spans for at in range(begin, end)}
        for word in cut(one.text):
            fits = word.tag in _PLAIN and 2 <= word.end - word.begin <= 4
            if fits and inside.isdisjoint(range(word.begin, word.end)):
                words.append(one.text[word.begin : word.end])
    return words


def _people(examples: Iterable[Example]) -> Iterable[tuple[str, int, int]]:
    return ((one.text, begin, end) for one in examples for begin, end, kind in one.spans if kind == "PER")


def habits(examples: Sequence[Example], texts: Iterable[str], seed: int) -> Habits:
    """Count the annotated examples, and cluster the words of these texts."""
    inside = Counter(character for name in given_names(examples) for character in name)
    everywhere = Counter(character for one in examples for character in one.text)
    share = sum(everywhere.values()) / max(1, sum(inside.values()))
    given = np.zeros(0x10000, dtype=np.uint8)
    for character, number in sorted(inside.items()):
        if ord(character) < 0x10000:
            ratio = (number + 0.5) / (everywhere[character] + 5) * share
            given[ord(character)] = np.clip(round(float(np.log2(ratio))) + 4, 1, 7)
    words, groups = clusters(texts, seed)
    return Habits(given, words, groups)
