"""Policy actions: who is to do what, for whom, where, by when, and how far it has come."""
