"""Where the last of bodies in a row begins: 某公司和|某研究院; in 工业和信息化部 the same word joins fields."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.lexicon import alternation, table
from kg.resolve.qualify import Line
from kg.resolve.spans import Found


def last_of(line: Line, start: int, suffix: int, stop: int, places: Sequence[Found], known: Mapping[int, int]) -> int:
    """Where the last of bodies in a row begins: 某公司和|某研究院, 某协会与|湖北省政府, 某国总统和|国际奥委会."""
    for match in _AND.finditer(line.text, start + (1 if line.text[start] == "局" else 2), suffix):
        after = match.end()
        whole = known.get(stop) == after or any(f.begin == after and outer(f, line.text) for f in places)
        apart = not line.proper(start, match.start()) and line.proper(after, suffix)  # 当地和|故宫博物院
        if (
            whole
            or apart
            or _of_states(line, match, stop, places)
            or _another(line, start, match, suffix, stop)
            or _ENDED.search(line.text, start, match.start())
            or _HELD.search(line.text, start, match.start())
        ):
            start = after
    return start


def _of_states(line: Line, joint: re.Match[str], stop: int, places: Sequence[Found]) -> bool:
    """Whether 和 joins two states or provinces, of which the second's body is named: 乌克兰和|美国代表团."""
    before = any(found.end == joint.start() for found in places)
    theirs = before and line.text.endswith(("代表团", "政府", "议会", "军队", "部队"), joint.end(), stop)
    return theirs and any(found.begin == joint.end() for found in places)


def _another(line: Line, start: int, joint: re.Match[str], suffix: int, stop: int) -> bool:
    """Whether what stands before 和 is another: 摩根大通和|富国银行, 某国民众和|国会, 某版本馆和|中国历史研究院.

    Offices, associations and teams have fields that 和 joins; 怡和 and 仁和 are words.
    """
    at, after = joint.span()
    if _OTHER.search(line.text, start, at):
        return True
    word, before = line.within(at, at + 1)[0], line.within(at - 1, at)[0]
    if word.begin != at or word.end != after or before.end - before.begin < 2 or line.text.startswith("碳中", at - 2):
        return False
    alone = line.text.endswith(_ALONE, suffix, stop)
    if alone and after == suffix:
        return True
    same = line.text.endswith(line.text[suffix:stop], start, at)  # 国家科学中心和|科技创新中心
    return same or (alone and line.proper(after, suffix))


_OTHER = re.compile("(?:先生|女士|民众|总统|总理|议员|项目|企业|杜马|[馆厂宫])$|及其$")
_ALONE = (
    *("公司", "集团", "银行", "大学", "学院", "研究院", "医院", "中学", "小学", "学校", "馆", "法院", "检察院", "政府"),
    *("议会", "国会", "军队", "出版社", "电视台", "乐团", "工厂", "基金会", "监狱", "妇联", "空军", "海军", "陆军"),
)  # what has no fields that 和 could join
_AND = re.compile("以及|及其|[和与及暨]")
_ENDED = re.compile(
    "(?:"
    + "|".join(re.escape(word) for word in sorted(table("body_suffixes")) if word not in ("中心", "办公室", "委"))
    + ")$"
)


_HELD = re.compile(rf"{alternation('titles')}[\u4e00-\u9fff·]{{2,5}}$")  # 国际某委员会主席某某和|某组委会


def outer(found: Found, text: str) -> bool:
    """Whether a place is named in full or is a country: the next name begins there."""
    return text[found.begin : found.end] == found.thing.name and len(found.thing.name) > 2
