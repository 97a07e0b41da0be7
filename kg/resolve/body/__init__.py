"""Names of bodies: organs of a place, central ones, firms and schools, corps, foreign forces."""
