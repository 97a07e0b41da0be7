"""Names of meetings: conferences, sessions, talks and tours."""
