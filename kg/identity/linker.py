"""Names to bearers: whom or what a name stands for, over the whole corpus and as each article sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.identity.corrections import Correction
from kg.identity.iris import iri_of
from kg.identity.links import Follow, Joined
from kg.identity.things import Key
from kg.identity.verdicts import Verdict
from kg.model import Article, PolicyAction, Thing


@dataclass(frozen=True, slots=True, order=True)
class Bearer:
    """Whom a name stands for: an IRI, the canonical name, and the code of an official division."""

    iri: str
    label: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Linker:
    """Names to bearers, read-only. ``inside(article)`` sees them as that article does."""

    bearers: Mapping[Thing, Bearer]
    names: Mapping[Thing, tuple[str, ...]]
    verdicts: tuple[Verdict, ...] = ()
    articles: Mapping[Key, Linker] = field(default_factory=dict)
    joins: tuple[Joined, ...] = ()  # of one article: why its people are those of others
    follows: tuple[Follow, ...] = ()  # of one article: the earlier actions that its own report on
    told: tuple[PolicyAction, ...] = ()  # of one article: its actions that only what they report on shows to be some
    wholes: Mapping[Bearer, Bearer] = field(default_factory=dict)  # what bodies and divisions belong to by their names
    seats: Mapping[Bearer, Bearer] = field(default_factory=dict)  # the divisions that bodies sit in by their names
    spans: Mapping[Bearer, tuple[str, str]] = field(default_factory=dict)  # when numbered sessions were held
    wrong: Mapping[str, Correction] = field(default_factory=dict)  # what the user says is not so, by IRI
    stale: tuple[Correction, ...] = ()  # what the user corrected and nothing here gives occasion for

    def inside(self, article: Article) -> Linker:
        """What this article's names stand for, and the forms met in it alone; the whole for an article not read."""
        return self.articles.get((article.file, article.text), self)

    def iri(self, thing: Thing) -> str:
        return self._bearer(thing).iri

    def label(self, thing: Thing) -> str:
        """The canonical name of the bearer."""
        return self._bearer(thing).label

    def forms(self, thing: Thing) -> tuple[str, ...]:
        """Every other name of the bearer, sorted."""
        label = self._bearer(thing).label
        return tuple(form for form in self.names.get(thing, ()) if form != label)

    def code(self, thing: Thing) -> str | None:
        """The GB/T 2260 code of an official division, None for anything else."""
        return self._bearer(thing).code

    def _bearer(self, thing: Thing) -> Bearer:
        return self.bearers.get(thing) or plain(thing)


def plain(thing: Thing) -> Bearer:
    """The bearer that a name stands for where nothing more is known."""
    return Bearer(iri_of(thing.kind, thing.name), thing.name)
