"""Names with ·, foreign or of a minority, found by the mark and by the characters that transliterate."""

from __future__ import annotations

import re
from collections.abc import Iterator

import rjieba

from kg.lexicon import alternation, table
from kg.lexicon.people import FOREIGN, FOREIGN_SET, compound_surnames
from kg.resolve.person.japanese_names import family
from kg.resolve.person.person_names import AFTER, SPEAKS, plausible, somewhere
from kg.resolve.qualify import Line
from kg.text.hinted import Hinted
from kg.text.words import cut

_HAN = r"[\u4e00-\u9fff]"
_DOTTED = Hinted(rf"((?:[{FOREIGN}罕旬]|(?<=尔)地){{1,8}})((?:·{_HAN}{{1,8}}?)+)(?={_HAN}?)", "·")
_PARTS = re.compile(rf"(?:·(?:[{FOREIGN}]|(?<=尔)地){{1,8}})+")  # 图尔地
_BETWEEN = ("", "\n", "、", ":")
_WORDS = ("n", "v", "ns", "b")
_AHEAD = 8  # characters looked at behind a name


def find(line: Line, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Names with ·: the first part is cut at a word that is no part of names (意大利设计师|马可·罗西)."""
    for match in _DOTTED.finditer(line.text, begin, end):
        rest = _PARTS.match(line.text, match.end(1), end)
        if not rest:
            continue
        start, stop = match.start(1), rest.end()
        if line.text.startswith("”号", stop):  # a ship
            continue
        words = [w for w in line.within(start, match.end(1)) if w.begin >= start]
        for word in words[:-1]:
            if word.tag != "ns" and line.text[start - 1 : start] in _BETWEEN:
                break  # an item of a list begins here, whatever its first characters mean: 别克|木拉提·卡德尔
            leads = word.tag in _WORDS and word.end - word.begin > 1
            if leads and word.end < match.end(1):  # but no 热|依汗古丽
                start = word.end
        if _unfinished(line.text, stop, end):  # 买买提·吐尔|逊说: the last character is none of the usual ones
            stop += 1
        yield start, stop, 3


def grown(line: Line, start: int, stop: int, end: int) -> tuple[int, int]:
    """A tagged foreign name with what the tagger left off: 阿卜杜拉|希扬23日说, 卡斯蒂|略总统.

    It grows by single characters that transliterate, as far as the text goes on as after names.
    """
    text = line.text
    foreign = _TRANSLITERATES.issuperset(text[start:stop]) and stop - start > 1
    if not foreign or text[stop : stop + 1] not in FOREIGN_SET or AFTER.match(text, stop):
        return start, stop
    for word in cut(text, stop, min(stop + _AHEAD, end)):
        if word.end - word.begin > 1 and rjieba.has_word(text[word.begin : word.end]):
            break
        if not FOREIGN_SET.issuperset(text[word.begin : word.end]):
            break
        if AFTER.match(text, word.end):
            return start, word.end
    return start, stop


def cut_short(text: str, start: int, stop: int) -> bool:
    """Whether a tagged name lacks its first character, no function word: 同|米|舒斯京 (同米 is one), not ,以|江泽民."""
    if not _BEFORE.search(text, max(0, start - 2), start) or rjieba.has_word(text[start:stop]):
        return False
    return FOREIGN_SET.issuperset(text[start : start + 2]) and cut(text[start - 1])[0].tag[0] not in _FUNCTION


_FUNCTION = "pcvdur"
_BEFORE = re.compile(f"(?:[同与和,。;、\\n]|^)[{FOREIGN}]$")


def with_whom(text: str, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """愿同|德莱萨|总统一道努力, 同|奥利|举行会谈: between 同 and a head's title or a talk, whatever 同德 may mean."""
    for match in _WITH_HEAD.finditer(text, begin, end):
        if not somewhere(match[0]):
            yield match.start(), match.end(), 3


_WITH_HEAD = Hinted(
    rf"(?<=愿同)[{FOREIGN}]{{2,8}}(?=总统|总理|首相|国王|主席|议长)|(?<=同)[{FOREIGN}]{{2,8}}(?=举行(?:[大小]范围|双边)?会[谈晤])",
    *("愿同", "会谈", "会晤"),
)


def _unfinished(text: str, stop: int, end: int) -> bool:
    """Whether a name with · goes on by one character, after which the text goes on as after names."""
    more = text[stop : stop + 1]
    ended = AFTER.match(text, stop, end) or not "\u4e00" <= more <= "\u9fff"
    return not ended and bool(SPEAKS.match(text, stop + 1, end))


def bare(text: str, start: int, stop: int, sure: int) -> Iterator[tuple[int, int, int]]:
    """A name without a sultan's title (阿曼苏丹|海赛姆) or 'with' (习近平主席|同|别尔德穆哈梅多夫总统).

    What the tagger took for one may be two: 李强|向|默茨|致贺电, 拜登|之子|亨特·拜登.
    """
    if _TRANSLITERATES.issuperset(text[start:stop]):
        start, stop = _whole(text, start, stop)
    led = "苏丹" in text and _SULTAN.match(text, start, stop - 1)
    joined = text[start] == "同" and stop - start > 3 and _TRANSLITERATES.issuperset(text[start + 1 : stop])
    joined = joined or (text[start] == "和" and "·" in text[start + 2 : stop])  # 赵一曼等|和|廷·巴特尔
    start = start + 1 if joined else led.end() if led else start
    two = _TWO.search(text, start + 2, stop - 1) if stop - start > 4 else None
    if two and two.end() < stop - 1:
        yield start, two.start(), sure
        yield two.end(), stop, sure
    else:
        yield start, _ended(text, start, stop), sure


def _ended(text: str, start: int, stop: int) -> int:
    """Where a name ends that the tagger ran on into a word: 高金洪|独家专访, 会见马特维延科|时,."""
    stop = _before_word(text, start, stop)
    while stop - start > 3:
        name, last = text[start : stop - 1], text[stop - 1]
        foreign = _TRANSLITERATES.issuperset(name)
        if not foreign and (not plausible(name) or name[:2] in compound_surnames() or family(text[start:stop])):
            break
        joined = last == "和" and foreign and _titled(text, stop)  # 莱恩斯|和众议长
        into = joined or (last not in FOREIGN_SET and rjieba.has_word(text[stop - 1 : stop + 1]))
        if not (into or (last == "时" and _WHILE.match(text, stop))):
            break
        stop -= 1
    return stop


def _titled(text: str, at: int) -> bool:
    return any(text[at : at + length] in table("titles") for length in (2, 3))


def _whole(text: str, start: int, stop: int) -> tuple[int, int]:
    """A foreign name with what was cut off before a title or is its number: 和|阿纳斯塔|夏季斯总统, 查尔斯|三世."""
    titled = _titled(text, stop)
    cut_off = _CUT_OFF.search(text, max(0, start - _AHEAD), start) if titled else None
    numbered = _NUMBERED.match(text, stop)
    return cut_off.start() if cut_off else start, numbered.end() if numbered else stop


def _before_word(text: str, start: int, stop: int) -> int:
    """Where a name ends before a word that no name ends in: 福奇|发难称, 华春莹|应询表示, 巴育|夫妇."""
    name, word = text[start : stop - 2], text[stop - 2 : stop]
    if word in _BEHIND:
        return stop - 2
    foreign = len(name) > 1 and ("·" in name or _TRANSLITERATES.issuperset(name))
    named = foreign or (len(name) == 3 and plausible(name))
    runs_on = named and not FOREIGN_SET.issuperset(word) and rjieba.has_word(word)
    return stop - 2 if runs_on and cut(word)[0].tag[0] in "vda" else stop


_BEHIND = ("夫妇", "应询")
_TWO = re.compile("向|(?<!·)(?<!·苏)和(?![加卓])|之[子女父母妻]|夫人")
_CUT_OFF = re.compile(rf"(?<=[同与和])[{FOREIGN}]{{1,6}}$")
_NUMBERED = re.compile("[一二三四五六七八九十]+世(?=国王|[一-鿿]?[。、，,]|$)")
_WHILE = re.compile(f",|{alternation('speech_verbs')}")
_TRANSLITERATES = FOREIGN_SET | {"·"}


def storm(text: str, start: int, stop: int) -> bool:
    """Whether a name in quotation marks is a storm's: 飓风“菲欧娜”."""
    quoted = text[start - 1 : start] == "“" and text[stop : stop + 1] == "”"
    return quoted and text.endswith(("飓风", "台风", "风暴", "气旋", "号"), 0, start - 1)


def sultan(text: str, at: int) -> bool:
    """Whether what stands at a place is a ruler's title, and no state: 阿曼|苏丹."""
    return text.startswith("苏丹", at) and text.endswith(("阿曼", "文莱"), 0, at)


_SULTAN = re.compile("(?:阿曼|文莱)?(?<=阿曼|文莱)苏丹")
