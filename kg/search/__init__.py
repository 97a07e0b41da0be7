"""Searching words: an index of sentences, statements, actions and names beside the store."""

from kg.search.find import TYPES, Found, search
from kg.search.index import NAME, update_index

__all__ = ["NAME", "TYPES", "Found", "search", "update_index"]
