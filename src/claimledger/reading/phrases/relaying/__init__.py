"""Through whom: relay phrases and the outlets that they name."""
