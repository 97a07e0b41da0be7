"""A post as an article gives it, and which area lies in which."""

from __future__ import annotations

from dataclasses import dataclass

CENTRAL = "中国"  # where the central bodies are at home
MINISTERS = {"外长": "外交部长", "防长": "国防部长", "财长": "财政部长"}
FOR_A_TIME = (  # bodies that are no office
    *("组委会", "组织委员会", "执委会", "领导小组", "指挥部", "代表团", "主席团", "宣讲团", "指导组", "专家组"),
    *("工作组", "医疗队", "乘组"),
)


@dataclass(frozen=True, slots=True, order=True)
class Held:
    """A post as an article gives it: title, body, and the area that it serves (a division's code, a country)."""

    title: str
    body: str = ""
    area: str = ""

    def __str__(self) -> str:
        return self.body + self.title

    @property
    def office(self) -> str:
        """The ministry that one heads, whichever state it is of: 外交部长 for 俄罗斯外长 and 外交部部长."""
        if self.area != CENTRAL and self.area.isdecimal():
            return ""
        name = (self.body + self.title).replace("部部长", "部长")
        name = next((name.replace(short, full) for short, full in MINISTERS.items() if name.endswith(short)), name)
        return name[-4:] if name.endswith("部长") else ""


def within(code: str, other: str) -> bool:
    """Whether one area is another or lies in it, by their codes: 510703 in 510700, every code in 中国."""
    if code == other or (other == CENTRAL and code.isdecimal()):
        return True
    bare = other.removesuffix("00").removesuffix("00")
    return other.isdecimal() and code.startswith(bare)
