"""Bearers that are one after all: renamed and shortened bodies, and whatever the user says is the same.

Applied last, over what every article made of its names. A merged bearer keeps one IRI everywhere; the verdict that
merged it keeps the other, so that it can still be found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.identity.bodies import Alias
from kg.identity.corrections import Correction, Kind, Reference, of_kind
from kg.identity.fullnames import Named
from kg.identity.iris import iri_of
from kg.identity.linker import Bearer, Linker
from kg.identity.roots import root_of
from kg.identity.things import Key
from kg.identity.verdicts import Judgement, Verdict, verdict
from kg.store.terms import BASE


@dataclass(slots=True)
class Merges:
    """Which IRIs are one, grown pair by pair. ``first`` holds every bearer by IRI, in the order of the papers."""

    first: Mapping[str, Bearer]
    roots: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    forms: dict[str, set[str]] = field(default_factory=dict)
    verdicts: list[Verdict] = field(default_factory=list)
    stale: list[Correction] = field(default_factory=list)

    def root(self, iri: str) -> str:
        return root_of(iri, self.roots)

    def join(self, kept: str, other: str, label: str) -> None:
        """Make two IRIs one, which goes by the first."""
        kept, other = self.root(kept), self.root(other)
        self.labels[kept] = label
        if kept != other:
            self.roots[other] = kept
            self.labels.pop(other, None)

    def bearer(self, bearer: Bearer) -> Bearer:
        """Whom a bearer turned out to be."""
        iri = self.root(bearer.iri)
        known = self.first.get(iri, bearer)
        label = self.labels.get(iri, known.label)
        return known if label == known.label else replace(known, label=label)


def merge(
    articles: Mapping[Key, Linker],
    order: Sequence[Key],
    found: Iterable[Alias],
    corrections: Sequence[Correction],
    named: Iterable[Named] = (),
) -> tuple[dict[Key, Linker], Merges]:
    """Every article's linker with merged bearers, and what was merged; ``order`` is that of the papers."""
    first: dict[str, Bearer] = {}
    for key in order:
        for _, bearer in sorted(articles[key].bearers.items()):
            first.setdefault(bearer.iri, bearer)
    merges = Merges(first)
    ranks = {iri: rank for rank, iri in enumerate(first)}
    apart = {frozenset((row.one.iri, row.other.iri)) for row in of_kind(corrections, Kind.DIFFERENT)}
    for alias in found:
        one, other = (iri_of(alias.kind, each) for each in (alias.name, alias.other))
        _unite(Named(one, other, alias.name, alias.rule, alias.reason), merges, ranks, apart)
    for people in named:
        _unite(people, merges, ranks, apart)
    for row in corrections:
        if row.kind is not Kind.WRONG and not _apply(row, merges, articles):
            merges.stale.append(row)
    if not merges.roots and not merges.labels and not merges.forms:
        return dict(articles), merges
    return {key: _changed(linker, merges) for key, linker in articles.items()}, merges


def _unite(pair: Named, merges: Merges, ranks: Mapping[str, int], apart: set[frozenset[str]]) -> None:
    """Make two bearers one unless the user says that they are not; it keeps the name that its first pair gave it."""
    if pair.one not in ranks or pair.other not in ranks or frozenset((pair.one, pair.other)) in apart:
        return
    roots = sorted({merges.root(pair.one), merges.root(pair.other)}, key=ranks.__getitem__)
    if len(roots) == 2:
        merges.join(roots[0], roots[1], merges.labels.get(merges.root(pair.one), pair.label))
        merges.verdicts.append(verdict(pair.one, pair.other, Judgement.SAME, pair.rule, pair.reason))


def _apply(row: Correction, merges: Merges, articles: Mapping[Key, Linker]) -> bool:
    """Apply the user's row; False where the graph gives no occasion for it."""
    one = _meant(row.one, merges, articles)
    if row.kind is Kind.ALIAS:
        return one is not None and _named(one, row, merges)
    other = _meant(row.other, merges, articles)
    if one is None or other is None or _kind(one) != _kind(other):
        return False
    if row.kind is Kind.SAME:
        merges.join(one, other, merges.bearer(merges.first[one]).label)
        merges.verdicts.append(verdict(one, other, Judgement.SAME, "verdict", row.reason, row.who or "user"))
        return True
    if merges.root(one) == merges.root(other):
        return False
    merges.verdicts.append(verdict(one, other, Judgement.DIFFERENT, "verdict", row.reason, row.who or "user"))
    return True


def _named(one: str, row: Correction, merges: Merges) -> bool:
    """Give a bearer one more name, and make whatever goes by it the same."""
    merges.forms.setdefault(one, set()).add(row.name)
    other = iri_of(_kind(one), row.name)
    if other in merges.first and merges.root(other) != merges.root(one):
        merges.join(one, other, merges.bearer(merges.first[one]).label)
        merges.verdicts.append(verdict(one, other, Judgement.SAME, "verdict", row.reason, row.who or "user"))
    return True


def _meant(reference: Reference, merges: Merges, articles: Mapping[Key, Linker]) -> str | None:
    """The IRI that a reference means: itself, or whoever bears the name in the article named."""
    if not reference.where:
        return reference.iri if reference.iri in merges.first else None
    for key, linker in sorted(articles.items()):
        if reference.means(key[0], key[1].partition("\n")[0]):
            for thing, bearer in sorted(linker.bearers.items()):
                if iri_of(thing.kind, thing.name) == reference.iri:
                    return bearer.iri
    return None


def _kind(iri: str) -> str:
    return iri.removeprefix(BASE).partition("/")[0]


def _changed(linker: Linker, merges: Merges) -> Linker:
    bearers = {thing: merges.bearer(bearer) for thing, bearer in linker.bearers.items()}
    named = {merges.root(iri): tuple(sorted(forms)) for iri, forms in sorted(merges.forms.items())}
    names = {thing: _more(linker.names.get(thing, ()), named.get(bearers[thing].iri, ())) for thing in bearers}
    joins = tuple(replace(joined, iri=merges.root(joined.iri)) for joined in linker.joins)
    return replace(linker, bearers=bearers, names={**linker.names, **names}, joins=joins)


def _more(forms: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({*forms, *others}))


def settled(verdicts: Iterable[Verdict], merges: Merges) -> Iterator[Verdict]:
    """The verdicts that still stand: no pair that is one after all, none that a user has decided."""
    decided = {(each.one, each.other) for each in merges.verdicts if each.who}
    for each in verdicts:
        if (each.one, each.other) not in decided and merges.root(each.one) != merges.root(each.other):
            yield verdict(merges.root(each.one), merges.root(each.other), each.judgement, each.rule, each.reason)
