"""Clauses: where a clause begins and ends within a sentence."""

from __future__ import annotations

from claimledger.reading.lexicon.entries import Cue
from claimledger.reading.parts.words import Frame
from claimledger.reading.phrases.marks import Mark
from claimledger.reading.phrases.matching import Hit
from claimledger.reading.phrases.sites import Site

__all__ = ["clause_end", "clause_start", "comma_before", "first_of", "past", "sentence_start"]

_GOING_ON = Mark.JOIN | Mark.RELATIVE | Mark.QUOTE | Mark.CONTRAST
"""What goes on with a clause behind a quotation that holds its comma."""
_SPEAKER = 8
"""How many tokens a speaker may have who is named behind what is said."""
_HARD = Mark.STOP | Mark.COLON | Mark.LONG


def clause_start(site: Site, end: int) -> int:
    """Return where the words before a token begin that belong to its clause."""
    marks = site.marks
    n = end
    depth = 0
    while n > 0:
        mark = marks[n - 1]
        if mark & Mark.BRACKET:
            depth += 1 if site.lows[n - 1] in ")]" else -1
        if (
            depth < 0
            or mark & (_HARD | Mark.SUBORDINATOR)
            or n - 1 in site.cued
            or (mark & Mark.COMPLEMENTIZER and not _restricts(site, n - 1))
        ):
            break
        n -= 1
    return n


def clause_end(site: Site, start: int) -> int:
    """Return where a clause ends that is said: with the site, or where something else begins.

    That is another attribution, a contrast behind a comma, what follows a quotation that holds its
    comma, a dash without its fellow, or the end of the brackets around it.
    """
    marks = site.marks
    n = start
    depth = 0
    size = len(site)
    while n < size:
        mark = marks[n]
        if mark & Mark.BRACKET:
            depth += 1 if site.lows[n] in "([" else -1
            if depth < 0:
                return n
        if n > start + 1:
            if mark & Mark.DASH:
                fellow = first_of(site, n + 1, size, Mark.DASH)
                if fellow == size:
                    return _trimmed(site, start, n)
                n = fellow
            elif (mark & Mark.COMMA and site.mark(n + 1) & Mark.CONTRAST) or (
                marks[n - 1] & Mark.QUOTE and not mark & _GOING_ON and _comma_within(site, n - 1)
            ):
                return n
            elif (begun := _attribution_start(site, n, start)) is not None:
                return _trimmed(site, start, begun)
        n += 1
    return size


def sentence_start(site: Site, end: int) -> int:
    """Return where the sentence begins that a token belongs to, "But" and the like left out."""
    n = end
    while n > 0 and not site.marks[n - 1] & (Mark.STOP | Mark.LONG):
        n -= 1
    while n < end - 1 and site.marks[n] & (Mark.COMMA | Mark.JOIN | Mark.CONTRAST | Mark.DASH):
        n += 1
    return n


def comma_before(site: Site, end: int, floor: int) -> int:
    """Return the first token behind the last comma or dash before ``end``."""
    n = end
    while n > floor and not site.marks[n - 1] & (Mark.COMMA | Mark.DASH):
        n -= 1
    return n


def first_of(site: Site, start: int, end: int, marks: int) -> int:
    """Return the first token of a stretch that may be one of these; its end if none is."""
    return next((n for n in range(start, end) if site.marks[n] & marks), end)


def past(site: Site, start: int, end: int, marks: int) -> int:
    """Return the first token of a stretch that may be none of these; its end if all are."""
    while start < end and site.marks[start] & marks:
        start += 1
    return start


def _restricts(site: Site, at: int) -> bool:
    """Tell whether a word like "that" opens a clause about the noun before it."""
    marks = site.marks
    if not marks[at] & Mark.RELATIVE or at == 0 or marks[at - 1] & Mark.COMMA:
        return False
    n = at
    while n > 0 and not marks[n - 1] & (Mark.COMMA | _HARD):
        n -= 1
        if marks[n] & Mark.AUXILIARY or n in site.cued:
            return False
    return True


def _attribution_start(site: Site, at: int, start: int) -> int | None:
    """Return where another attribution begins whose cue stands at a token.

    It is one of the same speaker, or of who is cited; or it closes the sentence: ", he said".
    """
    hit: Hit | None = site.cued.get(at)
    if hit is None or hit.start != at or not isinstance(hit.form.entry, Cue):
        return None
    entry = hit.form.entry
    lead = _adverbs_start(site, at) - 1
    before = site.marks[lead]
    if before & (Mark.JOIN | Mark.CONTRAST):
        verb = not entry.participle and Frame.SVO in entry.frames
        return lead if verb and lead > start else None
    if before & Mark.COMMA:
        phrase = entry.participle or Frame.ACCORDING in entry.frames
        return lead if phrase else None
    comma = comma_before(site, lead + 1, max(start, lead - _SPEAKER)) - 1
    closing = hit.end >= len(site) or site.marks[hit.end] & (Mark.COMMA | Mark.TIME)
    named = comma > start and site.marks[comma] & Mark.COMMA and Frame.SVO in entry.frames
    barred = Mark.AUXILIARY | Mark.COMPLEMENTIZER | Mark.RELATIVE | Mark.JOIN
    if closing and named and not site.holds(comma + 1, lead + 1, barred):
        return comma
    return None


def _comma_within(site: Site, quotation: int) -> bool:
    return site.closed_by(quotation) == ","


def _adverbs_start(site: Site, at: int) -> int:
    """Return where the adverbs before a cue begin; one token at least stands before them."""
    while at > 1 and site.marks[at - 1] & Mark.ADVERB:
        at -= 1
    return at


def _trimmed(site: Site, start: int, end: int) -> int:
    while end > start + 1 and site.marks[end - 1] & (Mark.COMMA | Mark.DASH):
        end -= 1
    return end
