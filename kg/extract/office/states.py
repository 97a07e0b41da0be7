"""The states whose posts their titles do not name: this country, and the one that an article is about."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from kg.extract.text import AnnotatedText
from kg.lexicon.countries import is_country
from kg.lexicon.people import FOREIGN_SET
from kg.model import Kind, Thing

HEADS = frozenset(
    (
        *("主席", "副主席", "总统", "副总统", "总理", "副总理", "首相", "副首相", "国王", "女王", "最高元首", "总督"),
        *("当选总统", "第一副总统", "第一副总理"),
    )
)
STANDING = Thing(Kind.BODY, "全国人民代表大会常务委员会")


def head_of(text: AnnotatedText, who: Thing, title: str) -> Thing | None:
    """What a bare title behind a name is the head of: 委员长, this country's 主席, the one foreign state's 总统."""
    country = text.front.country or "中国"
    if title in ("委员长", "副委员长"):
        return STANDING if country == "中国" else None
    if title == "主席":
        if FOREIGN_SET.issuperset(who.name):
            return foreign_state(text) if f"国家主席{who.name}" in text.flat else None
        national = text.national or "国家主席" in text.flat or foreign_state(text)
        return Thing(Kind.PLACE, country) if national else None
    state = foreign_state(text) if title in HEADS else None
    ours = title in ("总理", "副总理") and state and state.name not in _NAMED_ALIKE and len(who.name) < 4
    return Thing(Kind.PLACE, country) if ours and not FOREIGN_SET.issuperset(who.name) else state


_NAMED_ALIKE = frozenset(("新加坡", "马来西亚", "越南", "韩国", "朝鲜", "日本", "蒙古国"))  # some have names like ours


@lru_cache(maxsize=1)  # asked for at each title of an article
def foreign_state(text: AnnotatedText) -> Thing | None:
    """The foreign state that an article names most often, where it names none as often."""
    country = text.front.country or "中国"
    named = Counter(
        m.thing
        for index in range(len(text.sentences))
        for m in text.outer(index)
        if m.thing.kind is Kind.PLACE and is_country(m.thing.name)
    )
    ranked = [(thing, count) for thing, count in named.most_common() if thing.name != country]
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
