"""Who took part in which meeting: lists of those present, chairs, speakers, reporters, observers, company on a tour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from kg.extract.meeting import mentioned, which
from kg.extract.meeting.meeting_speakers import places_speak, quoted
from kg.extract.meeting.parties import ENCOUNTER, TALK, parties
from kg.extract.statement.statements import read_speech
from kg.extract.text import AnnotatedText
from kg.model import Capacity, Issue, Kind, LineKind, Mention, Participation, Thing

_LIST = re.compile(
    r"^(?:出席|参加|列席)(?:会议|大会|座谈会|活动|调研|[会接]见)的(?:还)?有|(?:出席|参加|列席|主席台就座)[^。]{0,40}?(?:的)?(?:[^。,]{0,14})?(?:还)?(?:有|为|是):|在主席台(?:前排|上)?就座(?:的还?有:)?"
    r"|陪同[^。,]{0,16}?(?:出访|访问)的(?:还)?(?:有|是):"
    r"|(?:出席|参加|陪同)(?:会议|大会|开幕会|开幕式|活动|调研|上述活动|(?:有关)?[会接]见|会谈|会晤|审议|讨论)?[。,]?$"
    r"|(?:陪同人员)?同机(?:抵达|返回|前往|离开|离京)[^,。]{0,6}[。,]?$"
    r"|(?:一同|一起|随同|陪同)(?:前往|考察|检查|察看|走访|调研)[。,]?$"
    r"|^(?![^。]*(?:出席|参加|主持|讲话|到会))[^。]*(?:列席|旁听)(?:会议|大会|开幕会)?。?$"
)
_OBSERVE = re.compile(r"列席|旁听")
_NO_FEAST = r"(?!过|[^,。]{0,12}(?:欢迎仪式|欢送仪式|宴会|招待会))"  # beside a talk, not in it; nor long ago (参加过)
_AND_OTHERS = (  # 某市市长某某,|各部门负责同志,各界代表|出席
    r"(?:等?[,、和及](?:[^,。;:“”]{2,40}?(?:负责人|负责同志|代表|人士|人员|成员|专家|学者|嘉宾|师生|团)[,、]?){1,6}(?:等|共?\d+[多余]?人)*)"
)
_ROLES: tuple[tuple[re.Pattern[str], Capacity], ...] = (
    (
        re.compile(r"(?:在[^,。;:“”]{2,16}?)?[^,。;:“”]{0,6}?主持(?!人|设计|研[制发究]|编|建|修|制定|起草|完成|的)"),
        Capacity.PRESIDED,
    ),
    (
        re.compile(
            r"[^。;:]{0,24}?(?:出席|参加)[^。;:]{2,70}?,?并(?:发表|作)?[^,。;:]{0,16}?(?:讲话(?!精神)|致[^,。;:]{0,2}[辞词]|演讲|发言)|等[^,。;:“”]{0,60}?(?:发了?言(?!人)|畅所欲言|各抒己见)|(?:安排|部署)了?[^,。;:]{2,16}工作(?=[,。;]|$)|[^。;:“”]{0,24}?(?:讲话(?!精神|中|指明|为|要求)|致(?:欢迎|开幕|闭幕|答谢|[贺祝])?[辞词]|致献词|发了?言(?!人)|演讲|讲了话|作(?:开班)?动员|作(?!出)[^,。;]{0,4}部署|作[^,。;]{0,6}(?:推介|分享)|宣布[^,。;]{0,14}(?:开幕|闭幕|开赛|启动)(?=[,。;]|$)|现场(?:回应|答复|解答)|(?:现场|重点|专题)推介(?!会)|授课|主讲|(?:作了?|进行)讲解|作[^,。;]{0,4}辅导|介绍(?:了|[^,。;]{0,8}(?:情况|成果|经验|做法))|回答(?:了)?记者|解读了|答记者问|(?:展开|同台|圆桌)对话|作答|点评(?!会|员))"
        ),
        Capacity.SPOKE,
    ),
    (
        re.compile(
            r"(?![^。;,]{0,16}听取)[^。;:“”]{0,24}?(?:汇报(?!会)|(?<![工合协操制写运])(?:作|做(?![好大强实优足细到出法]))了?(?:[^,。]{0,36}?(?:报告|说明|通报)|[^。;]{0,90}?的?汇报(?!会))|通报(?:了|(?![批表会])))|(?:围绕|就)[^。;:“”]{2,120}?作了?(?:汇报|说明|报告|通报)(?!会)|(?:在会上|(?:代表|围绕|就)[^,。;:“”]{2,16}|向会议|分别|先后){0,4}报告了?[^,。;:“”]{2,20}?(?:情况|进展)(?=[,。;]|$)"
        ),
        Capacity.REPORTED,
    ),
    (re.compile(r"[^,。;:“”]{0,10}?(?:列席|旁听)"), Capacity.OBSERVED),
    (
        re.compile(
            rf"{_AND_OTHERS}(?:出席|参加){_NO_FEAST}|(?:(?:和|及|以及)[^。;:“”]{{2,40}}?(?:负责人|负责同志|代表|人员))?[^。;:“”]{{0,10}}?(?:(?<!来[华京])出席{_NO_FEAST}|参加{_NO_FEAST}|陪同(?!部长|人员|团|下检阅)|(?:一同|一起|随同)(?:调研|参加|前往|考察|检查|察看|走访)|同行|随行|(?:等陪同人员)?同机(?:抵达|返回|前往|离开|离京)|带队(?=[,。]|参加|$)|到场|到会|参会|与会|见证)"
            rf"|[^,。;:“”]{{0,26}}?(?<!来[华京])出席{_NO_FEAST}"
            r"|[^,。;:“”]{0,10}?(?:宣读|宣布[^,。;:“”]{2,30}?(?:决定|名单)(?=[,。;])|为[^,。;:“”]{2,20}?(?:颁奖|颁发|授牌))"
        ),
        Capacity.ATTENDED,
    ),
)
_BRACKETS = re.compile(r"\([^)]*\)")
_READ = (LineKind.PARAGRAPH, LineKind.CAPTION)


def participations(text: AnnotatedText, dated: Sequence[Thing]) -> Iterator[Participation | Issue]:
    """The participations of an article, one for each person or body and meeting, in their strongest capacity."""
    found: dict[tuple[Thing, Thing], Participation] = {}
    main = None if text.digest else which.main_of(text, dated)
    for index, sentence in enumerate(text.sentences):
        if sentence.kind not in _READ:
            continue
        for participation in _in_sentence(text, index, main):
            if isinstance(participation, Issue):
                yield participation
            else:
                _keep(found, participation)
    for participation in (
        *mentioned.addresses(text),
        *mentioned.comers(text),
        *mentioned.held_with(text),
        *mentioned.sent(text),
        *mentioned.reviewing(text),
        *mentioned.announced(text),
        *mentioned.convened(text),
        *mentioned.chaired_by(text),
        *mentioned.chaired_together(text),
        *mentioned.delivered(text),
        *mentioned.sitting(text),
        *mentioned.heard(text, main),
        *mentioned.brought(text, main),
        *places_speak(text, main),
        *quoted(text, main),
        *parties(text),
    ):
        _keep(found, participation)
    yield from found.values()


_STRENGTH = (Capacity.ATTENDED, Capacity.OBSERVED, Capacity.SPOKE, Capacity.REPORTED, Capacity.PRESIDED)


def _keep(found: dict[tuple[Thing, Thing], Participation], new: Participation) -> None:
    key = (new.participant, new.meeting)
    old = found.get(key)
    if old is None or _STRENGTH.index(old.capacity) < _STRENGTH.index(new.capacity):
        found[key] = new


def _in_sentence(text: AnnotatedText, index: int, main: Thing | None) -> Iterator[Participation | Issue]:
    sentence = text.sentences[index]
    words = text.flat[sentence.begin : sentence.end]
    people = text.things(index, Kind.PERSON)
    if not people:
        return
    meetings = which.meetings_of(text, index, main)
    listed = None if _CAME_AND.search(words) else _LIST.search(words)
    if (
        listed
        and (len(people) > 1 or listed[0].endswith(":"))
        and not (people[0].pointing or _spoken_of(text, index, people[0]))
    ):
        if not meetings:
            yield Issue(text.article.file, sentence.begin, sentence.end, "unnamed-meeting", words[:40])
            return
        observed = _OBSERVE.search(words[max(0, listed.start() - 4) : listed.end()])
        capacity = Capacity.OBSERVED if observed else Capacity.ATTENDED
        for person, meeting in product(people, meetings):
            yield mentioned.participation(index, person, meeting, capacity, "listed")
    for position in range(len(people)) if meetings else ():
        yield from _in_clause(text, index, people, position, meetings, main)


_CAME_AND = re.compile("(?:参加|出席)(?:[会接]见|会谈)(?:,|并)")  # 甲参加会见,乙参加会见并主持大会: each in his own
_CAME_TO = re.compile("等?(?:参加|出席|陪同)了?(?:[会接]见|会谈|会晤)(?P<too>,?并)?")


def _in_clause(
    text: AnnotatedText,
    index: int,
    people: Sequence[Mention],
    position: int,
    meetings: tuple[Thing, ...],
    main: Thing | None,
) -> Iterator[Participation]:
    """What a sentence says of one of its people, and of those joined to him, up to the next."""
    sentence, person = text.sentences[index], people[position]
    until = people[position + 1].begin if position + 1 < len(people) else sentence.end
    begin = person.end
    after = people[position + 1 : position + 3]
    about = after and _ABOUT.fullmatch(text.flat, begin, until) and _CITES.match(text.flat, after[0].end)
    if about:  # 甲围绕学习贯彻|某某总书记近期重要讲话精神作了发言
        begin, until = about.end(), after[1].begin if after[1:] else sentence.end
    rest = _BRACKETS.sub("", text.flat[begin:until])
    before = text.flat[sentence.begin : person.begin]
    if _INSPECTS.match(text.flat, person.end) or _only_told_of(before, rest, meetings[0]):
        return
    if came := _CAME_TO.match(rest):
        talks = which.deeds(text, index)
        for one, talk in product(_joint(text, people, position), talks):
            yield mentioned.participation(index, one, talk, Capacity.ATTENDED, "said-to-take-part")
        if talks and not (came["too"] and main and not ENCOUNTER.search(main.name)):
            return
        meetings, rest, begin = (main,) if talks and main else meetings, rest[came.end() :], begin + came.end()
    for role, as_what in _ROLES:
        if role.match(rest):
            for one, (there, capacity) in product(
                _joint(text, people, position), _where(text, index, person, (begin, until), meetings, role, as_what)
            ):
                yield mentioned.participation(index, one, there, capacity, "said-to-take-part")
            return


def _only_told_of(before: str, rest: str, meeting: Thing) -> bool:
    """Whether the words around somebody do not tell what he did at a meeting: 某某的指示, 向某某介绍了…, “….

    But 会上,|某某的讲话 was given there.
    """
    if ("“" in before and "”" not in before) or before.endswith(("向", "给")):
        return True
    cited = _CITES.match(rest) and not before.endswith("上,")
    signs = _SIGNING.match(rest) and ENCOUNTER.search(meeting.name)
    return bool(cited or signs or _SAYS.match(rest))


def _where(
    text: AnnotatedText,
    index: int,
    person: Mention,
    span: tuple[int, int],
    meetings: tuple[Thing, ...],
    role: re.Pattern[str],
    as_what: Capacity,
) -> list[tuple[Thing, Capacity]]:
    """The meetings where somebody has a role that the words in ``span`` give him, and in which capacity."""
    named = which.named_between(text, index, *span, role)
    if named is None and as_what in _AT_TABLE and ENCOUNTER.search(meetings[0].name):
        named = which.conference(text, index, person)
    if named is None and _spoken_of(text, index, person):
        return []
    there = (named,) if named else meetings
    return [(one, Capacity.ATTENDED if TALK.search(one.name) else as_what) for one in there]


_ABOUT = re.compile("(?:分别)?(?:围绕|就|结合)[^,。;]{0,30}")


def _spoken_of(text: AnnotatedText, index: int, person: Mention) -> bool:
    """Whether somebody else's speech tells of a person, who need not be where it is made: 甲表示,|乙视察港区."""
    speech = (said for said in read_speech(text) if said.index == index and said.speaker.kind is Kind.PERSON)
    return any(said.begin <= person.begin < said.end for said in speech)


_INSPECTS = re.compile("陪同[^,。;]{0,16}检阅")  # the host, beside his visitor
_AT_TABLE = (Capacity.PRESIDED, Capacity.SPOKE, Capacity.REPORTED)


_SAYS = re.compile("[还也并]?(?:强调|指出|表示|说|要求|认为|提出|介绍说?),")  # 他强调,某会议作了部署: the meeting did
_SIGNING = re.compile(r"[^。;:“”]{0,10}?见证")  # of a contract, no talk
_CITES = re.compile(
    r"(?:总书记|(?:国家)?主席|总理)?的(?:[^,。;]{0,12}(?:指示|批示|讲话|要求|报告|致辞|演讲|贺信|贺电|来信|题词)|邀请|委托|嘱托)|[^,。;]{0,24}?(?:所?作|作出|发表|提出)的(?:重要|系列|政府|工作|重大|战略|决策)*(?:讲话|报告|论述|指示|致辞|演讲|部署)"
    r"|同志为核心|(?:总书记|主席)?(?:近期|最新|重要|系列)+讲话(?:和|及|精神)"
    r"|[^,。;在]{0,16}?的(?:重要|系列)*(?:讲话|论述|[指批]示)(?:和|、|以及|重要|系列|讲话|论述|[指批]示)*(?:精神|中|,)"
    r"|[^,。;]{0,40}?时的(?:重要|系列)*(?:讲话|论述|指示)|[^,。;]{0,8}在[^,。;]{0,12}讲话[^,。;]{0,10}中"
)


def _joint(text: AnnotatedText, people: Sequence[Mention], position: int) -> list[Mention]:
    """The person and those named before in one enumeration: 甲、乙陪同; 县委书记丙、县长丁分别陪同."""
    joint = [people[position]]
    for before in reversed(people[:position]):
        between = _BRACKETS.sub("", text.flat[before.end : joint[0].begin])
        acts = re.search(r"指出|强调|表示|说|主持(?!人)|讲话|要求", between)
        if acts or not re.fullmatch(r"[、,和]?[^,。;:“”]{0,40}", between):
            break
        joint.insert(0, before)
    return [one for one in joint if not _FOR_OTHERS.match(text.flat, one.end)]


# who only invites or sends: 应某某总统|邀请出席, 作为某某主席|特别代表出席
_FOR_OTHERS = re.compile(
    "(?:总书记|(?:国家)?主席|总统|总理|首相|国王|议长|委员长|部长|秘书长)?的?(?:邀请|特别代表|特使|委托)"
)
