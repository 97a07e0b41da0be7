"""The reasons for and against two people of one name being one, with names and points.

A feature is worth what a careful reader would give it: a noted sex that differs settles the matter, the same bureau
nearly does, a rare name counts for a little. Nothing here is learned, and everything can be read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

SAME, DIFFERENT = 2, -3  # from this sum on one person; up to this sum two; between, nobody knows
POINTS = {
    "rare-name": (3, "四字以上姓名"),
    "name-of-three": (2, "三字姓名"),
    "rare-surname": (1, "姓氏少见"),
    "rare-given-name": (1, "名字少见"),
    "of-the-nation": (1, "全国报道中的三字姓名"),
    "common-name": (-1, "常见姓名相隔年余"),
    "same-paper": (1, "同地报纸"),
    "other-paper": (-2, "异地报纸"),
    "other-home": (-1, "所在地不同"),
    "same-body": (4, "同一机构"),
    "same-office": (3, "同一部门"),
    "same-area": (3, "同一地方任职"),
    "area-inside": (1, "任职地方上下相属"),
    "both-senior": (1, "同为高级职务"),
    "same-title": (1, "同一职务"),
    "same-description": (3, "称呼相同"),
    "other-description": (-2, "称呼不同"),
    "told-title": (2, "称呼中职务相同"),
    "like-description": (2, "称呼相近"),
    "other-title": (-1, "称呼中职务不同"),
    "first-name": (1, "全名首段"),
    "last-name": (2, "全名末段"),
    "last-of-ours": (-6, "我国人名末段非姓"),
    "long-name": (2, "名段较长"),
    "rare-last-name": (2, "末段并非常见姓氏"),
    "name-of-length": (1, "名段三字"),
    "sole-bearer": (1, "同名仅此一人"),
    "same-calling": (2, "同一行当"),
    "like-calling": (1, "同一行当而同名者众"),
    "other-sport": (-2, "运动项目不同"),
    "among-honoured": (-2, "受表彰者与领导"),
    "honoured-then": (1, "同时受表彰"),
    "moved-then": (2, "同时卸任和就任"),
    "same-words": (1, "所述之事相近"),
    "same-story": (2, "所述之事相同"),
    "like-body": (1, "机构名称相近"),
    "same-circle": (3, "同见五人以上"),
    "same-people-met": (2, "同见多人"),
    "same-person-met": (2, "同见一人"),
    "same-county": (2, "同在一县"),
    "same-place": (1, "同在一地"),
    "same-land": (1, "同属一国"),
    "other-land": (-5, "所属国家不同"),
    "lands-apart": (-3, "所涉国家不同"),
    "elsewhere": (-2, "所在地与任职地不合"),
    "places-apart": (-2, "两地之人"),
    "days-apart": (2, "同报数日内"),
    "among-peers": (1, "列名于长名单"),
    "known-figure": (1, "常见于报道"),
    "leading-figure": (5, "报道极多"),
    "same-ethnicity": (2, "同一民族"),
    "same-birth": (4, "同年出生"),
    "sex-differs": (-12, "性别不同"),
    "ethnicity-differs": (-12, "民族不同"),
    "birth-differs": (-12, "出生年不同"),
    "two-walks-of-life": (-6, "一为领导一为其他职业"),
    "other-employer": (-3, "职业或单位不同"),
    "other-area-then": (-6, "同时在两地任职"),
    "other-area": (-3, "异时在两地任职"),
    "other-body": (-2, "机构不同"),
    "post-here-only": (-1, "仅一方有职务"),
}
# What a later article's proof that two bearers are one rests on.
TIES = frozenset(("same-body", "same-office", "same-area", "same-circle", "same-birth", "same-description"))
# What ties two sightings beside their names and papers, and which of it says enough of a foreigner's name.
_COMMON = (
    "same-people-met",
    "same-person-met",
    "same-county",
    "same-place",
    "same-words",
    "same-story",
    "same-calling",
)
_OF_FOREIGNERS = frozenset((*TIES, "same-people-met", "same-land"))
_OF_ANYBODY = frozenset((*_OF_FOREIGNERS, *_COMMON))


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for or against, by its name in POINTS; ``about`` says what it rests on."""

    name: str
    about: str = ""

    @property
    def points(self) -> int:
        return POINTS[self.name][0]

    def __str__(self) -> str:
        about = f"（{self.about}）" if self.about else ""
        return f"{POINTS[self.name][1]}{about}{self.points:+d}"


def total(features: Iterable[Feature]) -> int:
    return sum(feature.points for feature in features)


def tied(features: Iterable[Feature], *, foreign: bool) -> bool:
    """Whether more than a name and a paper speaks for two being one."""
    ties = _OF_FOREIGNERS if foreign else _OF_ANYBODY
    return any(feature.name in ties for feature in features)
