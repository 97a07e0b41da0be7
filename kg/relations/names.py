"""From a name that a user types to the one thing that it stands for."""

from __future__ import annotations

from collections import defaultdict
from difflib import get_close_matches

import pyoxigraph as ox

from kg.errors import NotFoundError
from kg.relations.ties import labels
from kg.store.terms import PREFIXES

_SUGGESTIONS = 5


def find_thing(store: ox.Store, name: str) -> str:
    """The IRI of the thing that ``name`` (a canonical name, another form, or an IRI) stands for.

    A canonical name goes before another thing's other form. Raises NotFoundError, with suggestions, where nothing or
    more than one thing bears the name.
    """
    canonical = labels(store)
    if name in canonical:
        return name
    bearers = [iri for iri, label in canonical.items() if label == name] or _bearers(store, canonical).get(name, [])
    if len(bearers) == 1:
        return bearers[0]
    if bearers:
        choice = ", ".join(_choice(bearers, canonical))
        raise NotFoundError(f"{name} is the name of {len(bearers)} things; give one of: {choice}")
    near = _near(name, [*canonical.values(), *_bearers(store, canonical)])
    hint = f"; did you mean {', '.join(near)}?" if near else ""
    raise NotFoundError(f"the graph holds nothing named {name}{hint}")


def _bearers(store: ox.Store, known: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, ox.NamedNode(PREFIXES["skos"] + "altLabel"), None, ox.DefaultGraph()):
        iri = getattr(quad.subject, "value", "")
        if iri in known:
            found[getattr(quad.object, "value", "")].add(iri)
    return {form: sorted(iris) for form, iris in sorted(found.items())}


def _choice(bearers: list[str], canonical: dict[str, str]) -> list[str]:
    """The canonical names of things that share a form; their IRIs where these are alike too."""
    names = [canonical[iri] for iri in bearers]
    return names if len(set(names)) == len(names) else bearers


def _near(name: str, forms: list[str]) -> list[str]:
    unique = sorted(set(forms))
    holding = [form for form in unique if name in form or (len(form) > 1 and form in name)]
    close = get_close_matches(name, unique, n=_SUGGESTIONS, cutoff=0.5)
    return list(dict.fromkeys([*close, *sorted(holding, key=lambda form: (len(form), form))]))[:_SUGGESTIONS]
