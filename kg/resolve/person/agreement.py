"""Where rules and tagger speak of the same name: whose span counts, and what a rule may say against the tagger.

The tagger reads whole sentences and errs little on where a name begins and ends; a rule sees that a name must be
here (after 市长, before 表示) but takes it for longer (某某等) or takes a word for it (总书记|首次).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

import rjieba

from kg.lexicon.people import FOREIGN_SET, compound_surnames, doubtful_surnames
from kg.resolve.person.person_names import AFTER, ENDED, SPEAKS, goes_on, likely, somewhere, splits_verb
from kg.resolve.qualify import Line
from kg.text.words import cut

Found = tuple[int, int, int]


def of_one(line: Line, found: Found, tags: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """A rule's find in the tagger's span; where the tagger sees nobody, only what can hardly be anything else."""
    begin, end, _ = found
    if over(tags, begin, end):
        yield snapped(line, *found, tags)
    elif certain(line.text[begin:end], spoken=bool(SPEAKS.match(line.text, end))):
        yield found


def of_list(line: Line, names: Sequence[Found], tags: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """The names of a list, if the tagger sees one of them: 幸福感、安全感 is none of people."""
    seen = [bool(over(tags, begin, end)) for begin, end, _ in names]
    for found, tagged in zip(names, seen, strict=True):
        begin = found[0]
        if tagged or (any(seen) and not "\u4e00" <= line.text[begin - 1 : begin] <= "\u9fff"):
            whole = dotted if "·" in line.text[begin : found[1]] else snapped
            yield whole(line, *found, tags)


def snapped(line: Line, begin: int, end: int, sure: int, tags: Sequence[tuple[int, int]]) -> Found:
    """The find, in the span that the tagger gives the name.

    A character more at the end than the tagger has stays only where it must: the text goes on there as after
    names, and does not after the tagger's span (免去陈治|原的…, but 会见王平|等); what a rule takes to end in 和 it
    has seen to be no 'and'. A character less stays where the tagger's span cuts a verb in two (局长麦某|赶到).
    """
    tagged = over(tags, begin, end)
    if not tagged or (begin, end) in tagged:
        return begin, end, sure
    start, stop = tagged[0]
    longer = start == begin and stop + 1 == end <= begin + 4
    own = line.text.startswith(("和", "为关于"), stop)  # 丁可为|关于某事的汇报
    ended = longer and not own and (AFTER.match(line.text, stop) or ENDED.match(line.text, stop))
    if longer and not ended and (AFTER.match(line.text, end) or goes_on(line.text, end, len(line.text))):
        return begin, end, sure
    shorter = start == begin and begin + 2 <= end == stop - 1
    if shorter and splits_verb(line.text, stop):
        return begin, end, sure
    return start, stop, sure


def over(tags: Sequence[tuple[int, int]], begin: int, end: int) -> Sequence[tuple[int, int]]:
    """Those of the tagger's names, which are in order, that share a character with a span."""
    first = bisect_right(tags, begin, key=itemgetter(1))
    return tags[first : bisect_left(tags, end, first, key=itemgetter(0))]


def dotted(line: Line, begin: int, end: int, sure: int, tags: Sequence[tuple[int, int]]) -> Found:
    """A name with ·, from where a word begins that is none of the dictionary's (热依罕|古丽·艾山) to where it may end.

    What transliterates still belongs to it where the text goes on behind that as after names: 巴合|提别克向大会报告.
    """
    start, stop, _ = snapped(line, begin, end, sure, tags)
    more = line.text[begin:start]
    apart = line.text[begin - 1 : begin] in ("", "\n", "、") or not rjieba.has_word(more)
    whole = begin < start and line.starts_word(begin) and apart and FOREIGN_SET.issuperset(more[:-1])
    more = line.text[stop:end]
    ended = 2 <= len(more) <= 3 and not rjieba.has_word(more) and AFTER.match(line.text, end)
    stop = end if ended else stop + _one_more(line.text, start, stop)
    stop += line.text[stop - 1 : stop + 1] == "尔地"  # 图尔|地
    return (begin if whole else start), stop, sure


def _one_more(text: str, start: int, stop: int) -> bool:
    """Whether a name with · lacks its last character: 吾拉孜|汗领着, 哈布|都说, but no 马丁|因病去世.

    One person alone does not 都: of two, 尤利娅和彼得·鲁科|都说 it.
    """
    last = text[stop : stop + 1]
    if last == "都" != text[stop - 1]:
        return bool(SPEAKS.match(text, stop + 1)) and not _BESIDE.search(text, max(0, start - _SUBJECT), start)
    if last not in FOREIGN_SET or AFTER.match(text, stop) or ENDED.match(text, stop):
        return False
    if AFTER.match(text, stop + 1):
        return not rjieba.has_word(text[stop : stop + 2])
    return goes_on(text, stop + 1, len(text)) > 1


_BESIDE = re.compile("[、和与同及][^,。;:!?“”]*$")  # who else is named in the clause
_SUBJECT = 40  # characters that a subject takes at most


def certain(name: str, *, spoken: bool) -> bool:
    """Whether a string reads as a name even though the tagger took it for none.

    It is a name to the dictionary, or a surname that is no word before characters that make none; before a verb
    of speech any two characters may be a given name.
    """
    if len(name) > 2 and FOREIGN_SET.issuperset(name):
        return not somewhere(name)
    words = cut(name)
    if len(words) == 1:
        lone = len(name) == 2 and name[0] in doubtful_surnames()  # 记者|从公|安部
        coined = spoken and not rjieba.has_word(name)  # 林三多说
        return coined or (words[0].tag.startswith("nr") and not lone and likely(name))
    surname = name[:2] if name[:2] in compound_surnames() else name[0]
    plain = len(words) == 2 and words[1].end - words[1].begin == 2 and words[1].tag in ("n", "v", "vn", "a")
    if words[0].end != len(surname) or surname in doubtful_surnames() or (plain and not spoken):
        return False
    return likely(name)
