"""An article with its names, as every extractor reads it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from kg.model import Article, Front, Kind, Mention, Names, Post, Sentence
from kg.resolve.spans import outermost
from kg.text.normalise import flat

_BEGIN = attrgetter("begin")
_DIGEST = re.compile(r"快讯|简讯|速览|集锦|一周要闻")


@dataclass(frozen=True, slots=True, eq=False)  # known by identity: what is computed of one is kept by it
class AnnotatedText:
    """One article, its flat text, and its sentences with the mentions and posts that stand in each.

    ``mentions[i]`` and ``posts[i]`` belong to ``sentences[i]``; mentions come outermost first, and those that stand
    in no other are ``outermost[i]``. ``kinds`` are all mentions by their kind.
    """

    article: Article
    front: Front
    flat: str
    sentences: tuple[Sentence, ...]
    mentions: tuple[tuple[Mention, ...], ...]
    posts: tuple[tuple[Post, ...], ...]
    outermost: tuple[tuple[Mention, ...], ...]
    kinds: Mapping[Kind, Sequence[tuple[int, Mention]]]

    @property
    def national(self) -> bool:
        """Whether this is news of a whole country, and not of the place whose paper prints it."""
        return self.front.home is None

    @property
    def digest(self) -> bool:
        """Whether many stories stand under one headline: 国内联播快讯. None goes on with who acts in another."""
        return _DIGEST.search(self.article.headline) is not None

    def surface(self, begin: int, end: int) -> str:
        """The words of the original text."""
        return self.article.text[begin:end]

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds ``offset``."""
        return max(0, bisect_right(self.sentences, offset, key=_BEGIN) - 1)

    def outer(self, index: int) -> tuple[Mention, ...]:
        """The mentions of a sentence that stand in no other mention, in order."""
        return self.outermost[index]

    def named(self, kind: Kind) -> Sequence[tuple[int, Mention]]:
        """All mentions of a kind in order, each with the index of its sentence."""
        return self.kinds.get(kind, ())

    def telling(self, kind: Kind) -> list[int]:
        """The sentences that mention something of a kind."""
        return list(dict.fromkeys([index for index, _ in self.named(kind)]))

    def opened(self, index: int, begin: int, end: int) -> tuple[Mention, ...]:
        """The outermost mentions of a sentence that begin in a stretch of it."""
        outer = self.outermost[index]
        if not outer:
            return ()
        first = bisect_left(outer, begin, key=_BEGIN)
        return outer[first : bisect_left(outer, end, first, key=_BEGIN)]

    def titles(self, index: int, begin: int, end: int) -> tuple[Post, ...]:
        """The posts of a sentence that begin in a stretch of it."""
        posts = self.posts[index]
        if not posts:
            return ()
        first = bisect_left(posts, begin, key=_BEGIN)
        return posts[first : bisect_left(posts, end, first, key=_BEGIN)]

    def things(self, index: int, *kinds: Kind) -> tuple[Mention, ...]:
        """The outermost mentions of the given kinds in a sentence."""
        outer = self.outermost[index]
        return tuple([m for m in outer if m.thing.kind in kinds]) if outer else ()


def annotate(article: Article, front: Front, names: Names) -> AnnotatedText:
    """Sort mentions and posts into their sentences."""
    starts = [s.begin for s in names.sentences]
    mentions: list[list[Mention]] = [[] for _ in starts]
    posts: list[list[Post]] = [[] for _ in starts]
    kinds: dict[Kind, list[tuple[int, Mention]]] = {}
    for mention in sorted(names.mentions, key=lambda m: (m.begin, -m.end, m.thing)):
        index = max(bisect_right(starts, mention.begin) - 1, 0)
        mentions[index].append(mention)
        kinds.setdefault(mention.thing.kind, []).append((index, mention))
    for post in sorted(names.posts, key=lambda p: (p.begin, -p.end)):
        posts[bisect_right(starts, post.begin) - 1].append(post)
    return AnnotatedText(
        article,
        front,
        flat(article.text),
        names.sentences,
        tuple(map(tuple, mentions)),
        tuple(map(tuple, posts)),
        tuple(tuple(outermost(each)) for each in mentions),
        kinds,
    )
