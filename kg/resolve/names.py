"""Every name of one article and what it stands for: what is found, the choice among it, and the words that point."""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import attrgetter

from kg.lexicon.divisions import load as gazetteer_of
from kg.model import Article, ArticleKind, Front, LineKind, Mention, Names, Tag
from kg.model import Line as ArticleLine
from kg.resolve import documents, fuller, shorts
from kg.resolve.body import delegations
from kg.resolve.forms import forms_of
from kg.resolve.inner_names import outside_titles, without_parts
from kg.resolve.meeting import convened, encounters, meetings
from kg.resolve.place.home import home_of
from kg.resolve.pointers import in_full, point
from kg.resolve.scene import Scene
from kg.resolve.spans import apart, choose
from kg.resolve.tags import consistent
from kg.tagger import Tagger
from kg.text.normalise import flat
from kg.text.sentences import LONGEST, divided, split


def resolve(article: Article, front: Front, *, tagger: Tagger) -> Names:
    """Find the names of ``article`` and resolve them inside it, by the paper's home and what it names itself."""
    text = flat(article.text)
    sentences = split(article)
    lines = _lines(article, text)
    tags = consistent(text, _tags(text, lines, tagger))
    scene = Scene(article, text, lines, home_of(front.home, front.country, gazetteer_of()), tags)
    lead = _lead(text)
    signed = {author.begin for author in article.authors}
    mentions = tuple(m for m in choose(scene.find()) if not lead[0] <= m.begin < lead[1] or m.begin in signed)
    mentions = tuple(documents.whole(tuple(fuller.whole(outside_titles(text, without_parts(text, mentions))))))
    mentions = tuple(convened.whole(tuple(convened.name(text, sentences, mentions))))
    mentions = tuple(fuller.numbered(tuple(convened.headlined(sentences, mentions))))
    mentions = _ordered(shorts.named(text, mentions))
    groups = (group for group, _ in delegations.groups(text, mentions))
    mentions = _ordered((*mentions, *delegations.pointing(text, mentions), *apart(groups, mentions)))
    mentions = _ordered((*mentions, *apart(encounters.find(text, sentences, mentions), mentions)))
    posts = tuple(scene.posts(mentions))
    session = meetings.meeting(front.session) if front.session and article.kind is ArticleKind.CONTINUATION else None
    mentions = _ordered((*mentions, *point(text, mentions, posts, session=session)))
    mentions = tuple(in_full(text, mentions)) if "该" in text else mentions
    return Names(sentences, mentions, posts, tuple(forms_of(text, mentions)))


_LEAD = re.compile(r"(?:^|\n)(?!另?据)[^\n,。:]{2,12}(?:消息|讯|电)(?:\([^)\n]{1,30}\))?[: ]")


def _lead(text: str) -> tuple[int, int]:
    """A news agency's or station's lead (某某网消息(某栏目):): names in it are no part of the news."""
    match = _LEAD.search(text, 0, 300)
    return match.span() if match else (0, 0)


def _ordered(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions as they begin, the longer first: sorted twice, which is faster than by two keys at once."""
    return tuple(sorted(sorted(mentions, key=_END, reverse=True), key=_BEGIN))


_BEGIN, _END = attrgetter("begin"), attrgetter("end")


def lines_of(article: Article) -> list[str]:
    """The lines of an article, as flat text, that are read for names."""
    text = flat(article.text)
    return [text[line.begin : line.end] for line in _lines(article, text)]


def _lines(article: Article, text: str) -> list[ArticleLine]:
    """The lines with names; one that is very long in pieces, since not all that is done in a line is linear in it."""
    return [
        ArticleLine(begin, end, line.kind)
        for line in article.lines
        if line.kind is not LineKind.BYLINE
        for begin, end in divided(text, line.begin, line.end, 2 * LONGEST)
    ]


def _tags(text: str, lines: list[ArticleLine], tagger: Tagger) -> list[Tag]:
    found = tagger.tag([text[line.begin : line.end] for line in lines])
    return [
        Tag(line.begin + tag.begin, line.begin + tag.end, tag.kind)
        for line, tags in zip(lines, found, strict=True)
        for tag in tags
    ]
