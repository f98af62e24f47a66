"""Readings as plain text that is safe to print: a paragraph for each draft."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from claimledger.model.plain import printable
from claimledger.reading.accepting.acts import cue_of
from claimledger.reading.parts.drafts import Doubt, Draft
from claimledger.reading.parts.layout import DateMention
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import Polarity, Surety
from claimledger.reading.reading import Reading

__all__ = ["answers_of", "dates_within", "manner_of", "reading_text", "told_date", "told_doubt"]


def reading_text(reading: Reading) -> str:
    """Return a reading in words: what is said and by whom, then what nobody is cited for.

    >>> from claimledger.reading.parts.words import Form, SpeechAct
    >>> from claimledger.reading.parts.drafts import Voice
    >>> sand = Voice((Span(0, 9),), Form.NAME, "Mira Sand")
    >>> said = Draft("d1", sand, (Span(10, 14),), (Span(15, 24),), SpeechAct.STATE, "svo:said", 0,
    ...     links=((sand,),))
    >>> print(reading_text(Reading("Mira Sand said it rained.", "en", drafts=(said,))))
    d1  state, indirect (high)
        chain    Mira Sand
        says     it rained
        cue      said
    """
    blocks = ["\n".join(map(printable, _lines(draft, reading))) for draft in reading.drafts]
    rest = [*_dates_outside(reading), *_others(reading)]
    if rest:
        blocks.append("\n".join(map(printable, rest)))
    return "\n\n".join(blocks)


def _lines(draft: Draft, reading: Reading) -> Iterator[str]:
    yield f"{draft.id}  {manner_of(draft)} ({draft.tier})"
    yield _line("chain", reading.chain(draft) or "(the text itself)")
    for span in draft.content:
        yield _line("says", reading.words_of(span))
    if draft.cue:
        yield _line("cue", cue_of(draft, reading.text))
    for date in dates_within(reading, draft.content):
        yield _line("when", f"{reading.words_of(date.span)} = {told_date(date)}")
    if draft.responds_to:
        yield _line("answers", answers_of(draft))
    for doubt in draft.doubts:
        yield _line("doubt", told_doubt(doubt))


def _line(label: str, text: str) -> str:
    return f"    {label:9}{text}"


def manner_of(draft: Draft) -> str:
    """Return in words what is done and how: the act, the speech, and what is not as usual."""
    parts = [draft.act.value.replace("_", " "), draft.speech.value]
    if draft.polarity is Polarity.NEGATIVE:
        parts.append("rejecting")
    if draft.certainty is not Surety.CERTAIN:
        parts.append(draft.certainty.value)
    return ", ".join(parts)


def answers_of(draft: Draft) -> str:
    """Return which drafts a draft answers, and which perhaps."""
    sure = [answer.draft for answer in draft.responds_to if answer.sure]
    perhaps = [f"perhaps {answer.draft}" for answer in draft.responds_to if not answer.sure]
    return ", ".join((*sure, *perhaps))


def told_date(date: DateMention) -> str:
    """Return when a date is, and how that is known if its words do not say it."""
    period = "not known" if date.period is None else date.period.written
    return f"{period} ({date.inferred})" if date.inferred else period


def told_doubt(doubt: Doubt) -> str:
    """Return a doubt in words, with its kind and its choices."""
    kind = doubt.kind.value.replace("_", " ")
    choices = f" [{' | '.join(doubt.candidates)}]" if doubt.candidates else ""
    return f"{kind}: {doubt.says}{choices}"


def dates_within(reading: Reading, spans: tuple[Span, ...]) -> Iterator[DateMention]:
    """Yield the dates that stand within spans."""
    dates = reading.dates
    for span in spans:
        place = bisect_left(dates, span.start, key=lambda date: date.span.start)
        while place < len(dates) and dates[place].span.end <= span.end:
            yield dates[place]
            place += 1


def _dates_outside(reading: Reading) -> Iterator[str]:
    told = {date.span for draft in reading.drafts for date in dates_within(reading, draft.content)}
    dates = [date for date in reading.dates if date.span not in told]
    if dates:
        yield "other dates"
    for date in dates:
        yield f"    {reading.words_of(date.span)} = {told_date(date)}"


def _others(reading: Reading) -> Iterator[str]:
    if reading.own_voice:
        yield "nobody is cited for"
    for number in reading.own_voice:
        yield f"    {reading.words_of(reading.segments[number].span)}"
    for doubt in reading.doubts:
        yield f"doubt: {told_doubt(doubt)}"
