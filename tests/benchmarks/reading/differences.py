"""Each difference between an article as read and its gold, in words; for who writes rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.reading.comparing import (
    WORDS,
    Compared,
    Part,
    answers,
    dates,
    like_chain,
    spans,
    voice,
    word_of,
)
from benchmarks.reading.pairing import chain_of
from benchmarks.reading.scoring import exactly, marked, parts_of, touch
from claimledger.reading import Draft, Span

__all__ = ["differences"]


def differences(one: Compared) -> Iterator[str]:
    """Yield each difference between an article as read and its gold, in words."""
    kinds = (_not_found, _spurious, _unlike, _links_differ, _dates_differ, _voice_taken)
    for kind in kinds:
        for line in kind(one):
            yield f"{one.article.language}/{one.article.slug} {line}"


def _not_found(one: Compared) -> Iterator[str]:
    for number, part in enumerate(one.parts):
        if number not in one.pairs:
            parts = {"source": part.source, "cue": part.cue, "content": part.content}
            kind = "MISSED" if part.cue else "CARRY-OVER MISSED"
            shown = marked(one.article.text, parts, 20)
            yield f"{part.gold.id} {kind} {part.gold.act}: {shown}"


def _spurious(one: Compared) -> Iterator[str]:
    for draft in one.unpaired:
        kind = "SPURIOUS" if draft.cue else "CARRY-OVER SPURIOUS"
        shown = marked(one.article.text, parts_of(draft), 20)
        yield f"{draft.id} {kind} {draft.rule} [{draft.tier}]: {shown}"


def _unlike(one: Compared) -> Iterator[str]:
    for part, draft in one.both:
        for line in _parts_differ(one.article.text, part, draft):
            yield f"{part.gold.id} {line} ({draft.rule})"


def _links_differ(one: Compared) -> Iterator[str]:
    for sure, kind in ((True, "answers"), (False, "may answer")):
        wanted, found = answers(one, sure=sure)
        for some, name in ((wanted - found, "LINK MISSED"), (found - wanted, "LINK SPURIOUS")):
            for answer, answered in sorted(some):
                yield f"{answer} {name}: {kind} {answered}"


def _dates_differ(one: Compared) -> Iterator[str]:
    for line, right in dates(one):
        if not right:
            yield f"DATE {line}"
    gold = spans(date.stretch for date in one.article.dates)
    for mention in one.reading.dates:
        if not touch([mention.span], gold):
            yield f"DATE SPURIOUS {mention.span.of(one.article.text)!r} = {mention.period}"


def _voice_taken(one: Compared) -> Iterator[str]:
    for stretch, drafts in voice(one):
        if drafts:
            rules = ", ".join(draft.rule for draft in drafts)
            yield f"OWN VOICE {stretch.of(one.article.text)!r} taken by {rules}"


def _parts_differ(text: str, part: Part, draft: Draft) -> Iterator[str]:
    for name, found in parts_of(draft).items():
        gold = getattr(part, name)
        same = name == "source" and part.gold.form == "enclitic"
        if not same and not exactly(text, found, gold):
            yield f"{name.upper()} {_words(text, found)}; gold {_words(text, gold)}"
    for word in WORDS:
        if word_of(draft, word) != getattr(part.gold, word):
            told = f"{_words(text, draft.source.spans)} " if word == "form" else ""
            yield f"{word.upper()} {told}{word_of(draft, word)}; gold {getattr(part.gold, word)}"
    if not like_chain(part, draft):
        yield f"CHAIN {_steps(chain_of(draft))}; gold {_steps(part.gold.chain)}"


def _words(text: str, places: Iterable[Span]) -> str:
    return " + ".join(repr(" ".join(span.of(text).split())) for span in places) or "none"


def _steps(steps: Sequence[Sequence[str]]) -> str:
    return " <- ".join(" + ".join(step) for step in steps) or "none"
