"""Second: what a second look at a text finds, once it is known who speaks in it, and where.

A colon attributes what stands behind it, where a name that speaks elsewhere stands before it. And
where an attribution only points back ("That was said by the mayor"), what is said is the sentence
before, if nobody else is cited for that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import attrs

from claimledger.reading.parts.drafts import Draft
from claimledger.reading.parts.layout import Segment
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import Frame, SegmentKind, Speech, SpeechAct, Tier
from claimledger.reading.phrases.frames.attempts import Found
from claimledger.reading.phrases.frames.unlisted import by_colon
from claimledger.reading.phrases.sentence.marks import Mark
from claimledger.reading.phrases.sentence.matching import Grammar
from claimledger.reading.phrases.sentence.sites import Site, sites_of
from claimledger.reading.phrases.sentence.tokens import Tokens, holding

__all__ = ["looked_over"]

_PASSIVE = (Frame.PASSIVE, Frame.ENCLITIC)


def looked_over(
    drafts: Sequence[Draft],
    tokens: Tokens,
    grammar: Grammar,
    drafts_of: Callable[[Site, Found], Iterable[Draft]],
) -> list[Draft]:
    """Return the drafts of a text with what a second look finds; ``drafts_of`` makes drafts."""
    drafted = {draft.segment for draft in drafts}
    found = [
        draft
        for site, by in _colons(drafts, drafted, tokens, grammar)
        for draft in drafts_of(site, by)
    ]
    things = grammar.lexicon.words.thing_pronouns
    pointed = [_with_sentence(draft, drafted, tokens, things) for draft in drafts]
    begun = {draft.segment: draft.source.spans[0].start for draft in found}
    pointed = [_ending_before(draft, begun.get(draft.segment), tokens.text) for draft in pointed]
    return sorted((*pointed, *found), key=lambda draft: draft.segment) if found else pointed


def _colons(
    drafts: Sequence[Draft], drafted: set[int], tokens: Tokens, grammar: Grammar
) -> Iterable[tuple[Site, Found]]:
    """Yield what a colon attributes in headings, and in segments without any draft."""
    speakers = {word for draft in drafts for word in draft.source.words.split()}
    for number in holding(tokens, Mark.COLON):
        kind = tokens.segments[number].kind
        if kind is SegmentKind.HEADING or (number not in drafted and kind is not SegmentKind.ASIDE):
            for site in sites_of(tokens, grammar, number):
                by = by_colon(site, speakers)
                if by is not None:
                    yield site, by


def _with_sentence(draft: Draft, drafted: set[int], tokens: Tokens, things: Sequence[str]) -> Draft:
    """Return a draft with the sentence before as content, if it only points at that."""
    before = draft.segment - 1
    points = _points(draft, tokens.text, things) and before not in drafted
    if not points or not _is_sentence(tokens.segments, before):
        return draft
    said = _without_stop(tokens.segments[before].span, tokens.text)
    return attrs.evolve(draft, content=(said,), speech=Speech.INDIRECT, tier=Tier.MEDIUM)


def _ending_before(draft: Draft, begun: int | None, text: str) -> Draft:
    """Return a draft with what is said up to where another speaker is named in its heading."""
    if begun is None or not draft.content or draft.content[-1].end <= begun:
        return draft
    first = draft.content[0].start
    said = text[first:begun].rstrip(", ")
    return attrs.evolve(draft, content=(Span(first, first + len(said)),)) if said else draft


def _points(draft: Draft, text: str, things: Sequence[str]) -> bool:
    """Tell whether all that somebody states in a passive is a pronoun for something."""
    if draft.act is not SpeechAct.STATE or not draft.rule.startswith(_PASSIVE):
        return False
    return len(draft.content) == 1 and draft.content[0].of(text).lower() in things


def _is_sentence(segments: Sequence[Segment], number: int) -> bool:
    """Tell whether a sentence of the body stands there."""
    return number >= 0 and segments[number].kind is SegmentKind.BODY


def _without_stop(span: Span, text: str) -> Span:
    return Span(span.start, span.end - span.of(text).endswith("."))
