"""Who is who over the whole corpus, decided after every article was read by itself."""

from kg.identity.identify import identify
from kg.identity.linker import Linker
from kg.identity.things import home_thing, things_of

__all__ = ["Linker", "home_thing", "identify", "things_of"]
