"""The journal: append-only records, content-addressed, that survive crashes and tell of damage."""
