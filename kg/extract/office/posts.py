"""Who holds which post: titles before and after a name, 担任…, lines of lists, and the lines of a curriculum vitae."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.office import vitae
from kg.extract.office.appointments import moved
from kg.extract.office.houses import assembly_of
from kg.extract.office.offices import FREE, NOTE, Office, may_hold, office_run, offices
from kg.extract.office.states import head_of
from kg.extract.patterns import SYMBOLS, Masked, mask, pattern
from kg.extract.statement.speech_words import TURNS
from kg.extract.text import AnnotatedText
from kg.lexicon import alternation
from kg.model import Kind, Occupancy, Thing

_SINGLE = re.compile(r"(?!副|常务副).*(?:书记|[省市区县旗州盟镇乡局厅部校院]长|主席|总理|总统|主任|董事长)")


@cache
def _before() -> re.Pattern[str]:
    """Posts, then the people who hold them."""
    people = rf"{{person}}{NOTE}(?:、{{person}}{NOTE}(?![\ue002\ue006]))*"
    trade = r"(?:、{place}*(?:(?![和与及等的在])[一-鿿]){2,10}?{post}?)?"  # 市人大代表、种粮大户|某某, 某某委主任|某某
    return pattern(rf"(?<!\ue001)(?P<run>{office_run()}){trade}(?P<who>{people})")


@cache
def _serving() -> re.Pattern[str]:
    return pattern(
        rf"(?P<who>{{person}}){{post}}?{NOTE},?(?:生前|利用|曾|现|先后|一直|还|也|又|既|同时|时|原|如今|目前)*(?:担任|兼任|历任|任|系|是|当)(?:上|了)?(?:来自[^,。;“”]{{1,24}}?的)?"
        rf"(?P<run>{office_run()})(?![\ue001的])"
    )


@cache
def _later() -> re.Pattern[str]:
    """某某今年五十岁,是某村书记,也是某社理事长: a clause of its own whose subject stands before."""
    return pattern(
        r"[,;](?:利用|既|也|还|又|同时|如今|现在|目前|现|先后|曾|后来)*(?:担任|兼任|历任|任|是|当上)了?"
        rf"(?P<run>{office_run()})(?![\ue001的])"
    )


@cache
def _as() -> re.Pattern[str]:
    """作为某大学教授,某某…: the posts before a comma, then the person."""
    return pattern(rf"(?:^|[,。;“])(?:作为|身为|时任|曾任)(?P<run>{office_run()}),(?P<who>{{person}}){NOTE}")


@cache
def _set_up() -> re.Pattern[str]:
    """成立某专班,由某某任组长: who heads what is set up in the clause before."""
    return pattern(
        rf"(?:成立|组建|设立|组成)了?(?P<body>{{body}})[^,。;]{{0,8}},(?:并|同时)?由(?:{office_run()})?"
        rf"(?P<who>{{person}}){NOTE}(?:同志)?(?:担任|兼任|任)(?P<title>{{post}})"
    )


@cache
def _told() -> re.Pattern[str]:
    """某某,某幼儿园园长,…: a person who begins a sentence, and the posts between commas or to its end."""
    return pattern(rf"(?:^|[。”] ?)(?P<who>{{person}}){NOTE},(?P<run>{office_run()})(?=[,。;、])")


@cache
def _listed() -> re.Pattern[str]:
    return pattern(rf"^\s*(?P<who>{{person}}){NOTE}\s*[,: ]\s*(?P<run>{office_run()})\s*[,;。]?\s*$")


@cache
def _last() -> re.Pattern[str]:
    """A line of a list: the posts, a gap, and the name at the end."""
    return pattern(rf"^\s*(?P<run>{office_run()}) +(?P<who>{{person}}){NOTE}\s*$")


@cache
def _trade() -> re.Pattern[str]:
    """A line of a list whose title no table knows (name, body, what is left), or of who is sent somewhere by a body."""
    title = r"(?P<sent>派驻{place}+)?(?P<title>[一-鿿]{2,6}|{post})"
    return pattern(rf"^\s*(?P<who>{{person}}){NOTE} +{{place}}*(?P<body>{{body}}){title}\s*$")


@cache
def _noted() -> re.Pattern[str]:
    """楼某(女,某公司高级技师): the post in brackets behind the name, whose title no table need know."""
    notes = r"(?:[男女]|[一-鿿]{1,5}族|\d+岁|[,、 ])*"
    title = r"(?P<title>(?![的是])[一-鿿]{2,8}(?<=[师员工手长任者士人户家生]))"
    return pattern(rf"(?P<who>{{person}})\({notes}(?:(?P<run>{office_run()})|{{place}}*(?P<body>{{body}}){title})\)")


@cache
def _after() -> re.Pattern[str]:
    title = r"{post}|(?:老师|教授|院士)(?=[\u4e00-\u9fff,。、])"
    return pattern(rf"(?P<body>{{body}})?(?P<all>(?:{{person}}[、和])*(?P<who>{{person}}))(?P<title>{title})")


@cache
def _roster() -> re.Pattern[str]:
    """A line of a list of officers: 秘书长:某某, 主席团常务主席:某某(女)、某某."""
    one = rf"{{person}}{NOTE}"
    return pattern(rf"^\s*(?P<title>{{post}})(?:\([^()]*\))?[:：]\s*(?P<who>{one}(?:[、, ]+{one})*)[。;]?\s*$")


def extract(text: AnnotatedText) -> Iterator[Occupancy]:
    """The occupancies of an article, each once; a bare title after a name adds none that is known with its body."""
    found = list(_all(text))
    with_body = {(f.person, f.title) for f in found if f.body}
    terms = {(f.person, f.title, f.body) for f in found if f.start}
    seen: set[tuple[Thing, str, Thing | None, str | None, str | None]] = set()
    for fact in found:
        key = (fact.person, fact.title, fact.body, fact.start, fact.end)
        bare = (fact.body is None and key[:2] in with_body) or (fact.start is None and key[:3] in terms)
        if key not in seen and not bare:
            seen.add(key)
            yield fact


def _all(text: AnnotatedText) -> Iterator[Occupancy]:
    away = moved(text)
    subject: Thing | None = None
    for index in range(len(text.sentences)):
        masked = mask(text, index)
        opened = vitae.opened(masked)
        subject = opened or subject
        whose = subject or vitae.begun(text, masked)
        terms = [*_of_life(text, masked, whose)] if whose else []
        yield from terms
        if terms and not opened:
            continue
        for fact in _in_sentence(text, masked):  # 致电某国总统甲,祝贺甲连任总统: the title before his name holds
            if fact.rule in ("title-before", "set-up") or (index, fact.person, fact.title) not in away:
                yield fact


def _in_sentence(text: AnnotatedText, masked: Masked) -> Iterator[Occupancy]:
    if SYMBOLS["person"] not in masked.text:
        return
    if may_hold(masked.text):
        yield from _before_names(text, masked)
        yield from _told_of(text, masked)
        for match in _set_up().finditer(masked.text):
            body, title = masked.mention(match.start("body")).thing, masked.post(match.start("title")).title
            yield from _holds(masked, masked.mention(match.start("who")).thing, Office(title, body, True), "set-up")
    yield from _in_lists(text, masked)
    yield from _behind(text, masked)


def _before_names(text: AnnotatedText, masked: Masked) -> Iterator[Occupancy]:
    """The posts that stand before those who hold them."""
    heads: dict[str, Thing] = {}
    last: tuple[int, Thing | None] = (-2, None)  # where the person before ends, and the body that his post is of
    for match in _before().finditer(masked.text):
        people = [m.thing for m in masked.mentions(*match.span("who")) if m.thing.kind is Kind.PERSON]
        near = last[1] if match.start() - last[0] == 1 and masked.text[last[0]] in "、,和及" else None
        run = [_beside(_of_head(office, heads), near) for office in offices(text, masked, *match.span("run"), near)]
        run = _together(run)
        heads |= {office.title: office.body for office in run if office.body}
        last = match.end(), run[-1].body if run else None
        for office in run:
            alone = len(run) > 1 or _SINGLE.fullmatch(office.title)
            for person in people[:1] if alone else people:
                yield from _holds(masked, person, office, "title-before")


def _told_of(text: AnnotatedText, masked: Masked) -> Iterator[Occupancy]:
    """The posts that a verb or commas give to a person before or behind them."""
    for name, rule in (
        (_serving(), "serves-as"),
        (_as(), "serves-as"),
        (_told(), "told-of"),
        (_listed(), "list-line"),
        (_last(), "list-line"),
    ):
        for match in name.finditer(masked.text):
            person = masked.mention(match.start("who")).thing
            for office in offices(text, masked, *match.span("run")):
                yield from _holds(masked, person, office, rule)
    for match in _later().finditer(masked.text):
        at = masked.text.rfind(SYMBOLS["person"], 0, match.start())
        turns = _ENDS if match[0][1:3] == "利用" else TURNS  # 违背组织原则;利用担任某县副县长的职务便利
        if at >= 0 and not turns.search(masked.text, at, match.start() + 1):
            for office in offices(text, masked, *match.span("run")):
                yield from _holds(masked, masked.mention(at).thing, office, "serves-as")


_ENDS = re.compile("[。:“”]")


def _in_lists(text: AnnotatedText, masked: Masked) -> Iterator[Occupancy]:
    trade = _trade().match(masked.text)
    title = text.flat[masked.begin(trade.start("title")) : masked.end(trade.end("title"))] if trade else ""
    if trade and (trade["sent"] or not re.fullmatch(alternation("titles"), title)):
        office = Office(title, masked.mention(trade.start("body")).thing, True)
        yield from _holds(masked, masked.mention(trade.start("who")).thing, office, "list-line")
    for match in _noted().finditer(masked.text) if "(" in masked.text else ():
        whole = offices(text, masked, *match.span("run")) if match["run"] else ()
        named = () if whole else (Office(match["title"], masked.mention(match.start("body")).thing, True),)
        for office in (*whole, *named):
            yield from _holds(masked, masked.mention(match.start("who")).thing, office, "noted")
    if roster := _roster().match(masked.text):
        post = masked.post(roster.start("title"))
        for mention in masked.mentions(*roster.span("who")):
            if mention.thing.kind is Kind.PERSON:
                yield from _holds(masked, mention.thing, Office(post.title, None, True), "roster")


def _together(run: list[Office]) -> list[Office]:
    """Posts in one row are of one body where the first does not say its own: 党组副书记、副主任某某."""
    first = run[0].body if run else None
    body = None if first else next((office.body for office in run if office.body), None)
    if body is None or body.kind is not Kind.BODY or body.name.endswith("政府"):
        return run
    return [office if office.body or office.title in FREE else Office(office.title, body, True) for office in run]


def _of_head(office: Office, heads: dict[str, Thing]) -> Office:
    """A bare deputy is that of the head named before in the sentence: 市人大常委会主任甲主持会议,副主任乙、丙出席."""
    body = heads.get(office.title.removeprefix("副")) if office.body is None and office.title[0] == "副" else None
    return Office(office.title, body, True) if body else office


_OFFICE = re.compile(r"(?:书记|(?<![家部小班])长|主任|主席|经理|总裁|总工程师|主委|委员)$")


def _beside(office: Office, near: Thing | None) -> Office:
    """A bare title right after another's post is of the same body: 某学院党委书记甲、院长乙."""
    return Office(office.title, near, True) if near and not office.body and _OFFICE.search(office.title) else office


def _behind(text: AnnotatedText, masked: Masked) -> Iterator[Occupancy]:
    """习近平主席, …学院某某老师: a title right after the name, with the body right before it."""
    for match in _after().finditer(masked.text):
        mention = masked.mention(match.start("who"))
        title = text.flat[masked.begin(match.start("title")) : masked.end(match.end("title"))]
        whose = assembly_of(text, title)
        if mention.pointing or (masked.text[match.start() - 1 : match.start()] == SYMBOLS["post"] and not whose):
            continue
        body = masked.mention(match.start("body")).thing if match["body"] else None
        if body and body.name.endswith("代表团"):  # 某县代表团|某某代表 is a deputy to the assembly
            body = whose or body
        if masked.text[match.start() - 1 : match.start()] == SYMBOLS["place"]:
            continue  # 某国|某党|主席: half of a party's name taken for a person's
        body = body or whose or head_of(text, mention.thing, title)
        people = masked.mentions(*match.span("all")) if title in _MEMBERS else (mention,)
        for one in people if body or title in FREE else ():
            yield from _holds(masked, one.thing, Office(title, body, body is not None), "title-behind")


_MEMBERS = ("常委", "委员", "院士")  # many bear it: 某某和某某常委


def _holds(masked: Masked, person: Thing, office: Office, rule: str) -> Iterator[Occupancy]:
    """The fact, unless nothing says what the title is a post of, and it is none that stands alone (院士)."""
    if office.said or office.title in FREE:
        yield Occupancy(evidence=(masked.index,), rule=rule, person=person, title=office.title, body=office.body)


def _of_life(text: AnnotatedText, masked: Masked, person: Thing) -> Iterator[Occupancy]:
    """The posts of a vita, whose person stands clauses or a sentence before, and its terms."""
    for office in vitae.held(text, masked):
        yield from _holds(masked, person, office, "vita")
    yield from vitae.terms(text, masked, person)
