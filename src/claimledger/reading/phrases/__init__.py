"""Phrases: who says what in one sentence, and through whom."""

from claimledger.reading.phrases.drafting import drafts_in

__all__ = ["drafts_in"]
