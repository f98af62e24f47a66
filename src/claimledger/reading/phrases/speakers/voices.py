"""Voices: how a stretch of text names somebody."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import Form
from claimledger.reading.phrases.sentence.clauses import first_of
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.sites import Site
from claimledger.reading.phrases.speakers.offices import whole_offices
from claimledger.reading.phrases.speakers.stretches import Stretch

__all__ = ["begins", "enclitic", "holds", "is_somebody", "parallel", "voice"]


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

    Each must be a name by itself, or open with a determiner. An office whose name holds "and" is
    one voice.
    """
    marks = site.marks
    stretches = []
    start = found.start
    for n in range(found.start, found.end + 1):
        if n == found.end or marks[n] & (Mark.JOIN | Mark.COMMA):
            if n > start:
                stretches.append((start, n))
            start = n + 1
    joined = any(m & Mark.JOIN for m in marks[found.start : found.end])
    commas = any(m & Mark.COMMA for m in marks[found.start : found.end])
    parts = [Stretch(*part) for part in whole_offices(site, stretches)]
    opened = any(marks[part.start] & Mark.ARTICLE for part in parts)
    if not joined or (commas and opened) or not all(map(partial(_by_itself, site), parts)):
        return (voice(site, found),)
    return tuple(voice(site, part) for part in parts)


def _by_itself(site: Site, part: Stretch) -> bool:
    marks = site.marks[part.start : part.end]
    if any(m & Mark.RELATIVE and not m & Mark.DETERMINER for m in marks):
        return False
    return bool(marks[0] & Mark.DETERMINER) or all(
        (m & Mark.CAPITAL and not m & Mark.ADVERB) or (0 < n < len(marks) - 1 and m & Mark.JOINER)
        for n, m in enumerate(marks)
    )


def is_somebody(site: Site, found: Stretch) -> bool:
    """Tell whether a stretch may name who speaks, not how something is done."""
    marks = site.marks[found.start : found.end]
    head = first_of(site, found.start, found.end, Mark.RELATIVE)
    if site.holds(found.start, max(head, found.start + 1), Mark.NORM):
        return False
    if any(m & (Mark.CAPITAL | Mark.DETERMINER | Mark.PRONOUN | Mark.POINTER) for m in marks):
        return True
    lows = site.lows[found.start : found.end]
    return len(lows) > 1 or any(holds(lows, listed) for listed in site.grammar.phrases.values())


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
    if begins(lows, phrases["anonymous"]) and (
        head == found.start + 1
        or not site.marks[head - 1] & Mark.CAPITAL
        or holds(lows[1:], phrases["outlet"])
        or _of_somewhere(site, found.start, head)
    ):
        return Form.ANONYMOUS
    if _ends_unnamed(site, found.start, head):
        return Form.ANONYMOUS
    if begins(lows, phrases["collective"]):
        return Form.COLLECTIVE
    if site.marks[found.start] & Mark.ARTICLE:
        end = first_of(site, found.start, end, Mark.JOINER | Mark.AGENT)
    return Form.NAME if _named(site, found.start, end) else Form.ROLE


def _ends_unnamed(site: Site, start: int, end: int) -> bool:
    """Tell whether the noun that ends a phrase is for one who is not named: "a palace insider"."""
    heads = site.grammar.lexicon.words.anonymous_heads
    named = end - 1 > start and site.marks[end - 1] & Mark.CAPITAL
    return site.lows[end - 1] in heads and not named


def _of_somewhere(site: Site, start: int, end: int) -> bool:
    """Tell whether a noun that is new to the text ends with one name only: "seorang warga Lund"."""
    names = sum(bool(mark & Mark.CAPITAL) for mark in site.marks[start + 1 : end])
    return names == 1 and site.lows[start] in site.grammar.lexicon.words.indefinites


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


def begins(lows: Sequence[str], phrases: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether a row of words begins with one of these phrases."""
    return any(tuple(lows[: len(phrase)]) == phrase for phrase in phrases)


def holds(lows: Sequence[str], phrases: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether one of these phrases stands in a row of words."""
    known = set(lows)
    return any(
        phrase[0] in known
        and any(tuple(lows[n : n + len(phrase)]) == phrase for n in range(len(lows)))
        for phrase in phrases
    )
