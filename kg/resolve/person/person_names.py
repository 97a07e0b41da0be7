"""What can be a person's name at all, whatever stands around it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import rjieba

from kg.lexicon import alternation, table
from kg.lexicon.countries import is_country, sides
from kg.lexicon.divisions import load
from kg.lexicon.people import FOREIGN_SET, compound_surnames, doubtful_surnames, surnames
from kg.text.words import cut

SPEAKS = re.compile(alternation("speech_verbs"))
NEVER_GIVEN = frozenset("的了是在说和有把被这那们个你我他她吗呢吧第、")
NEVER_BEGIN = frozenset(
    (
        *("首次", "多次", "再次", "此次", "高级", "全程", "何曾", "南昆", "常年", "曾经"),
        *("要少", "要多", "要先", "要再", "要更", "要常", "要勤", "要敢", "要善", "要尽", "应多", "应少", "应先"),
        *("都表", "都认", "都希", "都要", "都有", "都是", "都在", "都能", "都会", "都将"),
        *("天刚", "天还", "天未", "天没", "天色", "蒙蒙"),
        *("托班", "托育", "托管", "托幼"),
    )
)
_UNUSUAL = frozenset(
    "里跟与和及或等将由要就都也到从向对以于则其该各本上下中内外前后年月日位名人时副原前任省市县区委局长称认指是"
)
_GIVEN_TOO = frozenset("月时向以其前上本名原")  # of those, what given names hold too: 覃月明, 林向前
AFTER = re.compile(
    r"$|[\s、,。;:!?()“”《》—…/]|(?:" + alternation("speech_verbs") + r")"
    r"|\d{1,2}[日月]|边[一-鿿]{1,2}边|(?:一|跟|在|到|和|与|同|及|等|为|以|关于|向|对|将|从|于|则|就|已|还|也|又|均|都|的|是|有|任|当选|主持|出席|参加|列席|陪同|率|一行|一早|早早|来到|走|来|先后"
    r"|分别|通过|代表|担任|兼任|作|互|致|会见|会谈|率领|带领|接受|获|因|被|把|正|曾|并|一同|同志|先生|女士|老师|师傅|老人|大[爷娘妈]|教授|院士|委员|家|犯|仍|却|受)"
)

ENDED = re.compile(
    "边[一-鿿]{1,2}边|访问|所作|致(?:[电函信辞词以贺慰]|唁)|身[中亡]|也[到来同表参出前]|还[说表指]|连[着声连忙日]|家[的里]|荣[登获膺立]|不[在会是]|也[在将分]|关于|作(?:的|了|关于|工作|主旨|主题|大会|交流|表态|典型|专题|重要|动员|推介|报告|说明|发言)|抵达|[赴互]"
)  # a name has ended before: 某某|作的报告


ROLE = re.compile(
    "父亲|母亲|爷爷|奶奶|外公|外婆|妻子|丈夫|儿子|女儿|哥哥|弟弟|姐姐|妹妹|孙子|孙女|老伴|同事|徒弟|师父|师傅|村民|居民|市民|游客|旅客|乘客|司机|牧民|农民|果农|茶农|粮农|渔民"
    "|学生|毕业生|大学生|家长|患者|读者|店主|店员|老板|船工|老人|小伙|姑娘|退役军人|老党员|党员|带头人|传承人|银匠|铁匠|木匠|石匠|篾匠|匠人|手艺人|快递员|骑手|店长|农机手|种植户|养殖户|绣娘|艺人|选手|学员|职员|员工|业主|商户|摊主|大户|能手|模范|骨干|队员|社员|网友|功臣|战士|消防员|运动员"
)


_TAIL = 6  # characters after a name that are cut into words
_ASPECT = frozenset(("uz", "ul", "ug"))  # 着, 了, 过


def goes_on(text: str, at: int, end: int) -> float:
    """How surely a name may have ended at ``at``: 2 before a mark or a verb of the dictionary, 0.25 before a noun.

    局长麦某|赶到, 站长黄某|握着…: no list of what people do is complete, but the dictionary knows the words.
    """
    if at >= end or not "\u4e00" <= text[at] <= "\u9fff":
        return 0 if text[at : min(at + 1, end)].isalnum() else 2
    first, *others = cut(text, at, min(at + _TAIL, end))
    if first.tag in _ASPECT:  # 领着 to the dictionary
        return 2
    if first.end - at > 1:
        known = rjieba.has_word(text[at : first.end]) and first.tag not in _NAMES
        return known * (0.25 if first.tag.startswith("n") or first.tag == "r" else 2)
    return 2 if first.tag == "v" and others and others[0].tag in _ASPECT else 0


_NAMES = frozenset(("nr", "nrt", "ns"))


def splits_verb(text: str, at: int) -> bool:
    """Whether a verb of two characters stands across ``at``: 局长麦某赶|到村里."""
    pair = text[at - 1 : at + 1]
    return len(pair) == 2 and rjieba.has_word(pair) and cut(pair)[0].tag == "v"


def has_surname(name: str) -> bool:
    """Whether it begins with a surname of one or two characters."""
    return (name[:2] in compound_surnames() and len(name) > 2) or name[:1] in surnames()


@lru_cache(maxsize=16384)
def plausible(name: str) -> bool:
    """Whether a string of characters can be a person's name at all."""
    if "·" in name:
        return all(part and len(part) <= 8 for part in name.split("·"))
    given = name[2:] if name[:2] in compound_surnames() and len(name) > 2 else name[1:]
    if (
        not 1 <= len(given) <= 2
        or not has_surname(name)
        or "性" in name
        or not (_WISHED.fullmatch(name) or NEVER_GIVEN.isdisjoint(_given(given)))
    ):
        return False
    if name[:2] in NEVER_BEGIN or (len(name) == 3 and is_state(name[:2]) and name[:2] not in ("苏丹", "马里")):
        return False
    if (
        name in table("not_people")
        or given in table("titles")
        or given in _KIN
        or not all("\u4e00" <= character <= "\u9fff" for character in name)
    ):
        return False
    if name[:2] in table("speech_verbs") or is_state(name) or is_state(name[-2:]):
        return False
    return not any(division.name == name for division in load().named(name))  # 阿荣旗 is a banner


_KIN = ("奶奶", "爷爷", "大爷", "大妈", "大娘", "大叔", "大伯", "大哥", "大姐", "阿姨", "婆婆", "师傅", "先生", "女士")


def _given(given: str) -> str:
    """The characters of a given name that count: a last 和, 是 or 有 may be of it, as what follows shows: 缪春和."""
    return given[:-1] if len(given) > 1 and given[-1] in "和是有" else given


# 周有光, 李有福, 陈和俊: 有 or 和 before what parents wish for, where it ends no word (国有林, 主张和平)
_WISHED = re.compile(
    "[^国公原现富享占具所拥私共独常时万特固稀都还又也各能应经家]有[为福才光田根林贵财富亮金德良库元仁义祥顺堂荣庆禄银]"
    "|.和[平俊民友林明清英华芳琴珍贵兴庆顺忠义仁谦亮瑞祥才旺]"
)


def is_state(name: str) -> bool:
    """Whether it is a country by any of its names."""
    return name in _countries()


@cache
def _countries() -> frozenset[str]:
    """Countries by all their names."""
    rows = ((name, *(row[2].split("|") if len(row) > 2 else ())) for name, row in table("countries").items())
    return frozenset(form for forms in rows for form in forms if len(form) > 1 and is_country(forms[0]))


@cache
def _initials() -> frozenset[str]:
    """The first characters of countries' names, by which an article calls them too (马来西亚: 马方)."""
    return frozenset(name[0] for name in table("countries") if is_country(name))


@lru_cache(maxsize=16384)
def somewhere(name: str) -> bool:
    """Whether it is the name of a place at home or abroad."""
    abroad = name in table("countries") or name in table("foreign_places")
    return abroad or bool(load().named(name))


def side(name: str) -> bool:
    """巴方, 乌军方, 马方, 亚阿: countries by a character, which the tagger may take for a name."""
    if len(name) == 2 and name[1] == "方":
        return name[0] in sides() or name[0] in _initials()
    if len(name) < 2 or name[0] not in sides():
        return False
    return name[1:3] in ("军", "军方", "议会", "武装") or (len(name) == 2 and name[1] in sides())


@lru_cache(maxsize=16384)
def registered(name: str) -> bool:
    """鄂枝江(货6): a province by one character and a place of its, as ships and cars are marked."""
    province = load().abbreviation(name[0])
    return province is not None and any(load().within(place, province) for place in load().named(name[1:]))


@lru_cache(maxsize=16384)
def likely(name: str) -> bool:
    """Whether a string reads as a name even where little around it says so: no ordinary word, no odd character."""
    if not plausible(name) or "·" in name:
        return plausible(name)
    if set(name[1:]) & _UNUSUAL or side(name) or somewhere(name) or registered(name):
        return False
    words = cut(name)
    if len(words) == 1:
        return words[0].tag.startswith("nr")
    split = name[0] in doubtful_surnames() and words[0].end == 1 and words[1].end == len(name) > 2
    return not split or words[1].tag in ("nr", "nrt", "ns", "nz")


@lru_cache(maxsize=16384)
def rarely_given(name: str) -> bool:
    """Whether only characters that few are called by keep it from being a likely name: 覃月明."""
    ours = len(name) == 3 and plausible(name) and not FOREIGN_SET.issuperset(name)
    led = name[0] not in doubtful_surnames() and not rjieba.has_word(name[:2])
    return ours and led and bool(unusual := set(name[1:]) & _UNUSUAL) and unusual <= _GIVEN_TOO


@lru_cache(maxsize=16384)
def ordinary_word(name: str) -> bool:
    """Whether the dictionary knows it as one word that is no name; 秦大有 is one to its guess alone, 东电 as well."""
    words = cut(name)
    guessed = len(name) > 2 and name[0] != "以" and not rjieba.has_word(name)  # 以|本扬总书记为首
    return len(words) == 1 and not words[0].tag.startswith("nr") and not guessed


def word_with_surname(name: str) -> bool:
    """Whether it is a word of the dictionary that a surname begins which is a word too: 问题, 关闭, 全部."""
    return (
        len(name) == 2
        and name[0] in doubtful_surnames()
        and rjieba.has_word(name)
        and not cut(name)[0].tag.startswith(("nr", "ns", "nz"))  # but 普京, 万斯
    )


def inside_state(text: str, begin: int, end: int) -> bool:
    """Whether a name met before is here but a piece of a country's: 埃塞俄|比亚|总统."""
    name = text[begin:end]
    longer = (state for state in _states_with(name) if text.startswith(state, begin - state.index(name)))
    return any(longer)


@lru_cache(maxsize=1024)
def _states_with(name: str) -> tuple[str, ...]:
    return tuple(sorted(state for state in _countries() if name in state and name != state))


@lru_cache(maxsize=16384)
def named(name: str) -> bool:
    """Whether a string after a title is a name rather than words: a surname, then no plain word.

    A plain word is a given name only to a common surname (局长常胜利, but 轮值主席国工作), and to none that is an
    everyday word (委员要更加…); such a surname needs two characters after it (总书记和大家, 记者从公安部).
    """
    if not plausible(name):
        return False
    surname = name[:2] if name[:2] in compound_surnames() and len(name) > 2 else name[:1]
    words = rjieba.cut(name, hmm=False)
    if len(words) == 1:
        return cut(name)[0].tag.startswith("nr")
    if len(words[0]) > len(surname):
        return len(name) == 3 and cut(words[0])[0].tag == "ns" and not is_state(words[0])
    plain = len(words) == 2 and len(words[1]) == 2 and not cut(words[1])[0].tag.startswith("nr")
    if surname in doubtful_surnames():
        return not plain and len(name) - len(surname) == 2 and cut(name)[0].tag not in _FUNCTION
    return not plain or "common" in table("surnames")[surname]


_FUNCTION = frozenset(("c", "p", "d", "u", "uj", "r"))
