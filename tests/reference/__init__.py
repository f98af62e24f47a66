"""A naive reference implementation of the reasoning rules, to check the real one against."""
