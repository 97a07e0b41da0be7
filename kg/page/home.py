"""The page's day and home, inferred where neither front matter nor options give them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import ahocorasick_rs

from kg.lexicon import divisions
from kg.lexicon.divisions import Division, Gazetteer, Level
from kg.model import Article, Front, LineKind
from kg.page.dates import infer_date
from kg.page.parts import DATELINE, EARS, NEWSPAPER
from kg.text.normalise import flat

COUNTRY = "中国"
_OF_PROVINCE = re.compile(r"我省|我区各市|全省|省委|省政府|自治区党委")
_OF_CITY = re.compile(r"我市|全市|市委|市政府|市直|(?<![\u4e00-\u9fff])市[\u4e00-\u9fff]{2,8}局")
_OF_COUNTY = re.compile(r"我县|全县|县委(?!书记)|县政府|我旗|全旗|旗委")
_OF_DISTRICT = re.compile(r"我区|区委(?!书记)|区政府")
_OF_KIND = {  # what papers of prefectures that are no cities say
    "自治州": re.compile(
        r"(?<![\u4e00-\u9fff])(?:我州|全州(?!县)|州委|州党委|州政府|州人大|州政协|州直|州纪委|自治州党委)"
    ),
    "盟": re.compile(r"我盟|全盟|盟委|盟行政公署|盟直"),
    "地区": re.compile(r"(?<![\u4e00-\u9fff])(?:地委|行署|地直)"),
}
_OURS = re.compile(r"我[省市县区州旗]|本报讯")  # what only a paper with a home says
_SET_APART = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff](?: |$))|(?<= [\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_PRINTER = re.compile(r"印刷|承印|印务")
_HEADLINE_COUNTS = 3.0
_UPWARD = 0.7  # how much the name of a county says for its prefecture
_LEAST = 2.0


def infer(given: Front, articles: Sequence[Article], masthead: Sequence[str]) -> tuple[Front, frozenset[str]]:
    """``given`` with newspaper, date, home and country filled in as far as the page lets a reader tell, and what was.

    What gives its country and neither a paper nor 我市 speaks for the country, whatever places it names.
    """
    days = [line for line in masthead if DATELINE.match(line) or not EARS.match(line)]
    masthead = [line for line in masthead if not EARS.match(line)]
    national = given.country and not given.newspaper and not any(_OURS.search(article.text) for article in articles)
    found = {
        "newspaper": None if given.newspaper else _nameplate(masthead),
        "date": None if given.date else infer_date(articles, days),
        "home": None
        if given.home or national
        else infer_home(articles, (given.newspaper, *masthead) if given.newspaper else masthead),
        "country": None if given.country else COUNTRY,
    }
    said = {key: value for key, value in found.items() if value}
    return replace(given, **said), frozenset(said)


def _nameplate(masthead: Sequence[str]) -> str | None:
    """The paper that a line of the masthead begins with: 某某日报 2026年3月5日 星期四."""
    found = (_NAMEPLATE.match(_title(line)) for line in masthead)
    return next((match[0] for match in found if match), None)


_NAMEPLATE = re.compile(f"{NEWSPAPER}(?![\u4e00-\u9fff])")


def infer_home(articles: Sequence[Article], masthead: Sequence[str] = ()) -> str | None:
    """The division that most names on the page stand for, on the level that 我市, 全省, 我县 point at."""
    gazetteer = divisions.load()
    texts = [flat(article.text) for article in articles]
    if own := next((one for line in masthead if (one := _of_paper(gazetteer, line, texts))), None):
        return own.name
    weights = _weights(gazetteer, articles, texts, masthead)
    whole = "\n".join(texts)
    if not masthead and not _speaks_for_a_place(whole):
        return None
    level, kind = _level(whole), _kind(whole)
    fit = [division for division in weights if _on(gazetteer, division, level, kind)]
    best = max(fit, key=lambda division: (weights[division], division.code), default=None)
    if best is None or weights[best] < _LEAST:
        return None
    return (_county_city(gazetteer, best, weights) if level is Level.PREFECTURE and kind is None else best).name


def _of_paper(gazetteer: Gazetteer, line: str, texts: Sequence[str]) -> Division | None:
    """The division whose name a paper bears: a province (江西日报), or the only one that bears it (临海日报).

    None where it may be a county's or a prefecture's (昌吉日报), and where it is a word of everyday speech (光明日报)
    and the page does not name the place in full.
    """
    match = _PAPER.match(_title(line))
    named = gazetteer.named(match[1]) if match else ()
    if not match or not named or (len(named) > 1 and named[0].level is not Level.PROVINCE):
        return None
    only = named[0]
    told = sum(text.count(only.name) for text in texts) >= _TOLD
    return only if told or not gazetteer.weak(match[1], only) else None


_PAPER = re.compile("([\u4e00-\u9fff]{2,3})(?:日报|晚报|晨报|时报|商报)(?![\u4e00-\u9fff])")
_TOLD = 2  # times that a page names its home at least


def _speaks_for_a_place(text: str) -> bool:
    """Whether the words are those of a local paper: 我市, 市委, 全县, 本报讯."""
    local = (_OURS, _OF_PROVINCE, _OF_CITY, _OF_COUNTY, _OF_DISTRICT, *_OF_KIND.values())
    return any(pattern.search(text) for pattern in local)


def _kind(text: str) -> str | None:
    """The kind of prefecture that 州委, 全盟, 行署 point at more often than 市委 points at a city, else None."""
    counts = {kind: len(pattern.findall(text)) for kind, pattern in _OF_KIND.items()}
    most = max(counts, key=lambda kind: counts[kind])
    return most if counts[most] > len(_OF_CITY.findall(text)) else None


def _level(text: str) -> Level:
    province, city = len(_OF_PROVINCE.findall(text)), len(_OF_CITY.findall(text))
    county, district = len(_OF_COUNTY.findall(text)), len(_OF_DISTRICT.findall(text))
    ours = {word: text.count(word) for word in ("我市", "我省", "我县", "我区")}
    if ours["我市"] or (city and city >= max(county, district) and not province > 4 * city):
        return Level.PREFECTURE
    if county > city or district > city:
        return Level.COUNTY
    return Level.PROVINCE if province else Level.PREFECTURE


def _on(gazetteer: Gazetteer, division: Division, level: Level, kind: str | None) -> bool:
    """Whether the division can be the home of a paper of this level and kind: a municipality is a city too."""
    if kind is not None:
        return gazetteer.kind(division) == kind
    if level is Level.PREFECTURE and division.level is Level.PROVINCE:
        return gazetteer.kind(division) == "直辖市"
    return division.level is level


def _county_city(gazetteer: Gazetteer, best: Division, weights: dict[Division, float]) -> Division:
    """The city of county level whose paper this is, where the page names it far more often than all around it."""
    below = [division for division in gazetteer.children(best) if gazetteer.kind(division) == "县级市"]
    first = max(below, key=lambda division: (weights.get(division, 0.0), division.code), default=None)
    return first if first and weights.get(first, 0.0) * _UPWARD > 0.75 * weights[best] else best


def _weights(
    gazetteer: Gazetteer, articles: Sequence[Article], texts: Sequence[str], masthead: Sequence[str]
) -> dict[Division, float]:
    """How often each division is named, the divisions above a named one getting their share."""
    counts: dict[str, float] = defaultdict(float)
    finder, forms = _finder()
    for article, text in zip(articles, texts, strict=True):
        heads = [line for line in article.lines if line.kind in (LineKind.HEADLINE, LineKind.KICKER)]
        for number, begin, end in finder.find_matches_as_indexes(text):
            inside = any(line.begin <= begin and end <= line.end for line in heads)
            counts[forms[number]] += _HEADLINE_COUNTS if inside else 1.0
    for line in masthead:
        for number, *_ in finder.find_matches_as_indexes(_title(line)):
            counts[forms[number]] += 5 * _HEADLINE_COUNTS
    weights: dict[Division, float] = defaultdict(float)
    for form, count in counts.items():
        meant = [division for division in gazetteer.named(form) if not gazetteer.weak(form, division)]
        top = [division for division in meant if division.level == meant[0].level]
        for division in top:
            share = count / len(top)
            weights[division] += share
            for above in gazetteer.ancestors(division):
                share *= _UPWARD
                weights[above] += share
    return weights


def _title(line: str) -> str:
    """A line of the masthead without the printer's address, letters set apart (诸 暨 新 闻) brought together."""
    return _SET_APART.sub("", _PRINTER.split(flat(line))[0])


@cache
def _finder() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    """Finds the forms of divisions that mean one without context, the longest first."""
    forms = tuple(sorted({form for form, _, weak in divisions.load().forms() if not weak}))
    return ahocorasick_rs.AhoCorasick(forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest), forms
