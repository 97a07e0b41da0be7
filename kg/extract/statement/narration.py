"""Where reported speech ends: whether the reporter tells again in a sentence, or the speech goes on.

某某指出,要保护古城。随后,某某来到码头。: what is said ends before 随后.
"""

from __future__ import annotations

import re

from kg.extract.patterns import SYMBOLS, Masked
from kg.extract.statement.said import Said
from kg.extract.statement.speakers import Cast
from kg.extract.statement.speech import Report, outside_quotes
from kg.extract.statement.speech_subject import OBEYS, Subject, find_subject
from kg.model import Kind, Mention, Post, Thing

_PERSON, _POST, _MEETING = SYMBOLS["person"], SYMBOLS["post"], SYMBOLS["meeting"]

LISTED = re.compile(
    r"[一二三四五六七八九十]+(?:是|要|、)|第[一二三四五六七八九十]+[,、,]|\([一二三四五六七八九十\d]+\)"
)
_NARRATION = re.compile(
    rf"他(?!们|国|山|乡)|她(?!们)|记者|(?:这个)?(?:“[^“”]{{2,6}}”)?[^,。“”]{{0,4}},(?:记者|{_POST})看到|收到[^,。]{{0,6}}[回来贺]信|主持人|会上(?!(?:定|议|作出|提出|部署|布置|明确|承诺)[^,。]{{0,6}}的)|会后|会前|会谈后|会见后|会议|大会|[^,。“”]{{0,6}}你一[言句],?我一[语句]|随后|当天|当日|期间|据|另据|又讯|话音|走进|来到|回到|走出|离开|(?:说|谈|提|聊)[起到][^,。“”]{{2,16}},"
    rf"|(?:这一?|这些|上述)(?:举措|部署|做法|表态|讲话|番话|话)|这(?:意味|标志|将助力|是该)|{_MEETING}"
    r"|(?:本|该)?节目(?:还|也)?将|(?:具体|事故|起火)原因|此前,|委员们|代表们|在[他她](?:们)?的|(?:车间|大棚|展厅|现场)里?,"
    r"|[^,。“”]{1,4}会上,|(?:上午|下午|晚上),|与会(?:各方|外方|嘉宾|人员|人士)|(?:此次|本次)[^,。]{0,6}(?:活动|会议|论坛|展览)由"
    rf"|(?:{SYMBOLS['body']}|{SYMBOLS['place']})(?:成立|始建|创办|创建|组建|位)于"
    r"|[^,。“”]{0,24}(?:引发|引起)[^,。]{0,8}(?:反响|共鸣|关注)。?$|[^,。“”]{2,14}(?:没有|未)(?:对[^,。]{2,12})?(?:作出|做出|予以)?(?:回应|置评)"
    rf"|(?:近|约|共)?\d+[多余]?[位名][^,。]{{0,16}}?(?:委员|代表|专家|嘉宾|企业家|{_POST})[^,。;]{{0,40}}(?:发言|发表意见|作了?交流)"
    r"|[^,。]{0,6}团(?:还|也|一行)*(?:到|赴|前往|参观|考察)"
    r"|(?:\d+|[一二三四五六七八九十]+)月的|(?:\d+年)?\d+月\d+日|\d+日|[一二三四五六七八九十]+月[一二三四五六七八九十]+日|\d+月\d+日?(?:至|—)"
)
_ATTEND = re.compile(  # 市财政局、某公司的负责同志参加座谈。
    rf"(?![^。]*(?:要|应|将|希望|须|必须|可以))[^,。:“”]{{0,60}}(?:负责同志|负责人|{_PERSON}|{_POST}|代表|等)(?:在会上|在[^,。]{{0,8}}会上|一同|一并|分别|先后|也)*"
    r"(?:参加|出席|列席|陪同|作了?[^,。]{0,6}(?:发言|汇报))[^,。;:“”]{0,12}。?$"
)
_ECHO = re.compile(rf"{_POST}的[一-鿿]{{0,4}}(?:嘱托|关怀|关心|勉励|教诲|期望|话)")
ADDRESSED = re.compile(rf"{_PERSON}{_POST}")
_STUDIED = re.compile(
    rf"(?!我)[^,。要应将须愿就围结在]{{2,10}}?{OBEYS.pattern}"
)  # 全军官兵|认真学习某某的讲话,深受鼓舞
_FIRST_PERSON = re.compile(r"我们|我(?![国省市县区州盟旗军党])|希望|双方|中方")
_TIME = re.compile(  # 某大会报告提出要建设航天强国。|今年,我国成功实施14次发射。在月球,月球车正在探测
    r"(?:到)?\d{4}年|(?:落实|按照|牢记|沿着)[^,。]{0,8}总书记|根据[^,。]{2,20}(?:指示|批示|要求)"
    r"|今天|今年|近年|[\d一二两三四五六七八九十几多]+年来|目前|如今|眼下|当前|这些年|近日|日前|最近|新春|截至|(?:“[^”]{2,4}”|[一-鿿]{1,3}节|这个[一-鿿]{0,6})?(?:假期|期间)|假[期日]里|在(?![^。]*(?:要|必须|应|将|我们))[^,。“”]{2,24}(?<![上中下时后]),"
)
_ORDERS = ("指示", "批示")
_DEMANDS = re.compile("(?<![主重需必])要(?![素求闻点])|必须|务必")
_TOLD = re.compile(r"当天|今天|昨天|\d+日|对此")
_SUMS_UP = re.compile("截至|如今|今[天日]的")  # after what a person says without quotation marks, the reporter does


def narrates(masked: Masked, turn: Said, cast: Cast, *, cited: bool) -> bool:
    """Whether the reporter tells again instead of the speech of ``turn`` going on.

    It is ``cited`` where it is a leader's word that others recall, not a scene.
    """
    words = masked.text
    demanded = turn.verb in _ORDERS and _DEMANDS.search(words)  # 某某作出指示,…。会议召开在即,各地要…
    summed = turn.speaker.kind is Kind.PERSON and _SUMS_UP.match(words) and not _resumed(masked, cast)
    timed = cited and _TIME.match(words)
    narration = _NARRATION.match(words) and not (
        turn.speaker.kind is Kind.PERSON and not cited and _of_the_party(masked)
    )
    recited = _STUDIED.match(words)
    studied = recited and masked.mention(recited.end() - 1).thing == turn.speaker
    told = summed or timed or narration or studied or _ATTEND.match(words) or _echoes(masked, turn.speaker, cast)
    if (told and not demanded) or _reports(masked, turn):
        return True
    if demanded or LISTED.match(words) or _FIRST_PERSON.match(words):
        return False
    many = 3 if words[0] == SYMBOLS["place"] else 2  # 某社区,电梯投入运行,|书记某某挨家征求意见
    for begin, end in [m.span() for m in re.finditer(r"[^,。;:!?“”]+", words)][:many]:
        subject = find_subject(outside_quotes(words), begin, end)
        mention = masked.held.get(subject.position) if subject else None
        if mention is None or subject is None:
            continue
        thing = getattr(mention, "thing", None)
        if thing == turn.speaker and thing.kind in (Kind.PERSON, Kind.BODY):
            return True
        elsewhere = cited and _tells_elsewhere(turn.speaker, mention)
        elsewhere = elsewhere or _another(masked, turn.speaker, subject, mention)
        if elsewhere or (thing != turn.speaker and _TOLD.match(words, subject.end)):
            return True
        if words[subject.position] == _PERSON and not subject.unnamed and not ADDRESSED.match(words, subject.position):
            return True
    return False


def within_speech(masked: Masked, report: Report, turn: Said) -> bool:
    """Whether a country or place that hopes or calls for something does so in the speech that goes on (希望德方…).

    So does a body where a person speaks: 议长某某表示,…。某国议会|希望加强交流.
    """
    if report.rule != "without-comma" or report.subject is None:
        return False
    word = masked.text[report.subject]
    hopes = turn.speaker.kind is Kind.PERSON and report.verb == "希望" and word == SYMBOLS["body"]
    return hopes or report.role == "side" or word == SYMBOLS["place"]


def _of_the_party(masked: Masked) -> bool:
    """Whether a speech goes on with what the party has decided: 某总理表示,…。|中共某届某中全会擘画了蓝图."""
    first = masked.held.get(0)
    met = first.thing if isinstance(first, Mention) and not first.pointing else None
    return met is not None and met.kind is Kind.MEETING and met.name.startswith(("中国共产党", "中央", "中共中央"))


def _resumed(masked: Masked, cast: Cast) -> bool:
    """Whether the next sentence of a paragraph goes on with the speaker: 截至九月底,通水六百户。|她表示,…."""
    sentences, after = cast.text.sentences, masked.index + 1
    same = after < len(sentences) and sentences[after].line == sentences[masked.index].line
    return same and _RESUMES.match(cast.text.flat, sentences[after].begin) is not None


_RESUMES = re.compile("[他她](?:还|也|又|同时|进一步)*(?:表示|说|介绍|指出|强调|认为|坦言|透露),")


def _reports(masked: Masked, turn: Said) -> bool:
    """Whether a sentence reports what was done, behind what is demanded or what a person says of what will be.

    方案要求,各单位要制定推进表。|市财政局已拨付首批资金; 甲局要求各县备足机械。|乙局出动车辆百台;
    某某说,村里要改造农房。|2月底,村里与某公司签订了协议;
    她建议,各县要组建服务队。|在某县某镇,某公司的车间昼夜不停; 某某说,孩子们要懂沙漠。|学生某某的作品获得一等奖.
    """
    words = masked.text
    if _TO_COME.search(words) or "“" in words:
        return False
    first = masked.held.get(0)
    body = first.thing if isinstance(first, Mention) and first.thing.kind is Kind.BODY else None
    other = isinstance(first, Mention) and not first.pointing and turn.speaker.kind is Kind.BODY
    acts = body and (_IS_DONE.search(words) or (other and body != turn.speaker))
    after_demand = turn.verb in _DEMANDING and (acts or _SCENE.match(words))
    recalled = turn.speaker.kind is Kind.PERSON and _ONCE.match(words) and _NAMED.search(words)
    return bool(after_demand or recalled or _WINS.match(words))


_DEMANDING = frozenset(("要求", "建议", "呼吁", "叮嘱", "希望"))
_SCENE = re.compile(f"在{SYMBOLS['place']}+,{SYMBOLS['body']}")
_WINS = re.compile(
    rf"[^,。“”]{{0,12}}{_PERSON}(?:的[^,。]{{1,16}})?(?:荣获|获得|获|夺得|捧回)[^,。]{{2,20}}[奖军名]。?$"
)
_TO_COME = re.compile("[要将须应愿]|希望|力争|我|咱|俺")
_IS_DONE = re.compile("已(?!于)|了")
_ONCE = re.compile(r"(?:去年|前年)[^,。\d]{1,4},|(?:\d{4}年)?\d+月[初中底],|前不久,")
_NAMED = re.compile(f"[{SYMBOLS['body']}{SYMBOLS['place']}]")


def _echoes(masked: Masked, speaker: Thing, cast: Cast) -> bool:
    """Whether a sentence tells what the speaker's words did: 总书记的重要讲话在各地引起热烈反响."""
    found = _ECHO.match(masked.text)
    words = masked.post(0) if found else None
    title = cast.text.flat[words.begin : words.end] if words else ""
    return cast.titles.get(title) == speaker


def _another(masked: Masked, speaker: Thing, subject: Subject, mention: Mention | Post) -> bool:
    """Whether another body does the same beside one that spoke: 甲国外交部表示,…。|乙国政府也确认了消息."""
    acts = isinstance(mention, Mention) and mention.thing.kind in (Kind.PLACE, Kind.BODY) and not mention.pointing
    return speaker.kind is Kind.BODY and acts and _LIKEWISE.match(masked.text, subject.position + 1) is not None


_LIKEWISE = re.compile("(?:政府|方面|官方|当局)?(?:也|则)(?:已经?)?(?:确认|证实|宣布|发表|发布|否认|回应)")


def _tells_elsewhere(speaker: Thing, subject: Mention | Post) -> bool:
    """Whether a place or body is told of after a meeting that was only cited: 中央某会议指出,…。某省坚持…."""
    acts = isinstance(subject, Mention) and subject.thing.kind in (Kind.PLACE, Kind.BODY) and not subject.pointing
    return speaker.kind is Kind.MEETING and acts
