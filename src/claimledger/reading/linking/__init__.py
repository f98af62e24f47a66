"""Drafts linked to each other: whom a pronoun means, what goes on, what answers what."""

from claimledger.reading.linking.linking import STEPS, Step, linked, own_voice

__all__ = ["STEPS", "Step", "linked", "own_voice"]
