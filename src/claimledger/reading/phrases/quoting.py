"""Quoting: what is said, as clause or as quotation, from a token on."""

from __future__ import annotations

from typing import NamedTuple

from claimledger.reading.parts.words import Speech
from claimledger.reading.phrases.clauses import clause_end, past
from claimledger.reading.phrases.marks import Mark
from claimledger.reading.phrases.sites import Range, Site

__all__ = ["Said", "clause", "manner", "opened", "quoted"]


class Said(NamedTuple):
    """What is said: stretches of tokens, how, and whether its bounds are beyond doubt."""

    ranges: tuple[Range, ...]
    speech: Speech
    sure: bool = True
    addressee: Range | None = None


def clause(site: Site, start: int) -> Said | None:
    """Return the clause that is said from a token on."""
    if start >= len(site):
        return None
    ranges = ((start, clause_end(site, start)),)
    return Said(ranges, manner(site, ranges)) if ranges[0][1] > start else None


def opened(site: Site, start: int) -> Said | None:
    """Return the clause that a complementizer opens, with it or without, as the language has it."""
    return clause(
        site, start if site.grammar.lexicon.words.content_holds_complementizer else start + 1
    )


def quoted(site: Site, start: int) -> Said | None:
    """Return a quotation, with the rest of its clause where it is part of one."""
    end = past(site, start, len(site), Mark.QUOTE)
    if (
        end == len(site)
        or site.marks[end] & (Mark.STOP | Mark.DASH | Mark.COMMA)
        or site.closed_by(end - 1) in ",.!?"
    ):
        return Said(((start, end),), Speech.DIRECT)
    return clause(site, start)


def manner(site: Site, ranges: tuple[Range, ...]) -> Speech:
    """Tell whether some of the words are the speaker's."""
    mixed = any(site.holds(start, end, Mark.QUOTE) for start, end in ranges)
    return Speech.MIXED if mixed else Speech.INDIRECT
