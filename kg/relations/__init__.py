"""Relations over the whole graph: what is linked with what, how strongly, and by which sentences."""

from kg.relations.names import find_thing
from kg.relations.relate import Related, Relations, Step, path, relate, strongest

__all__ = ["Related", "Relations", "Step", "find_thing", "path", "relate", "strongest"]
