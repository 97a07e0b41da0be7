"""People in a text: names that the tagger found, and names that their surroundings give away."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache

import rjieba

from kg.lexicon import alternation, table
from kg.lexicon.countries import is_country
from kg.lexicon.divisions import load
from kg.lexicon.finder import Finder
from kg.lexicon.people import FOREIGN_SET, compound_surnames, doubtful_surnames
from kg.model import Kind, Thing
from kg.resolve.person import (
    agreement,
    decided_names,
    foreign_names,
    japanese_names,
    minority_names,
    name_lists,
    syllable_names,
)
from kg.resolve.person.name_ends import ACTS, after_title, fits, recut, unsurnamed
from kg.resolve.person.no_person import no_person
from kg.resolve.person.person_names import (
    AFTER,
    ENDED,
    ROLE,
    goes_on,
    likely,
    named,
    ordinary_word,
    plausible,
    rarely_given,
    side,
    somewhere,
    word_with_surname,
)
from kg.resolve.qualify import Line
from kg.text.hinted import Hinted


@lru_cache(maxsize=4096)  # made again for every mention
def person(name: str) -> Thing:
    """The thing that a person's name stands for."""
    return Thing(Kind.PERSON, name)


def find(
    line: Line, begin: int, end: int, posts: Sequence[tuple[int, int]], tagged: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int, int]]:
    """Spans of people's names in a line, with how sure each is: 3 by its surroundings, 1 by the tagger alone."""
    tagged = frozenset(tagged)
    found = _candidates(line, begin, end, posts, sorted(tagged))
    titles = sorted(start for start, _ in posts)
    bare = [span for each in found for span in foreign_names.bare(line.text, *each)]
    candidates = [(start, recut(line.text, start, stop, tagged, titles), sure) for start, stop, sure in bare]
    candidates = [found for found in candidates if not no_person(line.text, *found[:2])]  # 顾问团|主席
    before = {stop for _, stop, _ in candidates}
    held = {stop for start, stop in posts if start in before}  # 某某主席|郑重提出
    for start, stop, sure in candidates:
        if start in held and line.text[start] == "和":  # 某某主席|和|普京总统
            yield start + 1, next((title for title in titles if start + 2 < title < start + 7), stop), sure
            continue
        if line.text.startswith(("族", "孜族"), stop):  # (女、柯尔克|孜族)
            continue
        name = line.text[start:stop]
        adverb = start in held and stop not in titles
        titled = sure > 2 and any(post == start for _, post in posts)  # 总理|卡尼, whatever countries 卡 and 尼 are
        goes_on_so = line.text[stop : stop + 1] in FOREIGN_SET and not line.text.startswith("以及", stop)
        titled = titled and not somewhere(name) and not goes_on_so
        if not adverb and (titled or not side(name)):
            yield start, stop, sure


def _candidates(
    line: Line, begin: int, end: int, posts: Sequence[tuple[int, int]], tagged: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int, int]]:
    stops = frozenset(_before_names(line.text, begin, end, posts))
    tags = [foreign_names.grown(line, *_whole(line, *span, stops), end) for span in tagged]
    text = line.text
    for names in name_lists.find(text, begin, end):
        sure = name_lists.present(text, begin, names[0][0])  # 市领导|甲、乙、丙
        snapped = (agreement.snapped(line, *found, tags) for found in names)
        yield from snapped if sure else agreement.of_list(line, names, tags)
    yield from (agreement.snapped(line, *found, tags) for found in name_lists.by_note(text, begin, end))
    yield from (agreement.dotted(line, *found, tags) for found in foreign_names.find(line, begin, end))
    yield from foreign_names.with_whom(text, begin, end)
    yield from minority_names.find(line, begin, end, stops)
    yield from syllable_names.find(line, begin, end, stops)
    yield from japanese_names.find(line, begin, end, stops)
    yield from name_lists.spaced(text, begin, end)
    yield from name_lists.villagers(line, begin, end)
    yield from name_lists.accused(text, begin, end)
    yield from name_lists.of_vita(text, begin, end)
    yield from name_lists.of_roster(line, begin, end, stops | {stop for _, stop in posts})
    yield from name_lists.folk(line, begin, end)
    yield from name_lists.aged(text, begin, end)
    yield from name_lists.this_year(text, begin, end)
    yield from name_lists.members(text, begin, end)
    listed = -1  # where the next name of a list begins whose first one a title made sure of
    for found in _by_surroundings(line, begin, end, stops):
        led = found[0] in stops or found[0] == listed
        if led and word_with_surname(text[found[0] : found[1]]):
            continue  # 代表名额和选举|问题, 航天员|关闭舱门
        if led and _must_be(text, *found[:2], end):
            kept = [agreement.snapped(line, *found, tags)]
        else:
            kept = list(agreement.of_one(line, found, tags))
        if led and kept and (joined := _JOINED.match(text, kept[0][1], end)):
            listed = joined.end()
        yield from kept
    for found in decided_names.find(line, begin, end):
        if word_with_surname(text[found[0] : found[1]]):
            continue
        elected = decided_names.elected(text, *found[:2])
        yield from (agreement.snapped(line, *found, tags),) if elected else agreement.of_one(line, found, tags)
    for start, stop in tags:
        name = text[start:stop]
        written = name[:-1] if len(name) > _SHORT else name  # 米舒斯|京
        foreign = len(name) > 1 and _FOREIGN.issuperset(written) and not ordinary_word(name)
        if start in stops and word_with_surname(name):
            continue
        if start in stops and (foreign or plausible(name)):
            yield start, stop, 3  # 书记|向某某: a surname that is a word, and a given name that is one
        elif ((foreign and not somewhere(name)) or _reads(text, start, stop)) and not _cut_out(text, start, stop):
            yield start, stop, 1


def by_first_part(names: Iterable[str]) -> dict[str, str]:
    """The full name by its first part, by which a paper goes on to call somebody: 热孜娅 of 热孜娅·买买提, 高市."""
    found: dict[str, set[str]] = {}
    for name in names:
        first, mark, _ = name.partition("·")
        mark, first = mark or (family := japanese_names.family(name)), first if mark else family
        if mark and len(first) > 1 and not somewhere(first):
            found.setdefault(first, set()).add(name)
    return {first: next(iter(full)) for first, full in found.items() if len(full) == 1}


def apart(text: str, begin: int, end: int) -> bool:
    """Whether no name runs over either end of a first part that stands alone."""
    before, after = text[begin - 1 : begin], text[end : end + 1]
    return before not in _FOREIGN and after != "·" and (after not in _FOREIGN or bool(AFTER.match(text, end)))


def _must_be(text: str, start: int, stop: int, end: int) -> bool:
    """Whether what stands after a title must be a name, by what the sentence goes on with: 站长黄某某|握着…."""
    name = text[start:stop]
    foreign = len(name) > 2 and FOREIGN_SET.issuperset(name) and not is_country(name) and not load().named(name)
    if ACTS.match(text, stop, end) or (foreign and name in table("foreign_places")):  # 主席|米纳托
        return True
    if len(name) == 2 and FOREIGN_SET.issuperset(name) and text.endswith(_HEADS, 0, start):  # 总理|阿希
        return not ordinary_word(name) and AFTER.match(text, stop, end) is not None
    return bool(goes_on(text, stop, end) or AFTER.match(text, stop, end)) and named(name)


_SHORT = 3
_HEADS = ("总统", "总理", "首相", "外长")
_FOREIGN = FOREIGN_SET | set("·-")


def _before_names(text: str, begin: int, end: int, posts: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Where titles end, or the blank behind one in 县长　某某 on a line of its own; 市领导|某某 is called by none."""
    yield from (match.end() for match in _LEADERS.finditer(text, begin, end))
    for _, stop in posts:
        if begin <= stop < end:
            apart = _APART.match(text, stop, end)
            yield apart.end() if apart else stop


_LEADERS = Hinted("(?<=[省市县区州旗盟])领导", "领导")
_APART = re.compile(r"\s{1,3}(?=[\u4e00-\u9fff·]{2,15}$)")


def _by_surroundings(line: Line, begin: int, end: int, stops: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """Spans that a title, a verb or a role beside them gives away; any of them may be no name."""
    text = line.text
    for stop in sorted(stops):
        yield from _after_post(line, stop, end)
    for match in ROLE.finditer(text, begin, end):
        fit = fits(line, match.end(), end)
        spoken = fit and _SPEAKS.match(text, fit, end) and not ordinary_word(text[match.end() : fit])
        if fit and (spoken or likely(text[match.end() : fit])):
            yield match.end(), fit, 2
        elif not fit and (longer := unsurnamed(line, match.end(), end)) and longer - match.end() > 2:
            yield match.end(), longer, 2  # 牧民|巴特那生|一家
    yield from _before_verb(line, begin, end)
    yield from name_lists.before_title(line, begin, end)
    yield from _compound(line, begin, end)


def _whole(line: Line, start: int, stop: int, titles: Collection[int]) -> tuple[int, int]:
    """A tagged name grown to the word it is cut out of (易|卜拉欣), without a verb's first character.

    It begins where one of ``titles`` ends, whatever the words are: 嘎查达|娜日苏.
    """
    word = line.within(start, start + 1)[0]
    if (
        word.begin < start
        and start not in titles
        and word.tag.startswith("nr")
        and FOREIGN_SET.issuperset(line.text[word.begin : start])
    ):
        start = word.begin
    start -= foreign_names.cut_short(line.text, start, stop)
    return start, stop - bool(stop - start > 2 and ENDED.match(line.text, stop - 1))


def _reads(text: str, start: int, stop: int) -> bool:
    """Whether who is tagged has a likely name, or says something: 林三多|说."""
    name = text[start:stop]
    speaks = len(name) == 3 and plausible(name) and bool(_SPEAKS.match(text, stop))
    return likely(name) or ((speaks or rarely_given(name)) and not rjieba.has_word(name))


def _cut_out(text: str, start: int, stop: int) -> bool:
    """Whether a name would begin with the last character of a word (师|傅猜一) or a quoted one (“云溪青|创”)."""
    if text[start - 1 : start] == "“" and _COINED.match(text, stop):
        return True
    pair = text[start - 1 : start + 1] if start else ""
    return len(pair) == 2 and len(rjieba.cut(pair, hmm=False)) == 1


_COINED = re.compile("(?!奖)[\u4e00-\u9fff]{1,2}”")
_SPEAKS = re.compile(alternation("speech_verbs"))


def _after_post(line: Line, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The name right after a title, and those joined to it: 副市长甲(女)、乙、丙."""
    stop = after_title(line, at, end)
    while stop is not None:
        yield at, stop, 3
        joined = _JOINED.match(line.text, stop, end)
        at = joined.end() if joined else end
        stop = _next_name(line, at, end) if joined else None


def _next_name(line: Line, at: int, end: int) -> int | None:
    """Where the next name of a list ends, which may have no surname: 甲、吉克石布、乙."""
    for stop in (fits(line, at, end), _unsurnamed(line, at, end)):
        if stop and AFTER.match(line.text, stop, end):
            return stop
    return None


def _unsurnamed(line: Line, at: int, end: int) -> int | None:
    """Where a name of a list ends that has no surname (甲、吉克石布、乙), which is no place either."""
    stop = unsurnamed(line, at, end)
    return stop if stop and stop - at > 2 and not somewhere(line.text[at:stop]) else None


_JOINED = re.compile(rf"(?:{name_lists.NOTE})?、")


def _before_verb(line: Line, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """孔某某表示, “…”李某某说: the name fills what stands between a mark and the verb."""
    for match in _SPEAKS.finditer(line.text, begin, end):
        for length in (4, 3, 2):
            start = match.start() - length
            name = line.text[max(start, begin) : match.start()]
            known = likely(name) or (plausible(name) and not ordinary_word(name) and line.text.count(name) > 1)
            before = line.text[start - 1] if start > begin else ""
            if start >= begin and known and (before == "的" or not "\u4e00" <= before <= "\u9fff"):
                yield start, match.start(), 3
                break


def _compound(line: Line, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    """A compound surname and a given name, where the text goes on as after names: 司徒某某, 欧阳某."""
    for _, start, _ in _compounds().find(line.text, begin, end):
        stop = fits(line, start, end) if line.starts_word(start) else None
        if stop:
            yield start, stop, 2


@cache
def _compounds() -> Finder:
    return Finder(sorted(compound_surnames() - doubtful_surnames()))
