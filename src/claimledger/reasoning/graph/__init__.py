"""What rests on what: statements as hops, who speaks at each, and when."""
