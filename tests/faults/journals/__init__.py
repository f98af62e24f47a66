"""Journals that are damaged, forged or endless: what reading makes of them."""
