"""Whether what follows a verb of speech without a comma is what is said: 表示乌方支持…, and not 提出两点建议."""

from __future__ import annotations

import re

from kg.extract.patterns import SYMBOLS
from kg.extract.statement.speech_words import NOUNS
from kg.text.words import cut

_SAYS = re.compile(  # 重申|支持某国提出的计划, 表示|乌方支持…的倡议, 称|已与某某审查计划
    rf"(?<!提出)(?<!建议)(?:[{SYMBOLS['person']}-{SYMBOLS['place']}](?!的)|[一-鿿]方(?![案法式向面])|已|将|支持|反对)"
)
_THIS_IS = re.compile("(?:这|此举|其)[^,的]{0,10}?(?:是|将|会|可能|意味着|违反|侵犯|不会|未能|毫无|威胁|破坏|损害)")


def is_clause(text: str, at: int, joint: str) -> bool:
    """Whether words right after a verb of speech say something, rather than name what was put forward."""
    stretch = re.match(r"[^,。;:!?]*", text[at:])
    words = stretch[0] if stretch else ""
    if joint == "clause" and _THIS_IS.match(words):  # 称|这是对平民的杀戮, but no 提出|这一建议
        return True
    if len(words) < 5 or re.match(r"[了过的着到一不]|其|这|以下|[两三四五六七八九十几\d]+[点项个条大方种]", words):
        return False
    if joint == "deed":
        return _tells(words)
    told = joint == "clause" and (_SAYS.match(text, at) or not NOUNS.search(words.rstrip("”)》")))
    return joint == "order" or bool(told)


def _tells(words: str) -> bool:
    """Whether words that blame say what was done (以色列|撕毁|停火协议), rather than name it (以军的行动)."""
    if _NAMED_DEED.search(words):
        return False
    pieces = cut(_NAMES.sub("某", words))
    return any(word.tag == "v" or (word.tag == "p" and index) for index, word in enumerate(pieces[1:-1]))


_NAMED_DEED = re.compile(
    "的[^,的]{0,8}(?:行为|行动|行径|做法|罪行|政策|言论|暴行|袭击|攻击|企图|图谋|指控|计划|决定)[”)]*$"
)
_NAMES = re.compile("[\ue001-\ue006]")
