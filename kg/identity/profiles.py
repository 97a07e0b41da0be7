"""What is known of a bearer of a name from all the sightings found to be his so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.identity.held import Held
from kg.identity.sightings import Sighting
from kg.identity.things import Key
from kg.model import Thing


@dataclass(slots=True)
class Profile:
    """What is known of a bearer from the sightings found to be his so far."""

    iri: str
    keys: dict[Key, Thing] = field(default_factory=dict)  # the articles that name him, with what he is there
    sightings: list[Sighting] = field(default_factory=list)
    bodies: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    posts: set[Held] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    areas: dict[str, tuple[str, str]] = field(default_factory=dict)  # area → first and last day
    homes: set[str] = field(default_factory=set)
    papers: set[str] = field(default_factory=set)
    scene: set[str] = field(default_factory=set)
    near: set[str] = field(default_factory=set)
    company: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    lands: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    callings: set[str] = field(default_factory=set)
    sex: str = ""
    people: str = ""
    born: str = ""

    def take(self, sighting: Sighting) -> None:
        """Add a sighting to what is known."""
        self.keys[sighting.key] = sighting.person
        self.sightings.append(sighting)
        self.homes.add(sighting.home)
        self.papers.update({sighting.paper} - {""})
        self.scene |= sighting.scene
        self.near |= sighting.near
        self.company |= sighting.company
        self.called |= sighting.called
        self.lands |= sighting.lands
        self.states |= sighting.states
        self.callings |= sighting.callings
        self.posts.update(sighting.posts)
        for held in sighting.posts:
            self.titles.add(held.title)
            self.bodies.update({held.body} - {""})
            self.offices.update({held.office} - {""})
        for area in sighting.areas:
            first, last = self.areas.get(area, (sighting.day, sighting.day))
            self.areas[area] = (min(first, sighting.day), max(last, sighting.day))
        self.sex = self.sex or sighting.sex
        self.people = self.people or sighting.people
        self.born = self.born or sighting.born
