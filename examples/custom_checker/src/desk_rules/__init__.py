"""The rules of one news desk for its ledgers."""

from desk_rules.rules import far_from_the_speaker, nobody_saw_it

__all__ = ["CHECKERS"]

CHECKERS = (far_from_the_speaker, nobody_saw_it)
