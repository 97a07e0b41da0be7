"""A tagger without a trained model: what the dictionary of rjieba marks as people, places and bodies."""

from __future__ import annotations

from collections.abc import Sequence

from kg.lexicon.people import surnames
from kg.model import Kind, Tag
from kg.text.words import Word, cut

_KINDS = {"nr": Kind.PERSON, "nrt": Kind.PERSON, "nrfg": Kind.PERSON, "ns": Kind.PLACE, "nt": Kind.BODY}


class DictionaryTagger:
    """Names by rjieba's part-of-speech tags; a surname and the given name after it are joined."""

    def tag(self, sentences: Sequence[str]) -> list[tuple[Tag, ...]]:
        return [tuple(_tags(sentence, cut(sentence))) for sentence in sentences]


def _tags(text: str, words: list[Word]) -> list[Tag]:
    tags: list[Tag] = []
    for word in words:
        kind = _KINDS.get(word.tag)
        last = tags[-1] if tags else None
        if last and last.kind is Kind.PERSON and last.end == word.begin and _given(text, last, word):
            tags[-1] = Tag(last.begin, word.end, Kind.PERSON)
        elif kind and word.end - word.begin > (kind is not Kind.PERSON):
            tags.append(Tag(word.begin, word.end, kind))
    return [tag for tag in tags if tag.end - tag.begin > (1 if tag.kind is not Kind.PERSON else 2)]


def _given(text: str, surname: Tag, word: Word) -> bool:
    """Whether a word is the given name after a lone surname (黎|崇山)."""
    alone = surname.end - surname.begin == 1 and text[surname.begin : surname.end] in surnames()
    return alone and word.end - word.begin <= 2 and word.tag.startswith("nr")
