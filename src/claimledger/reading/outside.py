"""What an outside model says of a text, checked part by part: spans, words, drafts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar, final

import attrs

from claimledger.errors import Fault, InvalidRecordError, close_matches
from claimledger.model import Period
from claimledger.model.vocabulary import Vocabulary
from claimledger.reading.parts.drafts import Answered, Doubt, Draft, Voice
from claimledger.reading.parts.layout import DateMention, Segment
from claimledger.reading.parts.shape import ANSWER, DATE, DOUBT, DRAFT, SEGMENT, VOICE
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import (
    Doubtful,
    Form,
    Polarity,
    SegmentKind,
    Speech,
    SpeechAct,
    Surety,
    Tier,
)

__all__ = ["Page"]

_V = TypeVar("_V", bound=Vocabulary)

_SHOWN: Final = 60


@final
@attrs.frozen(eq=False)
class Page:
    """A text about which something is said, and the faults that are found in it."""

    text: str
    name: str = "<model>"
    faults: list[Fault] = attrs.field(factory=list, init=False)

    def fault(self, path: str, problem: str, mend: str) -> None:
        """Note a fault at its place in what is said."""
        self.faults.append(Fault(path, problem, mend, self.name))

    def mapping(self, value: Any, path: str, keys: Collection[str]) -> Mapping[str, Any]:
        """Return a mapping with none but the keys; what is none is a fault, and empty."""
        if not isinstance(value, Mapping):
            self.fault(path, f"{_shown(value)} is no object", f"write {{{', '.join(keys)}}}")
            return {}
        for key in value:
            if key not in keys:
                close = close_matches(str(key), list(keys))
                mend = f"did you mean {close[0]!r}?" if close else f"it has {', '.join(keys)}"
                self.fault(path, f"{_shown(key)} is no field", mend)
        return value

    def listed(self, value: Any, path: str) -> Sequence[Any]:
        """Return a list; nothing is an empty one."""
        if value is None:
            return ()
        if isinstance(value, str) or not isinstance(value, Sequence):
            self.fault(path, f"{_shown(value)} is no list", "write [...]")
            return ()
        return value

    def drafts(self, value: Any, segments: Sequence[Segment]) -> tuple[Draft, ...]:
        """Return the drafts, in order of the text; those that answer name drafts that there are."""
        found: list[Draft] = []
        for place, item in enumerate(self.listed(value, "drafts")):
            draft = self._draft(item, f"drafts[{place}]", f"d{place + 1}", segments)
            if draft is not None:
                found.append(draft)
        ids = {draft.id for draft in found}
        if len(ids) < len(found):
            self.fault("drafts", "two drafts have one id", "give each an id of its own, or none")
        for draft in found:
            for other in (draft.inherits_from, *(answer.draft for answer in draft.responds_to)):
                if other is not None and other not in ids:
                    self.fault(draft.id, f"no draft has the id {other!r}", "name one of them")
        return tuple(sorted(found, key=lambda draft: (draft.cue or draft.content)[0]))

    def _draft(self, value: Any, path: str, id: str, segments: Sequence[Segment]) -> Draft | None:
        faults = len(self.faults)
        item = self.mapping(value, path, DRAFT)
        cue, content = self.spans(item, path, "cue"), self.spans(item, path, "content")
        links = tuple(
            self._step(step, f"{path}.links[{place}]")
            for place, step in enumerate(self.listed(item.get("links"), f"{path}.links"))
        )
        source = self._source(self.spans(item, path, "source"), links)
        if not cue and not content and len(self.faults) == faults:
            self.fault(path, "it has neither cue nor content", "say where the text says it")
        act = self.word(item, path, "act", SpeechAct, None)
        draft_id = item.get("id", id)
        if not isinstance(draft_id, str) or not draft_id:
            self.fault(f"{path}.id", f"{_shown(draft_id)} is no id", "write a text such as d1")
        told: dict[str, Any] = {
            "polarity": self.word(item, path, "polarity", Polarity, Polarity.POSITIVE),
            "certainty": self.word(item, path, "certainty", Surety, Surety.CERTAIN),
            "speech": self.word(item, path, "speech", Speech, Speech.INDIRECT),
            "tier": self.word(item, path, "tier", Tier, Tier.MEDIUM),
            "responds_to": self._answers(item.get("responds_to"), f"{path}.responds_to"),
            "inherits_from": self.phrase(item, path, "inherits_from") or None,
            "doubts": self._doubts(item.get("doubts"), f"{path}.doubts"),
            "rule": self.phrase(item, path, "rule") or "outside",
        }
        if len(self.faults) > faults or act is None:
            return None
        place = _segment(segments, (cue or content)[0].start)
        if not links and act is not SpeechAct.GAP:
            links = ((source,),)
        return Draft(draft_id, source, cue, content, act, segment=place, links=links, **told)

    def spans(self, item: Mapping[str, Any], path: str, key: str) -> tuple[Span, ...]:
        """Return the spans under a key: each two numbers, or the exact words."""
        value = item.get(key)
        if isinstance(value, str | Mapping):
            value = [value]
        found = [
            self.span(part, f"{path}.{key}[{place}]")
            for place, part in enumerate(self.listed(value, f"{path}.{key}"))
        ]
        return tuple(sorted(span for span in found if span is not None))

    def span(self, value: Any, path: str) -> Span | None:
        """Return a span of the text: ``[start, end]``, its words, or ``{text, nth}``."""
        if isinstance(value, str):
            return self._located(value, 0, path)
        if isinstance(value, Mapping):
            item = self.mapping(value, path, ("text", "nth"))
            words, nth = item.get("text"), item.get("nth", 1)
            if isinstance(words, str) and type(nth) is int and nth > 0:
                return self._located(words, nth, path)
        elif isinstance(value, Sequence) and len(value) == 2:
            start, end = value
            if type(start) is int and type(end) is int and 0 <= start < end <= len(self.text):
                return Span(start, end)
        size = len(self.text)
        mend = f"write [start, end] within 0 to {size}, or the exact words"
        self.fault(path, f"{_shown(value)} is no stretch of the text", mend)
        return None

    def _located(self, words: str, nth: int, path: str) -> Span | None:
        places = list(_places(words, self.text))
        if not places or len(places) < nth:
            mend = "copy the words from the text, letter by letter"
            times = f"stands only {len(places)} time(s)" if places else "does not stand"
            self.fault(path, f"{_shown(words)} {times} in the text", mend)
            return None
        if nth == 0 and len(places) > 1:
            mend = "say which one: {text: ..., nth: 2}, or [start, end]"
            self.fault(path, f"{_shown(words)} stands more than once in the text", mend)
            return None
        start = places[max(nth, 1) - 1]
        return Span(start, start + len(words))

    def _step(self, value: Any, path: str) -> tuple[Voice, ...]:
        """Return a step of a chain: one voice, or a list of parallel ones."""
        several = value if isinstance(value, list | tuple) else [value]
        if not several:
            self.fault(path, "a step of a chain names nobody", "leave it out, or write {}")
        return tuple(self._voice(one, f"{path}[{n}]") for n, one in enumerate(several))

    def _voice(self, value: Any, path: str) -> Voice:
        if isinstance(value, str):
            span = self._located(value, 1, path)
            return Voice() if span is None else self._called((span,), Form.NAME)
        item = self.mapping(value, path, VOICE)
        spans = self.spans(item, path, "spans")
        form = self.word(item, path, "form", Form, Form.NAME if spans else Form.NONE)
        if form is None or (form is Form.NONE) == bool(spans):
            mend = "give spans for all but those of the form none"
            self.fault(path, "its form and its spans do not agree", mend)
            return Voice()
        return self._called(spans, form)

    def _called(self, spans: tuple[Span, ...], form: Form) -> Voice:
        return Voice(spans, form, " ".join(span.of(self.text) for span in spans))

    def _source(self, spans: tuple[Span, ...], links: Sequence[Sequence[Voice]]) -> Voice:
        """Return the source at some spans, as the chain calls it; else it is a pronoun."""
        for voice in (voice for step in links for voice in step):
            if voice.spans == spans:
                return voice
        if not spans:
            return Voice()
        if not links:
            return self._called(spans, Form.NAME)
        start = spans[0].start
        ending = start > 0 and self.text[start - 1].isalnum()
        return self._called(spans, Form.ENCLITIC if ending else Form.PRONOUN)

    def _answers(self, value: Any, path: str) -> tuple[Answered, ...]:
        found = []
        for place, item in enumerate(self.listed(value, path)):
            one = {"draft": item} if isinstance(item, str) else item
            told = self.mapping(one, f"{path}[{place}]", ANSWER)
            draft, sure = told.get("draft"), told.get("sure", True)
            if not isinstance(draft, str) or not isinstance(sure, bool):
                mend = "write {draft: d1, sure: true}"
                self.fault(f"{path}[{place}]", "it names no draft", mend)
            else:
                found.append(Answered(draft, sure))
        return tuple(found)

    def _doubts(self, value: Any, path: str) -> tuple[Doubt, ...]:
        found = []
        for place, item in enumerate(self.listed(value, path)):
            at = f"{path}[{place}]"
            told = self.mapping(item, at, DOUBT)
            kind = self.word(told, at, "kind", Doubtful, None)
            named = self.listed(told.get("candidates"), f"{at}.candidates")
            if kind is not None:
                found.append(Doubt(kind, self.phrase(told, at, "says"), tuple(map(str, named))))
        return tuple(found)

    def segments(self, value: Any) -> tuple[Segment, ...]:
        """Return the segments that are given, in order."""
        found = []
        for place, item in enumerate(self.listed(value, "segments")):
            path = f"segments[{place}]"
            told = self.mapping(item, path, SEGMENT)
            span = self.span(told.get("span"), f"{path}.span")
            kind = self.word(told, path, "kind", SegmentKind, SegmentKind.BODY)
            paragraph = told.get("paragraph", place)
            if type(paragraph) is not int:
                mend = "count paragraphs from 0"
                self.fault(f"{path}.paragraph", f"{_shown(paragraph)} is no number", mend)
            elif span is not None and kind is not None:
                found.append(Segment(span, paragraph, kind))
        return tuple(sorted(found, key=lambda segment: segment.span))

    def dates(self, value: Any) -> tuple[DateMention, ...]:
        """Return the dates that are given, in order."""
        found = []
        for place, item in enumerate(self.listed(value, "dates")):
            path = f"dates[{place}]"
            told = self.mapping(item, path, DATE)
            span = self.span(told.get("span"), f"{path}.span")
            written = told.get("period")
            try:
                period = None if written is None else Period(written)
            except InvalidRecordError as error:
                self.fault(f"{path}.period", error.problem, error.mend)
                continue
            if span is not None:
                found.append(DateMention(span, period, self.phrase(told, path, "inferred")))
        return tuple(sorted(found, key=lambda date: date.span))

    def numbers(self, value: Any, path: str, below: int) -> tuple[int, ...]:
        """Return numbers of segments."""
        listed = self.listed(value, path)
        if not all(type(number) is int and 0 <= number < below for number in listed):
            self.fault(path, "it names a segment that is not there", f"count from 0 to {below - 1}")
            return ()
        return tuple(sorted(set(listed)))

    def word(
        self, item: Mapping[str, Any], path: str, key: str, words: type[_V], default: _V | None
    ) -> _V | None:
        """Return a word of a closed list; a fault, if it is none or is missing without default."""
        if key not in item and default is not None:
            return default
        try:
            return words(item.get(key, ""))
        except InvalidRecordError as error:
            self.fault(f"{path}.{key}", error.problem, error.mend)
            return default

    def phrase(self, item: Mapping[str, Any], path: str, key: str) -> str:
        """Return a text; nothing is an empty one."""
        value = item.get(key)
        if value is None or isinstance(value, str):
            return value or ""
        self.fault(f"{path}.{key}", f"{_shown(value)} is no text", "quote it, or leave it out")
        return ""


def _places(words: str, text: str) -> Iterator[int]:
    """Yield where words stand as words; if they do nowhere, where they stand within one."""
    found = []
    at = text.find(words) if words else -1
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    whole = [at for at in found if _cut(text, at) and _cut(text, at + len(words))]
    yield from whole or found


def _cut(text: str, at: int) -> bool:
    """Tell whether no word goes on over a place."""
    return not (text[max(at - 1, 0) : at].isalnum() and text[at : at + 1].isalnum())


def _segment(segments: Sequence[Segment], start: int) -> int:
    """Return the number of the last segment that begins by then."""
    return max(0, bisect_right(segments, start, key=lambda segment: segment.span.start) - 1)


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
