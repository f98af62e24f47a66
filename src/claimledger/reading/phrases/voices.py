"""Voices: how a stretch of text names somebody."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import Form
from claimledger.reading.phrases.clauses import first_of
from claimledger.reading.phrases.marks import Mark
from claimledger.reading.phrases.sites import Site
from claimledger.reading.phrases.stretches import Stretch

__all__ = ["enclitic", "is_outlet", "is_somebody", "parallel", "voice"]


def voice(site: Site, found: Stretch) -> Voice:
    """Return the voice that a stretch names."""
    spans = site.spans(found.start, found.end)
    last = spans[-1]
    owning = site.grammar.owning if not site.marks[found.end - 1] & Mark.QUOTE else ()
    for ending in owning:
        if last.of(site.tokens.text).endswith(ending) and len(last) > len(ending):
            spans = (*spans[:-1], Span(last.start, last.end - len(ending)))
            break
    words = " ".join(span.of(site.tokens.text) for span in spans)
    return Voice(spans, _form(site, found), words)


def enclitic(site: Site, at: int, size: int) -> Voice:
    """Return the voice that the ending of a token stands for."""
    end = site.span(at, at + 1).end
    span = Span(end - size, end)
    return Voice((span,), Form.ENCLITIC, span.of(site.tokens.text))


def parallel(site: Site, found: Stretch) -> tuple[Voice, ...]:
    """Return the voices that a stretch names side by side: "Reuters and The Star".

    Each must be a name by itself, or open with a determiner.
    """
    marks = site.marks
    stretches = []
    start = found.start
    for n in range(found.start, found.end + 1):
        if n == found.end or marks[n] & (Mark.JOIN | Mark.COMMA):
            if n > start:
                stretches.append(Stretch(start, n))
            start = n + 1
    joined = any(m & Mark.JOIN for m in marks[found.start : found.end])
    commas = any(m & Mark.COMMA for m in marks[found.start : found.end])
    opened = any(marks[part.start] & Mark.ARTICLE for part in stretches)
    if not joined or (commas and opened) or not all(map(partial(_by_itself, site), stretches)):
        return (voice(site, found),)
    return tuple(voice(site, stretch) for stretch in stretches)


def _by_itself(site: Site, part: Stretch) -> bool:
    marks = site.marks[part.start : part.end]
    if any(m & Mark.RELATIVE and not m & Mark.DETERMINER for m in marks):
        return False
    return bool(marks[0] & Mark.DETERMINER) or all(
        m & Mark.CAPITAL and not m & Mark.ADVERB for m in marks
    )


def is_outlet(site: Site, found: Stretch) -> bool:
    """Tell whether a stretch names somebody who publishes."""
    lows = site.lows[found.start : found.end]
    phrases = site.grammar.phrases
    capital = site.marks[found.end - 1] & Mark.CAPITAL
    if (capital and _holds(lows, phrases["outlet"])) or _holds(lows, phrases["media"]):
        return True
    words = [site.words(n, n + 1) for n in range(found.start, found.end)]
    if any(not word.isupper() and not word[1:].islower() and word[1:].isalpha() for word in words):
        return True  # a capital within: StarWire
    return len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 5


def is_somebody(site: Site, found: Stretch) -> bool:
    """Tell whether a stretch may name who speaks, not how something is done."""
    marks = site.marks[found.start : found.end]
    if any(m & Mark.NORM for m in marks):
        return False
    if any(m & (Mark.CAPITAL | Mark.DETERMINER | Mark.PRONOUN | Mark.POINTER) for m in marks):
        return True
    lows = site.lows[found.start : found.end]
    return len(lows) > 1 or any(_holds(lows, listed) for listed in site.grammar.phrases.values())


def _form(site: Site, found: Stretch) -> Form:
    """Return how a stretch names somebody, by the words before its first comma."""
    parting = Mark.COMMA | Mark.BRACKET | Mark.RELATIVE & ~Mark.DETERMINER
    end = max(found.start + 1, first_of(site, found.start, found.end, parting))
    lows, phrases = site.lows[found.start : end], site.grammar.phrases
    if end == found.start + 1 and site.marks[found.start] & Mark.PRONOUN:
        return Form.PRONOUN
    if _name_apposed(site, end, found.end):
        return Form.NAME
    linking = Mark.PREPOSITION | Mark.JOINER | Mark.AGENT
    head = first_of(site, found.start + 1, end, linking)
    if _begins(lows, phrases["anonymous"]) and (
        head == found.start + 1 or not site.marks[head - 1] & Mark.CAPITAL
    ):
        return Form.ANONYMOUS
    if _begins(lows, phrases["collective"]):
        return Form.COLLECTIVE
    if site.marks[found.start] & Mark.ARTICLE:
        end = first_of(site, found.start, end, Mark.JOINER | Mark.AGENT)
    return Form.NAME if _named(site, found.start, end) else Form.ROLE


def _name_apposed(site: Site, start: int, end: int) -> bool:
    """Tell whether a name and nothing else stands between commas behind a noun."""
    while start < end and site.marks[start] & Mark.COMMA:
        last = first_of(site, start + 1, end, Mark.COMMA)
        name = site.marks[start + 1 : last]
        if name and all(mark & Mark.CAPITAL and not mark & Mark.DETERMINER for mark in name):
            return True
        start = last
    return False


def _named(site: Site, start: int, end: int) -> bool:
    """Tell whether a name stands there: a capital that is not a sentence's or a heading's only."""
    small = Mark.DETERMINER | Mark.PRONOUN | Mark.ADVERB
    return any(
        site.marks[n] & Mark.CAPITAL
        and not site.marks[n] & small
        and ((n > 0 and not site.heading) or site.lows[n] not in site.tokens.plain)
        for n in range(start, end)
    )


def _begins(lows: Sequence[str], phrases: Sequence[tuple[str, ...]]) -> bool:
    return any(tuple(lows[: len(phrase)]) == phrase for phrase in phrases)


def _holds(lows: Sequence[str], phrases: Sequence[tuple[str, ...]]) -> bool:
    known = set(lows)
    return any(
        phrase[0] in known
        and any(tuple(lows[n : n + len(phrase)]) == phrase for n in range(len(lows)))
        for phrase in phrases
    )
