"""Figures, of tables and of prose: indicator, value, unit, period, and whose they are."""
