"""People in a text: names that the tagger found, and names that their surroundings give away."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

import rjieba

from kg.lexicon import table
from kg.lexicon.countries import is_country
from kg.lexicon.divisions import load
from kg.lexicon.people import FOREIGN_SET, FOREIGN_WRITTEN
from kg.model import Kind, Thing
from kg.resolve.person import (
    agreement,
    decided_names,
    foreign_names,
    japanese_names,
    minority_names,
    name_lists,
    role_names,
    syllable_names,
)
from kg.resolve.person.name_ends import ACTS, recut
from kg.resolve.person.no_person import no_person
from kg.resolve.person.person_names import (
    AFTER,
    ENDED,
    SPEAKS,
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
    """Spans that may be names, by how they are written, by what stands beside them, and by the tagger."""
    stops = frozenset(role_names.before_names(line.text, begin, end, posts))
    tags = [foreign_names.grown(line, *_whole(line, *span, stops), end) for span in tagged]
    yield from _listed(line, begin, end, tags)
    yield from _written(line, begin, end, stops, stops | {stop for _, stop in posts})
    yield from _beside(line, begin, end, stops, tags)
    yield from _decided(line, begin, end, tags)
    yield from _tagged(line.text, tags, stops)


def _listed(line: Line, begin: int, end: int, tags: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Names in lists and before notes in brackets, and foreign ones, as the tagger agrees to them."""
    for names in name_lists.find(line.text, begin, end):
        sure = name_lists.present(line.text, begin, names[0][0])  # 市领导|甲、乙、丙
        snapped = (agreement.snapped(line, *found, tags) for found in names)
        yield from snapped if sure else agreement.of_list(line, names, tags)
    yield from (agreement.snapped(line, *found, tags) for found in name_lists.by_note(line.text, begin, end))
    yield from (agreement.dotted(line, *found, tags) for found in foreign_names.find(line, begin, end))


def _written(
    line: Line, begin: int, end: int, stops: frozenset[int], titles: frozenset[int]
) -> Iterator[tuple[int, int, int]]:
    """Names that a form of writing makes sure of; ``stops`` is where names follow titles, ``titles`` as posts end."""
    text = line.text
    yield from foreign_names.with_whom(text, begin, end)
    yield from minority_names.find(line, begin, end, stops)
    yield from syllable_names.find(line, begin, end, stops)
    yield from japanese_names.find(line, begin, end, stops)
    yield from name_lists.spaced(text, begin, end)
    yield from name_lists.villagers(line, begin, end)
    yield from name_lists.accused(text, begin, end)
    yield from name_lists.of_vita(text, begin, end)
    yield from name_lists.of_roster(line, begin, end, titles)
    yield from name_lists.folk(line, begin, end)
    yield from name_lists.aged(text, begin, end)
    yield from name_lists.this_year(text, begin, end)
    yield from name_lists.members(text, begin, end)


def _beside(
    line: Line, begin: int, end: int, stops: frozenset[int], tags: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, int]]:
    """Names that a title or a role gives away: after a title whatever is like one, else what the tagger agrees to."""
    text = line.text
    listed = -1  # where the next name of a list begins whose first one a title made sure of
    for found in role_names.find(line, begin, end, stops):
        led = found[0] in stops or found[0] == listed
        if led and word_with_surname(text[found[0] : found[1]]):
            continue  # 代表名额和选举|问题, 航天员|关闭舱门
        if " " in text[found[0] : found[1]] or (led and _must_be(text, *found[:2], end)):
            kept = [agreement.snapped(line, *found, tags)]
        else:
            kept = list(agreement.of_one(line, found, tags))
        if led and kept and (joined := role_names.JOINED.match(text, kept[0][1], end)):
            listed = joined.end()
        yield from kept


def _decided(line: Line, begin: int, end: int, tags: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Names in decisions on who takes up or leaves a post."""
    for found in decided_names.find(line, begin, end):
        if word_with_surname(line.text[found[0] : found[1]]):
            continue
        elected = decided_names.elected(line.text, *found[:2])
        yield from (agreement.snapped(line, *found, tags),) if elected else agreement.of_one(line, found, tags)


def _tagged(text: str, tags: Sequence[tuple[int, int]], stops: frozenset[int]) -> Iterator[tuple[int, int, int]]:
    """Names by the tagger alone; right after a title any that can be one: 书记|向某某, a word that is a surname."""
    for start, stop in tags:
        name = text[start:stop]
        written = name[:-1] if len(name) > _SHORT else name  # 米舒斯|京
        foreign = len(name) > 1 and FOREIGN_WRITTEN.issuperset(written) and not ordinary_word(name)
        if start in stops and word_with_surname(name):
            continue
        if start in stops and (foreign or plausible(name)):
            yield start, stop, 3
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


def without_verbs(text: str, spans: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The spans of an article's names, without the verb that one took where another has the name alone.

    副县长田野陪同。石慧、|田野|作交流发言: 田野作 is no other person.
    """
    sure = {text[begin:end] for begin, end, how in spans if how > 1 and end - begin == 2}
    return [
        (begin, end - 1, how)
        if end - begin == 3 and text[begin : end - 1] in sure and text[end - 1] in _VERB_TAKEN
        else (begin, end, how)
        for begin, end, how in spans
    ]


_VERB_TAKEN = frozenset("作做推在等则以就说对将致")


def apart(text: str, begin: int, end: int) -> bool:
    """Whether no name runs over either end of a first part that stands alone."""
    before, after = text[begin - 1 : begin], text[end : end + 1]
    return (
        before not in FOREIGN_WRITTEN
        and after != "·"
        and (after not in FOREIGN_WRITTEN or bool(AFTER.match(text, end)))
    )


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
    speaks = len(name) == 3 and plausible(name) and bool(SPEAKS.match(text, stop))
    return likely(name) or ((speaks or rarely_given(name)) and not rjieba.has_word(name))


def _cut_out(text: str, start: int, stop: int) -> bool:
    """Whether a name would begin with the last character of a word (师|傅猜一) or a quoted one (“云溪青|创”)."""
    if text[start - 1 : start] == "“" and _COINED.match(text, stop):
        return True
    pair = text[start - 1 : start + 1] if start else ""
    return len(pair) == 2 and len(rjieba.cut(pair, hmm=False)) == 1


_COINED = re.compile("(?!奖)[\u4e00-\u9fff]{1,2}”")
