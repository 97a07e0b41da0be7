"""What one article says of a person that helps to tell who it is: posts, where, when, with whom, and notes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.identity.held import CENTRAL, FOR_A_TIME, Held
from kg.identity.lands import SAID, Lands
from kg.identity.things import Key, key_of
from kg.identity.wording import AROUND, callings, described, honoured, noted
from kg.lexicon import table
from kg.lexicon.bodies import central, seat
from kg.lexicon.countries import is_country
from kg.lexicon.divisions import Division, Gazetteer
from kg.lexicon.people import FOREIGN_SET
from kg.model import Appointment, Kind, Mention, Occupancy, Reading, Thing
from kg.resolve.person.person_names import has_surname
from kg.resolve.place.home import home_of

COMPANY, LISTS = 80, 160  # names met beside a person that are remembered of a list of more than so many
FEW = 4  # mentions of a name of which the words around are read
_REPORTER = "记者"
_STATE = "中华人民共和国"
_REACH = 12  # characters from a body to the name of who serves there: 某医院|副主任护师|某某
_STOP = re.compile("[，。；：、！？“”（）,;:!?()\\s]")
_ACTING = re.compile("^代(?:理(?!人)|(?=副?[省市县区州盟旗镇乡]长|主席))")  # 代市长: mostly who is 市长 later


@dataclass(frozen=True, slots=True)
class Sighting:
    """A person in an article. ``order`` is when and where the article stands; ``sentence`` the first that names him."""

    person: Thing
    key: Key
    order: tuple[str, str, int, str]
    headline: str
    day: str
    home: str
    paper: str
    posts: tuple[Held, ...]
    near: frozenset[str]  # codes of the places named in the sentences that name the person
    scene: frozenset[str]  # codes of the places below a province named in the article
    company: frozenset[str]
    lands: frozenset[str] = frozenset()  # the states named right before the name: 东帝汶驻华大使|桑托斯
    states: frozenset[str] = frozenset()  # those named beside it that are no other's: 某某、泰国前副总理|素拉杰
    callings: frozenset[str] = frozenset()  # what the words around the name say that its bearer does
    beside: frozenset[str] = frozenset()  # bodies named right before the name
    called: frozenset[str] = frozenset()  # words right before the name
    about: str = ""  # words around the first mention
    heads: frozenset[str] = frozenset()  # bodies that the headline names
    honours: bool = False  # whether the article is of people who are honoured
    moved: bool = False  # whether the article tells of a post taken up or left
    sex: str = ""
    people: str = ""  # 鄂温克族
    born: str = ""
    sentence: int = -1

    @property
    def name(self) -> str:
        return bare(self.person)

    @property
    def areas(self) -> frozenset[str]:
        return frozenset(held.area for held in self.posts if held.area)


def sightings_of(reading: Reading, gazetteer: Gazetteer, names: Mapping[str, str]) -> list[Sighting]:
    """One sighting for each person that an article names or is signed by, sorted by name.

    ``names`` are those that renamed bodies have now.
    """
    return list(_Scene(reading, gazetteer, names).sightings())


class _Scene:
    """One article: who is named in which sentence, and what else is."""

    def __init__(self, reading: Reading, gazetteer: Gazetteer, names: Mapping[str, str]) -> None:
        self.reading, self.gazetteer, self.names = reading, gazetteer, names
        self.home = home_of(reading.front.home, reading.front.country, gazetteer).division
        self.begins = [sentence.begin for sentence in reading.names.sentences]
        self.mentions: dict[Thing, list[Mention]] = defaultdict(list)
        self.places: dict[int, set[str]] = defaultdict(set)
        self.bodies: dict[Thing, list[int]] = defaultdict(list)  # where bodies and places are named
        self.ends: dict[int, str] = {}  # the bodies by where their names end
        self.states: list[tuple[Mention, str]] = []  # where states and bodies of theirs are named
        self.people = [
            (-1, 0),
            *sorted((m.begin, m.end) for m in reading.names.mentions if m.thing.kind is Kind.PERSON),
        ]
        for mention in reading.names.mentions:
            if mention.thing.kind is Kind.PERSON and not mention.pointing:
                self.mentions[mention.thing].append(mention)
            elif mention.thing.kind is Kind.BODY and not mention.pointing:
                self.ends[mention.end] = max(mention.thing.name, self.ends.get(mention.end, ""), key=len)
            if mention.thing.kind in (Kind.BODY, Kind.PLACE):
                self.bodies[mention.thing].append(mention.begin)
            self._locate(mention)
        self.lands = Lands(reading, self.states)
        self.foreigners = {person for person in self.mentions if unlike_ours(bare(person))} if self.states else set()
        self.owned: dict[int, dict[Thing, set[str]]] = defaultdict(lambda: defaultdict(set))  # by sentence
        for person in self.foreigners:
            for mention in self.mentions[person]:
                self.owned[self._sentence(mention)][person].update(self.lands.of(mention.begin))

    def _locate(self, mention: Mention) -> None:
        """Keep where a place is named, or the state whose body is."""
        name, kind = mention.thing.name, mention.thing.kind
        code = self._code(name) if kind is Kind.PLACE else _country(name) if kind is Kind.BODY else ""
        if code and kind is Kind.PLACE:
            self.places[self._sentence(mention)].add(code)
        if is_country(code) and code != CENTRAL:
            self.states.append((mention, code))

    def sightings(self) -> Iterator[Sighting]:
        """Each person named or signed by, with what the article says of all and of that one."""
        whole = self._of_all()
        posts = self._posts()
        authors = {Thing(Kind.PERSON, author.name) for author in self.reading.article.authors}
        met = sorted(person.name for person in self.mentions if person not in authors)
        company = frozenset(met if len(met) <= LISTS else met[:COMPANY])
        moved = {fact.person for fact in self.reading.facts if isinstance(fact, Appointment)}
        for person in sorted(self.mentions.keys() | authors | posts.keys()):
            held = posts.get(person) or ([Held(_REPORTER, whole.paper)] if person in authors else [])
            yield self._of_one(whole, person, held, company - {person.name}, moved=person in moved)

    def _of_all(self) -> Sighting:
        """What an article says of everybody in it, as a sighting of nobody."""
        article, front = self.reading.article, self.reading.front
        top = article.text.find("\n")
        return Sighting(
            person=Thing(Kind.PERSON, ""),
            key=key_of(self.reading),
            order=(front.date or "9999", article.file, article.pieces[0].file_begin, article.text),
            headline=article.headline or article.text[:20],
            day=front.date or "",
            home=self.home.code if self.home else front.country or "",
            paper=front.newspaper or "",
            posts=(),
            near=frozenset(),
            scene=frozenset(code for codes in self.places.values() for code in codes if not code.endswith("0000")),
            company=frozenset(),
            heads=frozenset(body.name for body, begins in self.bodies.items() if begins[0] < top),
            honours=honoured(article.headline or ""),
        )

    def _of_one(
        self, whole: Sighting, person: Thing, held: Sequence[Held], company: frozenset[str], *, moved: bool
    ) -> Sighting:
        """The sighting of one person, of whom the words beside the name tell."""
        text, mentions = self.reading.article.text, self.mentions.get(person, ())
        inside = {self._sentence(mention) for mention in mentions}
        sex, people, born = noted(text, [mention.end for mention in mentions])
        return replace(
            whole,
            person=person,
            posts=tuple(held),
            near=frozenset(code for at in inside for code in self.places.get(at, ())),
            company=company,
            lands=self._lands(person, held),
            states=self._states(person, inside),
            callings=frozenset(calling for m in mentions[:FEW] for calling in callings(text, m.begin, m.end)),
            beside=self._beside(person),
            called=frozenset(described(text, m.begin) for m in mentions) - {""},
            about=self._about(person),
            moved=moved,
            sex=sex,
            people=people,
            born=born,
            sentence=min(inside, default=-1),
        )

    def _posts(self) -> Mapping[Thing, list[Held]]:
        found: dict[Thing, list[Held]] = defaultdict(list)
        for fact in self.reading.facts:
            if isinstance(fact, Occupancy | Appointment):
                area = self._area(fact.body) if fact.body and not fact.body.name.endswith(FOR_A_TIME) else ""
                name = self.names.get(fact.body.name, fact.body.name) if fact.body else ""
                title = _ACTING.sub("", fact.title)
                held = Held(title, name, area) if fact.body else Held(title)
                if (area == CENTRAL and self._foreign(fact)) or not self._says(fact, area):
                    held = Held(title)
                if held not in found[fact.person]:
                    found[fact.person].append(held)
        return found

    def _says(self, fact: Occupancy | Appointment, area: str) -> bool:
        """Whether the state or its office is named before the person; in 范明政总理 it is only guessed."""
        if not fact.body or not area or area.isdecimal() or not fact.rule.startswith("title-"):
            return True
        inside = [self.reading.names.sentences[at] for at in fact.evidence]
        begin, end = inside[0].begin, inside[-1].end
        here = [m.begin for m in self.mentions.get(fact.person, ()) if begin <= m.begin < end]
        if is_country(area) and area != CENTRAL:
            return any(self.lands.stated(max(begin, at - SAID), at)[-1:] == [area] for at in here)
        last = max(here, default=begin)
        return any(begin <= at and 0 < last - at <= SAID for at in self.bodies.get(fact.body, ()))

    def _foreign(self, fact: Occupancy | Appointment) -> bool:
        """Whether a person is of another state by the name, or by it and a state before: 越共中央|苏林."""
        name = fact.person.name
        if not has_surname(name) or not FOREIGN_SET.issuperset(name):
            return not has_surname(name)
        return any(self.lands.stated(m.begin - SAID, m.begin) for m in self.mentions.get(fact.person, ()))

    def _lands(self, person: Thing, posts: Sequence[Held]) -> frozenset[str]:
        """The states named right before a name that a foreigner may have, and those of the posts."""
        if not unlike_ours(bare(person)):
            return frozenset()
        served = {held.area for held in posts if is_country(held.area)} - {CENTRAL}
        return frozenset(served.union(*(owned[person] for owned in self.owned.values() if person in owned)))

    def _states(self, person: Thing, inside: Iterable[int]) -> frozenset[str]:
        """The states named in the sentences that name a foreigner, less those of whom others there are."""
        found: set[str] = set()
        for at in inside if person in self.foreigners else ():
            others = (states for other, states in self.owned[at].items() if other != person)
            named = {code for code in self.places.get(at, ()) if is_country(code)}
            found |= named.difference(*others) | (named & self.owned[at][person])
        return frozenset(found - {CENTRAL})

    def _about(self, person: Thing) -> str:
        """The words around the first mention of a person, less the name."""
        text = self.reading.article.text
        for first in self.mentions.get(person, ()):
            return f"{text[max(0, first.begin - AROUND) : first.begin]} {text[first.end : first.end + AROUND]}"
        return ""

    def _beside(self, person: Thing) -> frozenset[str]:
        """The bodies that stand right before the person's name, with at most a title between."""
        text, found = self.reading.article.text, set()
        for mention in self.mentions.get(person, ()):
            for end in range(mention.begin, max(0, mention.begin - _REACH), -1):
                if end in self.ends:
                    found.add(self.ends[end])
                    break
                if _STOP.match(text, end - 1):
                    break
        return frozenset(found)

    def _area(self, body: Thing) -> str:
        """Where a body serves: the code of its division, or a country."""
        if body.name.startswith(_STATE):
            return CENTRAL
        if body.name in central():
            return "" if "international" in table("central_bodies").get(body.name, ()) else CENTRAL
        if body.kind is Kind.PLACE:
            return self._code(body.name)
        named = seat_of(body.name)
        return self._code(named) if named else _country(body.name)

    def _code(self, name: str) -> str:
        if name in table("countries"):
            return name
        if not self.gazetteer.named(name):
            return ""
        division = _resolved(self.gazetteer, name, self.home)
        return division.code if division else ""

    def _sentence(self, mention: Mention) -> int:
        return bisect_right(self.begins, mention.begin) - 1


def unlike_ours(name: str) -> bool:
    """Whether a name is one as foreigners have."""
    return "·" in name or FOREIGN_SET.issuperset(name) or not has_surname(name)


def bare(person: Thing) -> str:
    """A person's name less what tells namesakes of one article apart: 王伟 of 王伟（教师）."""
    return person.name.partition("（")[0]


@cache
def seat_of(body: str) -> str | None:
    """The division whose name a body's official name carries; looked up once."""
    return seat(body)


@cache
def _country(body: str) -> str:
    """The country that a body's name begins with: 法国国民议会."""
    named = (body[:n] for n in range(min(8, len(body)), 1, -1) if body[:n] in table("countries"))
    return next((name for name in named if table("countries")[name][0] != "union"), "")


@cache
def _resolved(gazetteer: Gazetteer, name: str, home: Division | None) -> Division | None:
    return gazetteer.resolve(name, home)
