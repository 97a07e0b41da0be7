"""Meetings: what met, when and where, and who took part in which capacity."""
