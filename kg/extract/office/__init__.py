"""Offices and honours: who holds which post, is appointed to one, or is named what."""
