"""Who received or was named what: 获评…, 入选…名单, 被授予“…”称号, and lists of those who receive an award."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.office import medals, rolls
from kg.extract.office.offices import NOTE
from kg.extract.patterns import SYMBOLS, Masked, mask, pattern
from kg.extract.statement.speech_words import TURNS
from kg.extract.text import AnnotatedText
from kg.model import Award, Kind, Mention, Thing
from kg.text.dates import find_dates

_GIVEN = (
    r"授予(?!等级)|追授(?:为|予)?|评选?为|评定为|认定为|确定为|命名为|表彰为|授牌为|纳入为?(?=首批|第|国家|全国|省级)"
)
_VERB = re.compile(
    r"(?=[获入荣被记当跻斩夺摘赢捧收拿勇成列上喜位登])"
    r"(?:(?P<sure>获评|(?:成功)?入选(?!项目|的|者|作品|企业|单位|名单)|入围(?!的|者|作品|名单)|入列|荣获|荣膺|荣登|荣立|荣列|喜获|上榜(?!的|者|名单)|登上(?=“?中国好人)"
    rf"|被[^,。;“]{{0,16}}?(?:{_GIVEN})|获授|获批(?:为|成为)?(?=[^,。;]{{0,26}}(?:示范|试点|园区|基地|城市|中心|景区|单位|实验室))"
    r"|被列为(?=[一-鿿]{0,16}(?:示范|试点|基地|单位|遗产))|当选(?:为)?(?=[^,。;“]{0,8}“|\d{4}年|最佳|最美|十佳|优秀)|(?:荣|被)?记(?=(?:个人|集体)?[一二三特]等功)|(?:跻身|位列)(?=[^,。;]{2,20}(?:强|名单|行列|第一|首位|榜))"
    r"|成功创建(?:为|成)?(?=国家|全国|省级|自治区))"
    r"|(?P<award>获得|获颁|斩获|夺得|摘得|摘取|赢得|捧得|捧回|捧走|收获|拿下|勇夺|(?:成功|已)?被?列入|(?<![查抓捕缴截未不待喜荣斩猎])获(?![评选授颁批得悉知取救])))"
)
_AWARD = re.compile(
    r"(?:奖|奖章|勋章|奖项|称号|荣誉|先进集体|先进个人|先进单位|示范[一-鿿]{1,4}|名录|名单|保护单位|[金银铜]牌|奖牌|牌匾|[金银铜]奖|冠军|亚军|季军|奖杯|最佳[一-鿿]{2,6}|大奖|第[一二三]名|[一二三特]等功)$"
)
_COUNTED = re.compile(
    r"^(?:全部|所有)|^\d+[枚项个金块]|^[一两二三四五六七八九十]+[枚项个金块]|^(?:多|首|本场|该项目?|各类|众多|诸多)|(?:第[一二三四五六七八九十\\d]+|首)[枚个]"
)
_END = re.compile(
    r"[,。;!?\n]|的(?=[一-鿿]*$)|(?:等)?(?:名单|称号|荣誉称号|荣誉|奖牌|牌匾)(?=[,。;、!?\s]|$)|(?:等)?荣誉称号|、(?=\ue002)"
)
_QUOTES = re.compile(
    r"[^“”,。;]{0,12}?(?P<all>“[^”]{2,30}”(?:[、和及与]?(?:“[^”]{2,30}”))+)(?:等[^,。;]{0,8})?(?:荣誉|称号|奖|[,。;]|$)"
)
_ADVERBS = (
    r"(?:(?:上榜|入选|获奖|受表彰),|,?以[^,。;]{1,12}?(?:战胜|击败|力压|力克|险胜|完胜)[^,。;]{1,20}?(?:,|$)|本人|同时|一并|成功|还|又|也|先后|曾|已|首次|再次|[两三四五六多]次|连续[^,。;]{0,4}|多次|均|双双|分别|共同|近日|日前|刚刚|一举|近年来|其|光荣|最终|队友|搭档|组合|家庭|一家|“[^“”]{1,4}”[前后期]?[夕间]?|,?(?:以|凭借?|因|靠)[^\ue001-\ue004\ue006,。;]{2,26},?"
    r"|(?:在|于)[^\ue001\ue002\ue006,。;]{2,30}(?:中|上|里)|[^\ue001-\ue006,。;:的]{0,12}(?:年|月|日|天|届|度))*"
)
_WHO = (
    rf"(?<!为)(?P<who>{{document}}(?:[、和与]?{{document}})*"
    rf"|(?:{{person}}|{{body}}|{{place}}){NOTE}(?:(?:[、/]|和|与)(?:(?:{{place}}|{{body}}|{{post}}){{1,5}}(?={{person}}))?"
    rf"(?:{{person}}|{{body}}|{{place}}){NOTE})*)"
)
_UNIT = r"(?P<unit>(?<=\ue002)[一-鿿]{2,6}(?:科|室|队|班|组|系|车间|中心))?"
_SUCH = r"(?:(?![获荣被入])[一-鿿]){0,8}{post}?"  # 等三十名|乡村教师
_NEAR = pattern(
    rf"{_WHO}(?:同志|等[^,。;\ue001-\ue006]{{0,14}}?(?:[名位个家所人]{_SUCH}|人员|集体|单位|选手|企业"
    rf"|学校|项目|文献(?:遗产|档案)?|遗产|作品|[项件部]))?{_UNIT} ?{_ADVERBS}$"
)
_MAKER = pattern(  # 学生某某的作品《…》获得一等奖: whose work wins
    r"(?P<who>{person}|{body})(?:创作|编排|选送|报送|拍摄|出品|排演|撰写|设计|研发|制作|申报)?的[^,。;《》“”\ue001-\ue006]{0,8}"
    rf"(?:《[^《》]{{1,30}}》|“[^“”]{{1,20}}”) ?{_ADVERBS}$"
)
_OPENING = pattern(
    rf"(?:^|[。;] ?)(?:本报讯 ?|据[了解悉介绍]+,)?(?P<who>{{person}}|{{body}}){NOTE}"
    rf"(?:[^\ue001-\ue006。;]|{{place}}){{0,40}},{_ADVERBS}$"
)
_LIFE = pattern(  # 某某今年五十岁,是某院院长,去年被评为…
    rf"(?:^|[。;] ?)(?P<who>{{person}}){NOTE}(?=今年|,|是|系|现任|任)[^\ue001\ue004\ue005。;]{{0,80}},{_ADVERBS}$"
)
_GIVES = pattern(  # 向某某同志颁授“某某勋章”, 给甲颁发“某某奖章”
    rf"(?:向|给|为)[^,。;“”\ue001]{{0,16}}?(?P<who>{{person}}{NOTE}(?:(?:、|和){{person}}{NOTE})*)"
    r"(?:同志|阁下|先生|女士|等[^,。;“]{0,8})?(?:颁授|颁发|颁赠|授予)[^,。;“”]{0,16}?(?P<honour>“[^“”]{2,30}”|[^,。;“”\ue001-\ue006]{2,24}?(?:勋章|奖章|奖))"
)
_PLAQUE = pattern(  # 为该公司授予“总部企业”牌匾
    rf"(?:向|给|为)(?P<who>{{body}}{NOTE}(?:(?:、|和){{body}}{NOTE})*)(?:等[^,。;“]{{0,8}})?(?:颁授|颁发|授予|授)了?"
    r"(?P<honour>“[^“”]{2,30}”)(?:荣誉|称号|牌匾|奖牌|匾牌|铜牌)"
)
_GRANT = pattern(
    rf"(?<!被)(?:追授|授予|颁授给?|颁给|授给|追记|(?<!书)记)(?P<who>(?:{{person}}|{{body}}|{{place}}){NOTE}(?:(?:、|和)(?:{{person}}|{{body}}|{{place}}){NOTE})*)(?:同志|等(?:[^,。;“]{{0,10}}?(?:[名位个家]|共)(?:先进)?(?:同志|个人|集体|单位|企业|人|学校)?|[^,。;“]{{0,6}}(?:同志|单位|集体|人))?)?"
    r"(?P<honour>[^,。;“”\ue001-\ue006]{0,8}“[^“”]{2,30}”(?=(?:荣誉)?称号|[,。;]|勋章|奖章)|[^,。;“”\ue001-\ue006]{2,30}?(?:勋章|奖章|称号|奖|[一二三特]等功))"
)
_MERIT = (
    r"劳动模范|先进工作者|道德模范|优秀共产党员|优秀党务工作者|优秀教师|三八红旗手|五一劳动奖章获得者|优秀志愿者"
    r"|优秀企业家|传承人|工艺美术大师"
)
_BEARER = pattern(
    rf"(?P<honour>(?:国家级|自治区级|省级|市级|州级|县级|区级|全国|全省|全区|全市|[省市县州区])(?:[一-鿿“”]{{0,14}})?(?:{_MERIT}|{{post}})|{{place}}[一-鿿“”]{{0,10}}(?:{_MERIT}))(?:、(?:[^,。;、\ue001]{{1,16}}))?(?P<who>{{person}})"
    r"|(?P<quoted>“[^“”,。!?]{0,10}(?:最美|好人|模范|标兵|工匠|先锋|卫士|之星|优秀|先进|十佳|杰出|红旗手|英雄|楷模|榜样|能手)[^“”,。!?]{0,10}”)(?:荣誉|称号)*(?:获得者)?(?:、(?:[^,。;、\ue001]{1,16}))?(?P<who2>{person})"
)
_ATTRIBUTE = pattern(  # 荣立二等功的消防员某某
    r"(?:荣立|荣获|获得|获评|被评为|被授予|入选|当选|荣膺)过?(?P<honour>[^,。;的\ue001-\ue006]{3,24}?)(?:荣誉称号|称号)?的"
    r"(?:{body}|{place}|{post}|[一-鿿]){0,8}?(?P<who>{person})"
)
_CONFERS = re.compile("授予|颁[授发给赠]|授给|追[授记]|记[集个一二三\ue001-\ue003]")
_MAY_BEAR = re.compile(
    f"(?=[\ue003家区省市州县全”是])(?:\ue003[^,。;]{{0,10}}(?:{_MERIT})|"
    "[家区省市州县]级|全[国省区市]|”(?:荣誉|称号|获得者)*[、\ue001]|[省市县州区](?:劳动|道德|优秀|先进|三八|五一)|是)"
)
_MERITED = re.compile(
    r"传承人|大师|模范|工作者|党员|教师$|手|奖章|志愿者|企业家|最美|好人|标兵|匠|先锋|卫士|之星|优秀|十佳|杰出|英雄|榜样|[村镇]|单位|先进|示范"
)
_IS_ONE = pattern(
    r"(?<![不就便但可若要总凡也都还])(?:不仅|也|还|均|都|更|同时)*是(?:一名|一位|一个|名副其实的|远近闻名的)?"
    r"(?P<honour>(?:国家级?|全国|省级?|自治区级|市级?|州级?|县级?)[^,。;\ue001-\ue006]{0,16}?"
    rf"(?:文明[村镇]|文明单位|重点村|名镇|名村|示范[村镇点校区县]|先进[一-鿿]{{1,3}}|{_MERIT}|{{post}})"
    r"|(?:{place}|[一-鿿“”]){0,16}(?:国家|省|自治区|市|州|县|区)级(?:非遗|代表性)*(?:传承人|工艺美术大师|{post}))(?=[,。;]|$)"
)
_TITLED = re.compile(r"《([^《》]{3,40})》$")
_RECEIVER = (Kind.PERSON, Kind.BODY, Kind.PLACE, Kind.DOCUMENT)


def extract(text: AnnotatedText) -> Iterator[Award]:
    """The awards of an article, each once: the fuller of two wordings gives way to the shorter, a bare prize to it."""
    found = [*_by_verb(text), *_granted(text), *_borne(text), *rolls.announced(text)]
    found += [*rolls.listed(text), *rolls.tabled(text), *medals.won(text)]
    honours: dict[Thing, dict[str, None]] = {}
    for fact in found:
        honours.setdefault(fact.recipient, {})[fact.honour] = None
    seen: set[tuple[Thing, str]] = set()
    for fact in found:
        others = [honour for honour in honours[fact.recipient] if honour != fact.honour]
        bare = _PRIZE.fullmatch(fact.honour) and any(other.endswith(fact.honour) for other in others)
        shorter = any(fact.honour.endswith(other) and not _PRIZE.fullmatch(other) for other in others)
        if not bare and not shorter and (fact.recipient, fact.honour) not in seen:
            seen.add((fact.recipient, fact.honour))
            yield fact


_PRIZE = re.compile("[特一二三]等奖|[金银铜][牌奖]|冠军|亚军|季军|优秀奖|第[一二三]名")


def _by_verb(text: AnnotatedText) -> Iterator[Award]:
    for index in range(len(text.sentences)):
        masked, last = mask(text, index), ""
        for match in _VERB.finditer(masked.text):
            honours = [
                honour
                for honour in _honours(text, masked, match.end())
                if match["sure"] or _awarded(masked.end(match.end()), honour, text)
            ]
            honours = [rolls.fuller(honour, last) for honour in honours]
            last = honours[-1] if honours else last
            date = _date(text, masked, match.start())
            receivers = _receivers(masked, match.start()) if honours else []
            for receiver in receivers or _told_of(text, masked, match.start(), honours):
                for honour in honours:
                    yield Award(evidence=(index,), rule="named", recipient=receiver, honour=honour, date=date)


def _awarded(at: int, honour: str, text: AnnotatedText) -> bool:
    """Whether what was won at ``at`` is an honour: by its words, or because it is called one (“…”称号, …称号)."""
    called = re.compile(
        rf"[^,。;]{{0,40}}{re.escape(honour)}(?:[”》][^,。;]{{0,24}}?(?:荣誉|称号|命名|牌匾|奖牌|奖)|(?:荣誉)?称号)"
    ).match(text.flat, at)
    return bool(called or _AWARD.search(honour)) and not _COUNTED.search(honour)


def _granted(text: AnnotatedText) -> Iterator[Award]:
    """授予某某“某某”荣誉称号, 向某某颁授“某某勋章”: who is honoured stands behind the verb, or before it after 向."""
    for index in range(len(text.sentences)):
        masked = mask(text, index)
        if not _CONFERS.search(masked.text):
            continue
        for match in (p for found in (_GRANT, _GIVES, _PLAQUE) for p in found.finditer(masked.text)):
            words = text.flat[masked.begin(match.start("honour")) : masked.end(match.end("honour"))]
            honour = words.strip("“”").removesuffix("荣誉称号").removesuffix("称号")
            date = _date(text, masked, match.start())
            for receiver in filter(_may_receive, masked.mentions(*match.span("who")) if honour else ()):
                yield Award(evidence=(index,), rule="granted", recipient=receiver.thing, honour=honour, date=date)


def _borne(text: AnnotatedText) -> Iterator[Award]:
    """省级…代表性传承人某某, “最美…”某某, 某村是省级文明村: what an authority gave, beside the name."""
    for index in range(len(text.sentences)):
        masked = mask(text, index)
        named = SYMBOLS["person"] in masked.text
        for match in _ATTRIBUTE.finditer(masked.text) if named else ():
            honour = text.flat[masked.begin(match.start("honour")) : masked.end(match.end("honour"))].strip("“”")
            if _AWARD.search(honour) or _MERITED.search(honour):
                person = masked.mention(match.start("who")).thing
                yield Award(evidence=(index,), rule="title-borne", recipient=person, honour=honour)
        if not _MAY_BEAR.search(masked.text):
            continue
        for match in _BEARER.finditer(masked.text) if named else ():
            what, who = ("quoted", "who2") if match["quoted"] else ("honour", "who")
            honour = _given(text, masked, match, what)
            if honour and not masked.mention(match.start(who)).pointing:
                person = masked.mention(match.start(who)).thing
                yield Award(evidence=(index,), rule="title-borne", recipient=person, honour=honour)
        for match in _IS_ONE.finditer(masked.text) if "是" in masked.text else ():
            honour = _given(text, masked, match, "honour")
            for receiver in _receivers(masked, match.start()) if honour else ():
                yield Award(evidence=(index,), rule="title-borne", recipient=receiver, honour=honour)


def _given(text: AnnotatedText, masked: Masked, match: re.Match[str], group: str) -> str:
    """The words of an honour that is borne; empty where they name a post (县级|干部)."""
    words = text.flat[masked.begin(match.start(group)) : masked.end(match.end(group))]
    honour = words.strip("“”").removesuffix("获得者")
    return honour if _MERITED.search(honour) else ""


_NEXT_ONE = re.compile(f"、(?={SYMBOLS['person']}[^,。;、]{{0,6}}[获荣])")


def _honours(text: AnnotatedText, masked: Masked, at: int) -> list[str]:
    """What the words after the verb name: each quotation of several (“甲”“乙”等荣誉称号), else one honour."""
    begin = masked.begin(at)
    other = _NEXT_ONE.search(masked.text, at)  # 甲获某奖、|乙获某奖
    stop = masked.begin(other.start()) if other else text.sentences[masked.index].end
    words = text.flat[begin : min(stop, begin + 90)].lstrip("了为 ")
    if several := _QUOTES.match(words):
        return re.findall("“([^”]+)”", several["all"])
    honour = _honour(words[:60])
    return [honour] if honour else []


def _honour(words: str) -> str:
    """The words up to the clause's end, without quotation marks around them, 称号 or 名单."""
    quoted = re.match(
        r"“([^”]{2,40})”(?=的?(?:称号|奖牌|牌匾|荣誉)|名单|命名|等[^,。;]{0,10}(?:荣誉|称号|奖)|[,。;、]|$)", words
    )
    if quoted:
        return quoted[1]
    end = _END.search(words)
    honour = words[: end.start()] if end else words
    if titled := _TITLED.search(honour):  # 某组织《某某名录》
        return titled[1]
    honour = _ONCE.sub("", honour.strip(" 《》").removeprefix("的"))
    if honour[:1] == "“" and honour.find("”") in (-1, len(honour) - 1):
        honour = honour.strip("“”")
    return honour if 3 <= len(honour) <= 45 or _PRIZE.fullmatch(honour) else ""


_ONCE = re.compile("(?<=等功)[一两二三四五六\\d]次$")


def _receivers(masked: Masked, at: int) -> list[Thing]:
    """The subject: the mentions right before the verb, or the one that opens a sentence whose clause has no other."""
    words = masked.text[max(0, at - 120) : at]
    shift = at - len(words)
    for subject in (_MAKER, _NEAR, _OPENING, _LIFE):
        match = subject.search(words)
        found = _named_in(masked, shift + match.start("who"), shift + match.end("who")) if match else ()
        if match and found and all(_may_receive(mention) for mention in found):
            unit = match["unit"] if subject is _NEAR and match["unit"] else ""  # 某医院|神经外科
            return [Thing(mention.thing.kind, mention.thing.name + unit) for mention in found]
    return []


_QUOTED = re.compile("“[^“”]*”")
_PERSONAL = re.compile(
    "传承人|模范|工作者|先锋|英雄|卫士|标兵|个人|手”?$|教师|奖章|大师|工匠|好人|之星|党员|[一二三特]等功|楷模|青年|志愿者"
)


def _told_of(text: AnnotatedText, masked: Masked, at: int, honours: list[str]) -> list[Thing]:
    """The person of the clauses before, or of the sentence before, where people alone are honoured so.

    他十九岁学艺,如今是某团团长,2021年被认定为…传承人; 某某守林三十年。2024年,被评为…劳动模范。
    """
    clause = max(masked.text.rfind(mark, 0, at) for mark in ",;。") + 1
    if not honours or masked.mentions(clause, at) or not all(map(_PERSONAL.search, honours)):
        return []
    person = masked.text.rfind(SYMBOLS["person"], 0, at)
    if person >= 0:
        between = _QUOTED.sub("", masked.text[person:at])
        return [] if TURNS.search(between) else [masked.mention(person).thing]
    before = masked.index - 1
    same = before >= 0 and text.sentences[before].line == text.sentences[masked.index].line
    people = {m.thing for m in text.things(before, Kind.PERSON)} if same else set()
    return list(people) if len(people) == 1 else []


def _named_in(masked: Masked, begin: int, end: int) -> tuple[Mention, ...]:
    """Who is listed: of people with their posts (某校教师甲、某园园长乙) the people."""
    found = masked.mentions(begin, end)
    people = tuple(mention for mention in found if mention.thing.kind is Kind.PERSON)
    return people or found


def _may_receive(mention: Mention) -> bool:
    """A person, a body or a site; a division does not stand for what lies in it."""
    divisional = mention.thing.kind is Kind.PLACE and mention.thing.name.endswith(("省", "自治区", "中国"))
    return mention.thing.kind in _RECEIVER and not divisional


def _date(text: AnnotatedText, masked: Masked, at: int) -> str | None:
    """The date that the clause gives before the verb (2024年入选…)."""
    clause = max(at - 60, 0, *(masked.text.rfind(mark, max(at - 60, 0), at) + 1 for mark in ",;。:"))
    dates = find_dates(text.flat, masked.begin(clause), masked.begin(at), text.front.date)
    return dates[-1].start if dates else None
