"""What the finders of names share while one article is read, and the order in which they are asked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from kg.lexicon import mark_of
from kg.lexicon.divisions import SETTLED, Gazetteer, Level
from kg.lexicon.divisions import load as gazetteer_of
from kg.model import Article, Kind, LineKind, Mention, Post, Tag
from kg.model import Line as ArticleLine
from kg.resolve import documents
from kg.resolve.body import bodies, channels, corps, foreign, missions, national, organs, teams
from kg.resolve.body.units import find_unit
from kg.resolve.inner_names import SEATS
from kg.resolve.meeting import councils, meetings, opened, sessions
from kg.resolve.person import foreign_names, interviewees, people, titles
from kg.resolve.person.person_names import inside_state
from kg.resolve.place import abroad, places, pointing, site_forms, sites, towns_abroad, villages
from kg.resolve.place.home import Home
from kg.resolve.qualify import Line
from kg.resolve.spans import Covered, Found, crosses, occurrences
from kg.resolve.tags import places_abroad

_DATELINE = re.compile("本报(?P<where>[\u4e00-\u9fff]{2,4})讯")


class Scene:
    """What the finders share while one article is read."""

    def __init__(self, article: Article, text: str, lines: list[ArticleLine], home: Home, tags: list[Tag]) -> None:
        self.article, self.text, self.home, self.tags = article, text, home, tags
        self.gazetteer: Gazetteer = gazetteer_of()
        self.forms = [form for form in places.forms_in(text) if not foreign_names.sultan(text, form[1])]
        self.context = places.context_of(self.forms)
        self.dateline = _DATELINE.search(text)
        self.counties: list[tuple[int, str]] = []
        self.divisions: list[tuple[int, str]] = []
        self.settled: list[tuple[int, str]] = []
        self.countries: tuple[str, ...] = ()
        self.post_spans: list[tuple[int, int]] = []
        self.lines = [(line, Line(text, line.begin, line.end)) for line in lines]

    def find(self) -> Iterator[Found]:
        """The candidates of every finder over the whole article."""
        listed = [list(self._listed(line.begin, line.end, words)) for line, words in self.lines]
        together = list(chain.from_iterable(listed))
        self.divisions = [(f.begin, f.thing.name) for f in together if places.level_of(f.thing.name)]
        self.counties = [(at, name) for at, name in self.divisions if places.level_of(name) is Level.COUNTY]
        self.countries = abroad.countries_of(together)
        yield from self._countries(listed, self.countries)
        yield from chain.from_iterable(listed)
        opening = [f for line in self.lines for f in opened.find(self.text, line[0].begin, line[0].end, self.pointed)]
        yield from opened.again(self.text, opening)
        spotted: dict[str, None] = {}
        spans: list[tuple[int, int, int]] = []
        for (line, words), in_line in zip(self.lines, listed, strict=True):
            for one in self._in_line(line.begin, line.end, words, in_line):
                if one.thing.kind is Kind.PLACE and one.rank == 2 and not one.pointing:
                    spotted.setdefault(one.thing.name)
                yield one
            if line.kind is LineKind.ROW:
                yield from site_forms.find_cells(self.article.text, line.begin, line.end)
            spans += self._people(line.begin, line.end, words)
        spans += interviewees.find(self.text)
        yield from self._named_people(spans)
        for name in spotted:
            for begin, end in occurrences(self.text, name):
                yield Found(begin, end, places.place(name), rank=2)
        for begin, end, name in places_abroad(self.text, self.tags, together):
            yield Found(begin, end, places.place(name), rank=1)
        yield from self._authors()

    def _named_people(self, spans: list[tuple[int, int, int]]) -> Iterator[Found]:
        """The people of all spans, where each stands and wherever else; one named in part goes by the full name."""
        persons: dict[str, int] = {}
        spans = people.without_verbs(self.text, spans)
        for begin, end, sure in spans:
            name = self.text[begin:end].replace(" ", "")
            persons[name] = max(sure, persons.get(name, 0))
        full = people.by_first_part(persons)
        for begin, end, sure in spans:
            name = self.text[begin:end].replace(" ", "")
            yield Found(begin, end, people.person(full.get(name, name)), rank=(2, 7, 9)[sure - 1])
        yield from self._again(persons, full)

    def _listed(self, begin: int, end: int, words: Line) -> Iterator[Found]:
        first = bisect_left(self.forms, begin, key=lambda form: form[1])
        forms = self.forms[first : bisect_left(self.forms, end, key=lambda form: form[1])]
        return places.find_listed(words, forms, self.home, self.context)

    def _countries(self, listed: list[list[Found]], countries: Sequence[str]) -> Iterator[Found]:
        """Countries by a character; where it stands (巴中|友谊) the other place that has been listed goes."""
        for at, (line, words) in enumerate(self.lines):
            yield from abroad.find_sides(self.text, line.begin, line.end, countries)
            if pairs := list(abroad.find_abbreviated(self.text, line.begin, line.end, countries)):
                listed[at] = [f for f in listed[at] if not any(f.begin <= p.begin < f.end for p in pairs)]
                yield from pairs
            yield from councils.find(self.text, line.begin, line.end)
            if countries:
                yield from foreign.find_forces(words, line.begin, line.end, countries)
                listed[at] += abroad.find_of_state(words, line.begin, line.end, countries)

    def _in_line(self, begin: int, end: int, words: Line, listed: list[Found]) -> Iterator[Found]:
        """The places, bodies, meetings and documents of a line; ``listed`` are the places that lists have."""
        spans: dict[Kind, set[tuple[int, int]]] = {Kind.PLACE: set(), Kind.BODY: set(), Kind.PERSON: set()}
        for tag in self._tagged(begin, end):
            spans[tag.kind].add((tag.begin, tag.end))
        own = list(sites.find_townships(words, begin, end, self.home, listed))
        if own:  # 东江镇|江叶村
            listed = [f for f in listed if not any(crosses(f, town) for town in own)]
        by_suffix = list(sites.find_by_suffix(words, begin, end, listed, spans[Kind.PLACE], own))
        given = list(villages.find_villages(words, begin, end, [*listed, *own, *by_suffix]))
        surer = {found.end: found for found in (*own, *given)}  # 金斗朝鲜族满族乡, not 朝鲜族满族乡
        by_suffix = [f for f in by_suffix if f.end not in surer and not any(crosses(f, g) for g in given)]
        by_suffix += given
        yield from self._places(begin, end, words, listed, own, by_suffix)
        central = list(national.find_central(words, begin, end, listed, self.countries))
        yield from central
        yield from self._of_states(begin, end, words, listed, central)
        seats = [*own, *(f for f in by_suffix if f.thing.name.endswith(SEATS))]
        self.settled += sorted((f.begin, f.thing.name) for f in seats if f.thing.name.endswith(SETTLED))
        held = [f for f in listed if not any(crosses(f, seat) for seat in seats)]  # 石板镇|原党委, not 石板|镇原|党委
        offices = list(organs.find_organs(words, begin, end, [*held, *seats], self.pointed))
        yield from offices
        yield from bodies.find_numbered(words, begin, end, listed)
        yield from bodies.find_bureaus(words, begin, end, listed)
        yield from teams.find(self.text, begin, end, listed)
        for find in (bodies.find_grid, bodies.find_ships, channels.find):
            yield from find(self.text, begin, end)
        known, official = [*listed, *own, *by_suffix], [*central, *offices]
        yield from bodies.find_by_suffix(words, begin, end, known, spans[Kind.BODY], self.pointed, official)
        yield from self._meetings(begin, end, words, listed, central)
        yield from documents.find(words, begin, end, listed, self.pointed)

    def _places(
        self, begin: int, end: int, words: Line, listed: list[Found], own: list[Found], by_suffix: list[Found]
    ) -> Iterator[Found]:
        """The home's ``own`` townships, the places ``by_suffix``, and those that have forms of their own."""
        yield from own
        yield from site_forms.find_lines(self.text, begin, end)
        yield from site_forms.find_estates(self.text, begin, end)
        yield from by_suffix
        yield from site_forms.find_halls(self.text, begin, end, [*listed, *by_suffix])
        yield from pointing.find(self.text, listed, begin, end, self.home, self.pointed)
        states = list(abroad.find_abroad(words, begin, end, listed, self.countries))
        yield from states
        if self.countries:
            people = [(t.begin, t.end) for t in self._tagged(begin, end) if t.kind is Kind.PERSON]
            yield from towns_abroad.find(self.text, begin, end, [*listed, *states], people)
        yield from corps.find(self.text, begin, end, self.home.province)

    def _of_states(
        self, begin: int, end: int, words: Line, listed: list[Found], central: list[Found]
    ) -> Iterator[Found]:
        """The units of ``central`` bodies, and the bodies of other states."""
        agencies = (f for f in central if _agency(f.thing.name))
        yield from chain.from_iterable(find_unit(words, f.begin, f.end, end, f.thing.name) for f in agencies)
        yield from national.find_abroad(words, begin, end, self.countries)
        yield from foreign.find_ministries(self.text, begin, end, listed)
        yield from foreign.find_parties(self.text, begin, end, listed)
        yield from foreign.find_agencies(words, end, listed)
        yield from missions.find_missions(self.text, begin, end, listed, self.countries)

    def _meetings(
        self, begin: int, end: int, words: Line, listed: list[Found], central: list[Found]
    ) -> Iterator[Found]:
        """Sessions and plenums, and other meetings that end elsewhere."""
        found = list(sessions.find_sessions(words, begin, end, listed, self.pointed))
        yield from found
        plenums = list(sessions.find_national(self.text, begin, end))
        yield from plenums
        known_ends = {session.end for session in (*found, *plenums)}
        met = meetings.find_by_suffix(words, begin, end, self.pointed, central)
        yield from (m for m in met if m.end not in known_ends)

    def _tagged(self, begin: int, end: int) -> list[Tag]:
        """The tagger's names that begin in a line."""
        first = bisect_left(self.tags, begin, key=lambda tag: tag.begin)
        return self.tags[first : bisect_left(self.tags, end, key=lambda tag: tag.begin)]

    def _people(self, begin: int, end: int, words: Line) -> Iterator[tuple[int, int, int]]:
        posts = list(titles.find_posts(self.text, begin, end))
        self.post_spans += posts
        tagged = [(t.begin, t.end) for t in self._tagged(begin, end) if t.kind is Kind.PERSON]
        yield from people.find(words, begin, end, posts, tagged)

    def _again(self, persons: dict[str, int], full: dict[str, str]) -> Iterator[Found]:
        """Every other place where a name stands that its surroundings gave away once, or the first part of one."""
        for name, sure in sorted(persons.items()):
            if sure < 2 or name in full:
                continue
            for begin, end in occurrences(self.text, name):
                if not inside_state(self.text, begin, end):
                    yield Found(begin, end, people.person(name), rank=6)
        for first, name in sorted(full.items()):
            for begin, end in occurrences(self.text, first):
                if people.apart(self.text, begin, end):
                    yield Found(begin, end, people.person(name), rank=6)

    def _authors(self) -> Iterator[Found]:
        for author in self.article.authors:
            yield Found(author.begin, author.end, people.person(author.name.replace(" ", "")), rank=9)

    def pointed(self, word: str, offset: int) -> str | None:
        """The full name of the division that a bare level word means at ``offset``; '' asks for the home."""
        if word == "市" and (city := self._reported_from(offset)):
            return city
        division = self.home.at(word) if word else self.home.division
        if division:
            return division.name
        if word and word not in SETTLED and self.home.division is None and (last := self._last_named(word, offset)):
            return last
        if word in ("县", "区", "旗", "市") and self.counties:
            fitting = [name for at, name in self.counties if at <= offset and name.endswith(word)]
            alone = {name for _, name in self.counties if name.endswith(word)}  # named further down
            return fitting[-1] if fitting else next(iter(alone)) if len(alone) == 1 else None
        if word in SETTLED:
            return next((name for at, name in reversed(self.settled) if at <= offset and name.endswith(word)), None)
        return None

    def _last_named(self, word: str, offset: int) -> str | None:
        """The division of a level that a national paper named last: 四川省副省长、|省公安厅厅长."""
        named = (name for at, name in reversed(self.divisions) if at <= offset and name.endswith(word))
        return next((name for name in named if name not in _APART), None)

    def _reported_from(self, offset: int) -> str | None:
        """The city of a prefecture that a report from it names in full before: 本报射洪讯 射洪市某局…,|全市…."""
        dateline = self.dateline
        if dateline is None:
            return None
        at, first = next(((at, name) for at, name in self.counties if at >= dateline.end()), (offset, ""))
        return first if first == dateline["where"] + "市" and at < offset and self.text.startswith(first, at) else None

    def posts(self, mentions: Iterable[Mention]) -> Iterator[Post]:
        """Titles that stand in no name; the weak ones only right before or after a person, or after a body."""
        people_begin = {m.begin for m in mentions if m.thing.kind is Kind.PERSON}
        people_end = {m.end for m in mentions if m.thing.kind is Kind.PERSON}
        holder_end = {m.end for m in mentions if m.thing.kind is Kind.BODY}
        covered, before = Covered(mentions), -1  # the latter: where the title before ends
        for begin, end in (titles.beside(self.text, *span, holder_end) for span in self.post_spans):
            title = self.text[begin:end]
            deputed = begin in people_end and not titles.deputy(self.text, end)
            if title == "代表" and (deputed or begin == before):
                continue  # 市长某某代表市政府, 某某常委代表某界发言: a verb
            before = end
            whose = begin - (self.text[begin - 1] in "的当" and self.text[end : end + 1] in ",。;")  # 是某卫生室的|村医
            beside = end in people_begin or not people_end.isdisjoint((begin, whose)) or whose in holder_end
            if covered.touches(begin, end) or (titles.weak_title(title) and not beside):
                continue
            yield Post(begin, end, title)


_APART = frozenset(("台湾省", "香港特别行政区", "澳门特别行政区"))  # 省, 区 and 全省 mean none of them


def _agency(name: str) -> bool:
    """Whether a central body's offices are its own: 中央某部|办公厅, but no 国网|抢修班."""
    return mark_of("central_bodies", name) != "enterprise"
