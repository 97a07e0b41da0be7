"""Words of which a value is one."""

from __future__ import annotations

from enum import StrEnum


class Choice(StrEnum):
    """Some words of which a value is one.

    Rules name members and look them up in tables for every mention of every sentence. Python 3.11 finds a member of an
    Enum through a property and hashes it in Python; here members are plain attributes, and hash as strings do.
    """

    __hash__ = str.__hash__

    def __init_subclass__(cls) -> None:
        for member in cls:
            type.__setattr__(cls, member.name, member)
