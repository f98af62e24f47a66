"""Readings as a page of HTML: the text with its parts marked, and in the margin what they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from claimledger.model import Document
from claimledger.reading.parts.drafts import Draft
from claimledger.reading.parts.words import SegmentKind
from claimledger.reading.reading import Reading
from claimledger.reading.rendering.marking import PARTS, Piece, Row, rows
from claimledger.reading.rendering.markup import Markup, document, element, joined
from claimledger.reading.rendering.style import STYLE
from claimledger.reading.rendering.text import (
    dates_within,
    manner_of,
    told_date,
    told_doubt,
)

__all__ = ["reading_page"]

_SAYS: Final = {
    "source": "who says it",
    "cue": "that it is said",
    "content": "what is said",
    "date": "when",
}


def reading_page(reading: Reading) -> str:
    """Return a page of its own that needs no script, no font and no other file.

    Each sentence stands beside its drafts: their chains, what they answer, dates and doubts. On
    a narrow screen they stand below it. Each part is told from others without colour, too.
    """
    title = _title(reading.document)
    numbers = {draft.id: number for number, draft in enumerate(reading.drafts)}
    own = frozenset(reading.own_voice)
    text = [_row(row, reading, numbers, own=row.segment in own) for row in rows(reading)]
    return document(
        "en",
        title,
        STYLE,
        element("header", element("h1", title), _summary(reading), _legend()),
        element("main", "\n", joined(text, "\n"), "\n"),
        _doubts(reading),
    )


def _title(published: Document | None) -> str:
    if published is None:
        return "A text and what is said in it"
    name = getattr(published.source, "name", published.source.id)
    day = "" if published.published is None else f", {published.published}"
    return f"{published.title or 'A text'} ({name}{day})"


def _summary(reading: Reading) -> Markup:
    drafts, own = len(reading.drafts), len(reading.own_voice)
    doubts = sum(bool(draft.doubts) for draft in reading.drafts)
    return element(
        "p",
        f"{drafts} draft{'s' * (drafts != 1)}, {doubts} with doubts; for {own} "
        f"sentence{'s' * (own != 1)} nobody is cited. Drafts are found by rules; nothing here is"
        " checked or true because it is marked.",
        class_="summary",
    )


def _legend() -> Markup:
    marks = [element("li", element("mark", part, class_=part), f" {_SAYS[part]}") for part in PARTS]
    own = element("li", element("span", "bar", class_="own"), " nobody is cited")
    return element("ul", joined([*marks, own]), class_="legend")


def _row(row: Row, reading: Reading, numbers: Mapping[str, int], *, own: bool) -> Markup:
    kind = SegmentKind.BODY if row.segment is None else reading.segments[row.segment].kind
    name = "h2" if kind is SegmentKind.HEADING else "p"
    classes = f"text {kind.value}" + (" own" if own else "")
    pieces = [piece for part in row.pieces for piece in _marked(part)]
    told = element(name, joined(pieces), class_=classes, lang=reading.language or "und", dir="auto")
    notes = [_note(reading.drafts[number], number, reading, numbers) for number in row.drafts]
    margin = [element("aside", joined(notes))] if notes else []
    first = row.segment is not None and _opens(row.segment, reading)
    return element("div", told, *margin, class_="row first" if first else "row")


def _opens(segment: int, reading: Reading) -> bool:
    """Tell whether a segment is the first of its paragraph."""
    paragraph = reading.segments[segment].paragraph
    return segment == 0 or reading.segments[segment - 1].paragraph != paragraph


def _marked(piece: Piece) -> Iterator[Markup | str]:
    for number in piece.begins:
        label = element("a", str(number + 1), href=f"#draft-{number + 1}")
        yield element("sup", label, id=f"at-{number + 1}")
    if piece.parts:
        yield element("mark", piece.text, class_=" ".join(piece.parts))
    else:
        yield piece.text


def _note(draft: Draft, number: int, reading: Reading, numbers: Mapping[str, int]) -> Markup:
    place = str(number + 1)
    head = element(
        "h3",
        element("a", place, href=f"#at-{place}"),
        f" {manner_of(draft)} ",
        element("span", draft.tier.value, class_=f"tier {draft.tier.value}"),
    )
    chain = reading.chain(draft).replace(" <- ", " \N{LEFTWARDS ARROW} ") or "the text itself"
    items = [element("p", chain, class_="chain", dir="auto")]
    items += [
        element("p", f"{reading.words_of(date.span)} = {told_date(date)}", class_="when")
        for date in dates_within(reading, draft.content)
    ]
    if draft.responds_to:
        items.append(element("p", "answers ", joined(_answers(draft, numbers), ", ")))
    if draft.doubts:
        doubts = joined(element("li", told_doubt(doubt)) for doubt in draft.doubts)
        items.append(element("ul", doubts, class_="doubts"))
    return element("section", head, *items, id=f"draft-{place}", class_="note")


def _answers(draft: Draft, numbers: Mapping[str, int]) -> Iterator[Markup | str]:
    for answer in draft.responds_to:
        number = numbers.get(answer.draft)
        if number is None:
            continue
        label = f"{number + 1}" if answer.sure else f"perhaps {number + 1}"
        yield element("a", label, href=f"#draft-{number + 1}")


def _doubts(reading: Reading) -> Markup:
    if not reading.doubts:
        return joined(())
    listed = joined(element("li", told_doubt(doubt)) for doubt in reading.doubts)
    return element("footer", element("ul", listed, class_="doubts"))
