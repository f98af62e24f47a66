"""Voices: how a stretch of text names somebody."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from claimledger.reading.parts.drafts import Voice
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import Form
from claimledger.reading.phrases.sites import Site, Stretch
from claimledger.reading.phrases.tokens import Mark

__all__ = ["enclitic", "is_outlet", "parallel", "voice"]


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
    if not any(m & Mark.JOIN for m in marks[found.start : found.end]) or not all(
        map(partial(_by_itself, site), stretches)
    ):
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
    if _holds(lows, phrases["outlet"]) or _holds(lows, phrases["media"]):
        return True
    words = [site.words(n, n + 1) for n in range(found.start, found.end)]
    if any(not word.isupper() and not word[1:].islower() and word[1:].isalpha() for word in words):
        return True  # a capital within: StarWire
    return len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 5


def _form(site: Site, found: Stretch) -> Form:
    lows = site.lows[found.start : found.end]
    marks = site.marks[found.start : found.end]
    phrases = site.grammar.phrases
    if len(lows) == 1 and marks[0] & Mark.PRONOUN:
        return Form.PRONOUN
    named = _named(marks)
    if _begins(lows, phrases["anonymous"]) and not named:
        return Form.ANONYMOUS
    if _begins(lows, phrases["collective"]):
        return Form.COLLECTIVE
    if named:
        return Form.NAME
    return Form.ROLE


def _named(marks: Sequence[int]) -> bool:
    """Tell whether a name stands there: a capital that is not only the sentence's first."""
    return any(
        m & Mark.CAPITAL and not m & (Mark.DETERMINER | Mark.PRONOUN) and (n > 0 or len(marks) == 1)
        for n, m in enumerate(marks)
    ) or bool(
        marks and marks[0] & Mark.CAPITAL and not marks[0] & Mark.DETERMINER and len(marks) < 3
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
