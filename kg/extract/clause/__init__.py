"""Clauses: where they begin and end, the verb that heads each, and what stands before it."""
