"""The examples of a lexicon: read, and held against what they expect."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Protocol, final

import attrs

from claimledger.model import Document, Source
from claimledger.reading.lexicon.entries import Example, Lexicon
from claimledger.reading.lexicon.expecting import DateSaid, Expectation, Said
from claimledger.reading.lexicon.sheets import Sheet
from claimledger.reading.lexicon.structuring import keys_of, structured
from claimledger.reading.parts.drafts import Answered, Draft, Read
from claimledger.reading.parts.layout import DateMention
from claimledger.reading.parts.spans import Span

__all__ = ["Miss", "Outcome", "Reads", "check_examples"]

_SHEET: Final = Sheet("", {})
_KEYS: Final = tuple(keys_of(Said))


class Reads(Protocol):
    """Whatever makes a reading of a text by a lexicon; `claimledger.reading.read` does."""

    def __call__(
        self, text: str, *, language: str, lexicon: Lexicon, document: Document | None
    ) -> Read:
        """Read a text."""
        ...


@final
@attrs.frozen
class Miss:
    """What of an example was not read as expected, both in words."""

    what: str
    expected: str
    read: str

    def __str__(self) -> str:
        return f"{self.what}: expected {self.expected}, read {self.read}"


@final
@attrs.frozen
class Outcome:
    """An example, and all in it that was not read as expected."""

    example: Example
    misses: tuple[Miss, ...] = ()


def check_examples(lexicon: Lexicon, read: Reads) -> tuple[Outcome, ...]:
    """Read all examples of a lexicon, those of what it extends too, and tell what was missed."""
    return tuple(_outcome(example, lexicon, read) for example in lexicon.examples)


def _outcome(example: Example, lexicon: Lexicon, read: Reads) -> Outcome:
    document = None
    if example.published is not None:
        outlet = Source("example", "Example")
        document = Document("example", outlet, published=example.published)
    expected = structured(Expectation, _SHEET, (), example.expect)
    found = read(example.text, language=lexicon.language, lexicon=lexicon, document=document)
    return Outcome(example, tuple(_misses(expected, found)))


def _misses(expected: Expectation, found: Read) -> Iterator[Miss]:
    drafts = [_as_said(draft, found.text) for draft in found.drafts]
    if _stated(expected):
        yield from _nearest(expected, drafts)
    if isinstance(expected.drafts, int):
        if expected.drafts != len(drafts):
            yield Miss("drafts", str(expected.drafts), _count(drafts))
    elif expected.drafts is not None:
        yield from _in_order("drafts", expected.drafts, drafts, _KEYS)
    if expected.dates is not None:
        dates = [_as_dated(date, found.text) for date in found.dates]
        yield from _in_order("dates", expected.dates, dates, tuple(keys_of(DateSaid)))
    segments = tuple(segment.span.of(found.text) for segment in found.segments)
    own = tuple(segments[number] for number in found.own_voice)
    for what, wanted, read in (
        ("segments", expected.segments, segments),
        ("own_voice", expected.own_voice, own),
    ):
        if wanted is not None and wanted != read:
            yield Miss(what, _told(wanted), _told(read))


def _stated(expected: Said) -> Mapping[str, Any]:
    """Return what is expected of a draft, without what may be anything."""
    values = ((key, getattr(expected, key)) for key in _KEYS)
    return {key: value for key, value in values if value is not None}


def _nearest(expected: Said, drafts: Sequence[Said]) -> Iterable[Miss]:
    """Return what the draft misses that is most like the expected one."""
    each = [list(_against("", expected, draft, _KEYS)) for draft in drafts]
    if not each:
        return [Miss("draft", _told(_stated(expected)), "none")]
    return min(each, key=len)


def _in_order(
    what: str, expected: Sequence[Any], found: Sequence[Any], keys: Sequence[str]
) -> Iterator[Miss]:
    if len(expected) != len(found):
        yield Miss(what, str(len(expected)), _count(found))
    for number, (one, other) in enumerate(zip(expected, found, strict=False)):
        yield from _against(f"{what}[{number}].", one, other, keys)


def _against(before: str, expected: Any, found: Any, keys: Sequence[str]) -> Iterator[Miss]:
    """Yield the keys of which something is expected, and something else was read."""
    for key in keys:
        wanted, read = getattr(expected, key), getattr(found, key)
        if isinstance(wanted, str) and isinstance(read, tuple) and len(read) == 1:
            read = read[0]  # one stretch alone
        if wanted is not None and wanted != read:
            yield Miss(f"{before}{key}", _told(wanted), "nothing" if read is None else _told(read))


def _count(found: Sequence[Any]) -> str:
    said = "; ".join(_told(_brief(item)) for item in found)
    return f"{len(found)} ({said})" if found else "none"


def _brief(item: Any) -> Mapping[str, Any]:
    """Return what tells a draft or a date from the others."""
    keys = ("text", "period") if isinstance(item, DateSaid) else ("source", "cue", "act")
    return {key: getattr(item, key) for key in keys}


def _told(value: Any) -> str:
    return json.dumps(_plain(value), ensure_ascii=False)


def _plain(value: Any) -> Any:
    """Return a value as the file would say it."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Answered):
        return {"draft": value.draft, "sure": value.sure}
    return value if value is None or isinstance(value, str | int) else str(value)


# -- what was read, in the terms of what is expected ---------------------------------------


def _as_said(draft: Draft, text: str) -> Said:
    return Said(
        source=draft.source.words or None,
        form=draft.source.form,
        cue=_words(draft.cue, text),
        content=_words(draft.content, text),
        act=draft.act,
        speech=draft.speech,
        polarity=draft.polarity,
        certainty=draft.certainty,
        commits=draft.commits,
        chain=tuple(tuple(voice.words or "?" for voice in step) for step in draft.links),
        addressee=None if draft.addressee is None else draft.addressee.of(text),
        rule=draft.rule,
        tier=draft.tier,
        inherits_from=draft.inherits_from,
        responds_to=draft.responds_to,
        doubts=tuple(doubt.kind for doubt in draft.doubts),
    )


def _words(spans: Iterable[Span], text: str) -> tuple[str, ...]:
    return tuple(span.of(text) for span in spans)


def _as_dated(date: DateMention, text: str) -> DateSaid:
    return DateSaid(date.span.of(text), date.period, date.inferred)
