"""Names of places: divisions, countries, sites and waters, and the home of a paper."""
