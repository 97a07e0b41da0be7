"""What can be a person's name at all, whatever stands around it."""

from __future__ import annotations

from kg.lexicon import table
from kg.lexicon.divisions import load
from kg.lexicon.people import compound_surnames, doubtful_surnames, surnames
from kg.text.words import cut

NEVER_GIVEN = frozenset("的了是在说和有把被这那们个你我他她吗呢吧、")
_UNUSUAL = frozenset(
    "里跟与及或等将由要就都也到从向对以于则其该各本上下中内外前后年月日位名人时副原前任省市县区委局长称认指"
)


def has_surname(name: str) -> bool:
    """Whether it begins with a surname of one or two characters."""
    return (name[:2] in compound_surnames() and len(name) > 2) or name[:1] in surnames()


def plausible(name: str) -> bool:
    """Whether a string of characters can be a person's name at all."""
    if "·" in name:
        return all(part and len(part) <= 8 for part in name.split("·"))
    given = name[2:] if name[:2] in compound_surnames() and len(name) > 2 else name[1:]
    han = all("\u4e00" <= character <= "\u9fff" for character in name)
    if name[:2] in table("speech_verbs") or _country(name) or _country(name[-2:]):
        return False
    if any(division.name == name for division in load().named(name)):
        return False  # 阿荣旗 is a banner
    return han and has_surname(name) and 1 <= len(given) <= 2 and not set(given) & NEVER_GIVEN


def _country(name: str) -> bool:
    return table("countries").get(name, ("",))[0] == "country"


def likely(name: str) -> bool:
    """Whether a string reads as a name even where little around it says so: no ordinary word, no odd character."""
    if not plausible(name) or "·" in name:
        return plausible(name)
    if set(name[1:]) & _UNUSUAL:
        return False
    words = cut(name)
    if len(words) == 1:
        return words[0].tag.startswith("nr")
    split = name[0] in doubtful_surnames() and words[0].end == 1 and words[1].end == len(name) > 2
    return not split or words[1].tag in ("nr", "nrt", "ns", "nz")


def ordinary_word(name: str) -> bool:
    """Whether the dictionary knows it as one word that is no name."""
    words = cut(name)
    return len(words) == 1 and not words[0].tag.startswith("nr")
