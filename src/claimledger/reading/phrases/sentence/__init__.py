"""A sentence as a row of words: what each may be, and where clauses begin and end."""
