"""Who is who over the whole corpus, decided after every article was read by itself.

``identify`` is the whole of it; ``verdicts`` are its decisions, ``corrections`` and ``merge`` what the user says to
them, ``linker``, ``links`` and ``iris`` what comes of them, ``roots`` what those that are one go by, ``editions`` which
meeting is meant.

- people: ``people`` puts each of the ``sightings`` to a bearer's ``profiles`` by their ``likeness``, in ``features`` of
  ``offices`` (``walks``), ``surroundings``, ``wording`` and ``lands``; ``fullnames`` whose names differ (``partnames``)
- bodies and sites: ``bodies``, ``sites`` and ``spellings`` compare names as ``written`` takes them apart (``runs`` and
  ``omissions``: what is none of a name or left out, ``initials``: characters for words, ``branches``: parts of what is
  one), ``states`` what each state has one of, ``tails`` in one article; ``hierarchy`` says what belongs to what;
  ``places`` divisions
- what became of actions: ``followups`` pairs the ``reports`` of an article with earlier ones by their ``matter`` and
  ``progress``; ``promises``, ``tellings``, ``retold`` and ``shortened`` read both in everyday words, ``scenes`` where
"""

from kg.identity.identify import identify
from kg.identity.linker import Linker
from kg.identity.things import home_thing, things_of

__all__ = ["Linker", "home_thing", "identify", "things_of"]
