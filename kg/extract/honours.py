"""Who received or was named what: 获评…, 入选…名单, 被授予“…”称号, and lists of those who receive an award."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.offices import NOTE
from kg.extract.patterns import Masked, mask, pattern
from kg.extract.text import AnnotatedText
from kg.model import Award, Kind, LineKind, Mention, Thing
from kg.text.dates import find_dates

_VERB = re.compile(
    r"(?=[获入荣被当跻斩夺摘赢捧收拿勇成列])(?:(?P<sure>获评|入选(?!项目|的|者|作品|企业|单位|名单)|入列|荣获|荣膺|荣登|被授予|被[^,。;“]{1,14}授予(?!等级)|获授|被(?:认|评|确)定为|被评为|被评选为|被命名为"
    r"|被列为(?=[一-鿿]{0,16}(?:示范|试点|基地|单位|遗产))|当选(?=“|\d{4}年)|跻身(?=[^,。;]{2,20}(?:强|名单|行列)))"
    r"|(?P<award>获得|获颁|斩获|夺得|摘得|赢得|捧得|收获|拿下|勇夺|(?:成功|已)?被?列入))"
)
_AWARD = re.compile(
    r"(?:奖|奖章|勋章|奖项|称号|荣誉|先进集体|先进个人|示范[一-鿿]{1,4}|名录|[金银铜]牌|[金银铜]奖|冠军|亚军|季军|奖杯|大奖|第[一二三]名)$"
)
_COUNTED = re.compile(
    r"^(?:全部|所有)|^\d+[枚项个金块]|^[一两二三四五六七八九十]+[枚项个金块]|^(?:多|首|本场|该项目?)|(?:第[一二三四五六七八九十\\d]+|首)[枚个]"
)
_END = re.compile(r"[,。;!?\n]|的(?=[一-鿿]*$)|(?:名单|称号|荣誉称号)(?=[,。;、!?\s]|$)")
_LIST = re.compile(
    r"(?P<honour>.{4,40}?)(?:获得者|获奖者|获奖人员|获奖个人|(?:拟|受)表彰(?:对象|人员)?|入选(?:人员|者)?)?"
    r"(?:名单|公示名单)"
)
_HONOURED = re.compile(
    r"(?!.*(?:任免|委员|代表|主席团|出席|评委|专家|嘉宾)$)"
    r".*(?:奖|章|称号|先进|模范|标兵|十佳|示范|最美|劳动者$|好人$|工匠$|之星$)"
)
_LINE = pattern(rf"^\s*(?P<who>{{person}}|{{body}}){NOTE}(?:\s|$)")
_ADVERBS = (
    r"(?:成功|还|又|也|先后|曾|已|首次|再次|连续|多次|均|双双|分别|共同|近日|日前|刚刚|一举|近年来|其|光荣|最终|队友|搭档|组合|,?(?:以|凭借)[^\ue001-\ue006,。;]{2,26}"
    r"|[^\ue001-\ue006,。;:的]{0,12}(?:年|月|日|天|届|度))*"
)
_WHO = (
    rf"(?<!为)(?P<who>{{document}}(?:[、和与]?{{document}})*"
    rf"|(?:{{person}}|{{body}}|{{place}}){NOTE}(?:(?:[、/]|和|与)(?:{{person}}|{{body}}){NOTE})*)"
)
_NEAR = pattern(
    rf"{_WHO}(?:同志|等[^,。;\ue001-\ue006]{{0,14}}?(?:[名位个家所人]|人员|集体|单位|选手|企业"
    rf"|学校|项目|文献(?:遗产|档案)?|遗产|作品|[项件部]))? ?{_ADVERBS}$"
)
_OPENING = pattern(
    rf"(?:^|[。;] ?)(?:本报讯 ?|据[了解悉介绍]+,)?(?P<who>{{person}}|{{body}}){NOTE}"
    rf"(?:[^\ue001-\ue006。;]|{{place}}){{0,40}},{_ADVERBS}$"
)
_LIFE = pattern(  # 某某今年五十岁,是某院院长,去年被评为…
    rf"(?:^|[。;] ?)(?P<who>{{person}}){NOTE}(?=今年|,|是|系|现任|任)[^\ue001\ue004\ue005。;]{{0,80}},{_ADVERBS}$"
)
_GRANT = pattern(
    rf"(?<!被)(?:追授|授予|颁授给?|颁给|授给)(?P<who>(?:{{person}}|{{body}}){NOTE}(?:(?:、|和)(?:{{person}}|{{body}}){NOTE})*)(?:同志|等[^,。;“]{{0,14}})?"
    r"(?P<honour>“[^“”]{2,30}”(?=(?:荣誉)?称号|[,。;]|勋章|奖章)|[^,。;“”\ue001-\ue006]{2,30}?(?:勋章|奖章|称号|奖))"
)
_BEARER = pattern(r"(?P<honour>(?:国家|自治区|省|市|州|县|区)级[一-鿿]{2,16}?(?:传承人|{post}))(?P<who>{person})")
_ANNOUNCED = pattern(
    r"(?:公布|发布|公示)[^,。;\ue001-\ue006]{0,12}(?P<honour>{document}),?(?:其中)?(?:包括|包含)"
    r"(?P<who>{thing}(?:[、和与]?{thing})*)"
)
_ROLL = re.compile(r"(?:名录|名单|目录)$")
_TITLED = re.compile(r"《([^《》]{3,40})》$")
_RECEIVER = (Kind.PERSON, Kind.BODY, Kind.PLACE, Kind.DOCUMENT)


def extract(text: AnnotatedText) -> Iterator[Award]:
    """The awards of an article, each once: the fuller of two wordings gives way to the shorter one it ends in."""
    found = [*_by_verb(text), *_granted(text), *_borne(text), *_announced(text), *_by_list(text)]
    honours: dict[Thing, dict[str, None]] = {}
    for fact in found:
        honours.setdefault(fact.recipient, {})[fact.honour] = None
    seen: set[tuple[Thing, str]] = set()
    for fact in found:
        shorter = any(fact.honour.endswith(o) for o in honours[fact.recipient] if o != fact.honour)
        if not shorter and (fact.recipient, fact.honour) not in seen:
            seen.add((fact.recipient, fact.honour))
            yield fact


def _by_verb(text: AnnotatedText) -> Iterator[Award]:
    for index in range(len(text.sentences)):
        masked = mask(text, index)
        for match in _VERB.finditer(masked.text):
            honour = _honour(text, masked, match.end())
            if not honour or not (match["sure"] or _awarded(masked.end(match.end()), honour, text)):
                continue
            date = _date(text, masked, match.start())
            for receiver in _receivers(masked, match.start()):
                yield Award(evidence=(index,), rule="named", recipient=receiver, honour=honour, date=date)


def _awarded(at: int, honour: str, text: AnnotatedText) -> bool:
    """Whether what was won at ``at`` is an honour: by its words, or because it is called one (“…”称号)."""
    called = re.compile(rf"[^,。;]{{0,4}}{re.escape(honour)}[”》]?(?:荣誉)?称号").match(text.flat, at)
    return bool(called or _AWARD.search(honour)) and not _COUNTED.search(honour)


def _granted(text: AnnotatedText) -> Iterator[Award]:
    """授予某某“某某”荣誉称号: who is honoured stands behind the verb. 授予某某荣誉称号 does not say which."""
    for index in range(len(text.sentences)):
        masked = mask(text, index)
        for match in _GRANT.finditer(masked.text):
            words = text.flat[masked.begin(match.start("honour")) : masked.end(match.end("honour"))]
            honour = words.strip("“”").removesuffix("荣誉称号").removesuffix("称号")
            date = _date(text, masked, match.start())
            for receiver in masked.mentions(*match.span("who")) if honour else ():
                yield Award(evidence=(index,), rule="granted", recipient=receiver.thing, honour=honour, date=date)


def _announced(text: AnnotatedText) -> Iterator[Award]:
    """公布某某名录,其中包括甲、乙: what the roll holds."""
    for index in range(len(text.sentences)):
        masked = mask(text, index)
        for match in _ANNOUNCED.finditer(masked.text):
            roll = masked.mention(match.start("honour")).thing.name
            for receiver in masked.mentions(*match.span("who")) if _ROLL.search(roll) else ():
                date = _date(text, masked, match.start())
                yield Award(evidence=(index,), rule="announced", recipient=receiver.thing, honour=roll, date=date)


def _borne(text: AnnotatedText) -> Iterator[Award]:
    """省级…代表性传承人某某: the title that an authority gave, before the name."""
    for index in range(len(text.sentences)):
        masked = mask(text, index)
        for match in _BEARER.finditer(masked.text):
            honour = text.flat[masked.begin(match.start("honour")) : masked.end(match.end("honour"))]
            person = masked.mention(match.start("who")).thing
            if honour.endswith("传承人"):
                yield Award(evidence=(index,), rule="title-borne", recipient=person, honour=honour)


def _honour(text: AnnotatedText, masked: Masked, at: int) -> str:
    """The words after the verb up to the clause's end, without quotation marks around them, 称号 or 名单."""
    begin = masked.begin(at)
    sentence = text.sentences[masked.index]
    words = text.flat[begin : min(sentence.end, begin + 60)].lstrip("了为 ")
    quoted = re.match(r"“([^”]{2,40})”(?=称号|荣誉|名单|奖|[,。;、]|$)", words)
    if quoted:
        return quoted[1]
    end = _END.search(words)
    honour = words[: end.start()] if end else words
    if titled := _TITLED.search(honour):  # 某组织《某某名录》
        return titled[1]
    honour = honour.strip(" 《》").removeprefix("的")
    honour = honour.strip("“”") if honour.count("“") != honour.count("”") or "“" not in honour[1:] else honour
    return honour if 3 <= len(honour) <= 45 else ""


def _receivers(masked: Masked, at: int) -> list[Thing]:
    """The subject: the mentions right before the verb, or the one that opens a sentence whose clause has no other."""
    words = masked.text[max(0, at - 120) : at]
    shift = at - len(words)
    for subject in (_NEAR, _OPENING, _LIFE):
        match = subject.search(words)
        found = masked.mentions(shift + match.start("who"), shift + match.end("who")) if match else ()
        if found and all(_may_receive(mention) for mention in found):
            return [mention.thing for mention in found]
    return []


def _may_receive(mention: Mention) -> bool:
    """A person, a body or a site; a division does not stand for what lies in it."""
    divisional = mention.thing.kind is Kind.PLACE and mention.thing.name.endswith(("省", "自治区", "中国"))
    return mention.thing.kind in _RECEIVER and not divisional


def _date(text: AnnotatedText, masked: Masked, at: int) -> str | None:
    """The date that the clause gives before the verb (2024年入选…)."""
    clause = max(at - 60, 0, *(masked.text.rfind(mark, max(at - 60, 0), at) + 1 for mark in ",;。:"))
    dates = find_dates(text.flat, masked.begin(clause), masked.begin(at), text.front.date)
    return dates[-1].start if dates else None


def _by_list(text: AnnotatedText) -> Iterator[Award]:
    """Each line of a list of names receives the award that the headline names."""
    title = _LIST.fullmatch(text.article.headline.replace("\u3000", " ").strip())
    if title is None or not _HONOURED.match(title["honour"]):
        return
    for index, sentence in enumerate(text.sentences):
        masked = mask(text, index)
        if sentence.kind is LineKind.PARAGRAPH and (match := _LINE.match(masked.text)):
            receiver = masked.mention(match.start("who")).thing
            yield Award(evidence=(index,), rule="award-list", recipient=receiver, honour=title["honour"])
