"""Lexicons: what reading knows of a language, from one TOML file for each."""

from claimledger.reading.lexicon.loading import lexicon_from, lexicon_of, load_lexicon

__all__ = ["lexicon_from", "lexicon_of", "load_lexicon"]
