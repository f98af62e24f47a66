"""The steps that lead from a text to what is read in it, each a pure function."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Final, Protocol, final

import attrs

from claimledger.errors import InvalidRecordError, close_matches
from claimledger.model import Document, Party, Period, Ref
from claimledger.reading import dates, layout, linking, phrases
from claimledger.reading.accepting.mentions import folded, tokens
from claimledger.reading.lexicon import lexicon_of
from claimledger.reading.lexicon.entries import Lexicon
from claimledger.reading.parts.drafts import Doubt, Draft
from claimledger.reading.parts.layout import DateMention, Layout, Quotation
from claimledger.reading.parts.words import Doubtful
from claimledger.reading.reading import Reading

__all__ = ["DEFAULT", "Steps", "read"]

Drafts = tuple[Draft, ...]

_PROFILES: Final = ("reporting", "all")


class _DraftsIn(Protocol):
    def __call__(self, layout: Layout, lexicon: Lexicon, /, *, profile: str) -> Drafts: ...


@final
@attrs.frozen
class Steps:
    """The steps of reading, in their order; give one of your own to replace one.

    ``lay_out`` cuts a text into segments and quotations, ``drafts_in`` finds who says what in each
    segment, ``linked`` ties the drafts to each other, ``own_voice`` tells the segments that nobody
    is cited for, and ``dates_in`` finds dates, counted from the day of the document.

    >>> silent = Steps(drafts_in=lambda layout, lexicon, *, profile: ())
    >>> read("Mira Sand said that it rained.", language="en", steps=silent).drafts
    ()
    """

    lay_out: Callable[[str, Lexicon], Layout] = layout.lay_out
    drafts_in: _DraftsIn = phrases.drafts_in
    linked: Callable[[Drafts, Layout, Lexicon], Drafts] = linking.linked
    own_voice: Callable[[Drafts, Layout], tuple[int, ...]] = linking.own_voice
    dates_in: Callable[[Layout, Lexicon, Period | None], tuple[DateMention, ...]] = dates.dates_in


DEFAULT: Final = Steps()


def read(
    text: str,
    *,
    language: str,
    document: Document | None = None,
    profile: str = "reporting",
    lexicon: Lexicon | None = None,
    steps: Steps = DEFAULT,
) -> Reading:
    """Read a text: draft who says what in it, through whom, who answers whom, and when.

    ``language`` is one for which there is a lexicon, unless a ``lexicon`` is given. ``document`` is
    what the text was published in; its date is the day from which "yesterday" is counted. The
    profile ``reporting`` leaves out what somebody only believes or wants, ``all`` keeps it.

    >>> reading = read("Mira Sand said that it rained.", language="en")
    >>> [(draft.source.words, reading.words_of(*draft.content)) for draft in reading.drafts]
    [('Mira Sand', 'that it rained')]
    """
    if not isinstance(text, str):
        raise InvalidRecordError(f"{text!r} is no text", "decode it, or read the file")
    if not isinstance(language, str):
        raise InvalidRecordError(f"{language!r} is no language", "write its code, such as en or id")
    if profile not in _PROFILES:
        close = close_matches(profile, _PROFILES) if isinstance(profile, str) else ()
        mend = f"did you mean {close[0]!r}?" if close else f"write {' or '.join(_PROFILES)}"
        raise InvalidRecordError(f"{profile!r} is no profile of reading", mend)
    known = lexicon_of(language) if lexicon is None else lexicon
    laid = steps.lay_out(text, known)
    drafts = steps.linked(steps.drafts_in(laid, known, profile=profile), laid, known)
    if document is not None and not isinstance(document.source, Ref):
        drafts = tuple(_without_own_outlet(drafts, document.source, known))
    return Reading(
        text,
        language,
        document,
        segments=laid.segments,
        quotations=laid.quotations,
        drafts=drafts,
        dates=steps.dates_in(laid, known, None if document is None else document.published),
        own_voice=steps.own_voice(drafts, laid),
        doubts=tuple(_doubts(laid.quotations, drafts)),
        lexicon=known,
    )


def _without_own_outlet(drafts: Drafts, outlet: Party, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the drafts without links to what is read anyway: "told the Harbour Post" in it."""
    light = frozenset(folded((*lexicon.words.determiners, *lexicon.words.pointers)))

    def bare(text: str) -> tuple[str, ...]:
        return tuple(word for word in folded(tokens(text)) if word not in light)

    own = {bare(name) for name in (outlet.name, *outlet.aliases)}
    for draft in drafts:
        steps = [step for step in draft.links[:-1] if not all(bare(v.words) in own for v in step)]
        if len(steps) == len(draft.links[:-1]):
            yield draft
        else:
            yield attrs.evolve(draft, links=(*steps, draft.links[-1]))


def _doubts(quotations: Sequence[Quotation], drafts: Drafts) -> Iterator[Doubt]:
    """Yield a doubt for each quotation with a mark missing of which no draft tells it."""
    spans = sorted(span for draft in drafts for span in draft.content)
    furthest = list(accumulate((span.end for span in spans), max))
    for quotation in quotations:
        span = quotation.span
        before = bisect_left(spans, span.end, key=lambda found: found.start)
        told = before > 0 and furthest[before - 1] > span.start
        if not quotation.balanced and not told:
            says = f"a quotation mark is missing of the one from {span.start} to {span.end}"
            yield Doubt(Doubtful.UNBALANCED_QUOTE, says)
