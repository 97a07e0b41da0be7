"""What a page as a whole says: the one session that its articles report on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from kg.lexicon.divisions import load
from kg.model import ArticleKind, Front, Kind, Page
from kg.resolve.meeting import sessions
from kg.resolve.place import places
from kg.resolve.place.home import home_of
from kg.resolve.qualify import Line
from kg.text.normalise import flat


def front_of(page: Page) -> Front:
    """The page's front with its dominant session, where an article continued from another page may need it.

    大会 in such a continuation is named on the other page only; where the articles beside it report on one session
    of an assembly more than on any other, that is what it means.
    """
    if not any(article.kind is ArticleKind.CONTINUATION for article in page.articles):
        return page.front
    home = home_of(page.front.home, page.front.country, load())
    counts: Counter[str] = Counter()
    for article in page.articles:
        text = flat(article.text)
        if "次会议" not in text:
            continue
        line = Line(text, 0, len(text))
        listed = list(places.find_listed(line, places.forms_in(text), home, set()))
        found = sessions.find_sessions(line, 0, len(text), listed, home.name_at)
        counts.update(
            one.thing.name for one in found if one.thing.kind is Kind.MEETING and "人民代表大会" in one.thing.name
        )
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return page.front
    return replace(page.front, session=ranked[0][0])
