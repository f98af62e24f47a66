"""Who speaks: noun phrases that name somebody, and how."""
