"""Doubts: what a reader of a draft has to decide for themself."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import attrs

from claimledger.reading.linking.scene import Scene, covered, within, words_in
from claimledger.reading.parts.drafts import Doubt, Draft, Voice
from claimledger.reading.parts.layout import Quotation
from claimledger.reading.parts.words import Doubtful, Form, Frame, SegmentKind, Speech, SpeechAct

__all__ = ["doubted", "headed"]

_QUOTED = frozenset({Speech.DIRECT, Speech.MIXED})
_MOST = 0.6
_LEAST = 3
"""How many of a heading's words, in part and number, must stand in a draft that it restates."""
_PER_WORD = 16
"""How many drafts a word is remembered of: one in more says nothing of any."""


def doubted(drafts: tuple[Draft, ...], scene: Scene) -> tuple[Draft, ...]:
    """Return the drafts with what is left to decide about each: its source, its quotation.

    - ``collective_source``: the speaker is a group that nobody speaks for;
    - ``provenance_gap``: nobody is named who says it, or only as an unnamed source;
    - ``translated_quotation``: a quotation whose chain passes somebody who publishes in another
      language;
    - ``unbalanced_quote``: a quotation mark is missing in what it says.
    """
    odd = [quotation for quotation in scene.layout.quotations if not quotation.balanced]
    ends = [quotation.span.end for quotation in odd]
    return tuple(
        attrs.evolve(draft, doubts=(*draft.doubts, *new))
        if (new := tuple(_doubts(draft, scene, odd, ends)))
        else draft
        for draft in drafts
    )


def _doubts(
    draft: Draft, scene: Scene, odd: Sequence[Quotation], ends: Sequence[int]
) -> Iterator[Doubt]:
    speakers = draft.links[-1] if draft.links else (draft.source,)
    for voice in speakers:
        if voice.form is Form.COLLECTIVE:
            yield Doubt(
                Doubtful.COLLECTIVE_SOURCE, f"“{voice.words}” are several: who of them said it?"
            )
    if draft.act is not SpeechAct.GAP and draft.rule.partition(":")[0] != Frame.CARRIED:
        yield from _gaps(speakers)
    if draft.speech in _QUOTED:
        for voice in (voice for step in draft.links for voice in step):
            if _writes_otherwise(voice, scene):
                yield Doubt(
                    Doubtful.TRANSLATED_QUOTATION,
                    f"{voice.words} publishes in another language: the quoted words are hardly"
                    " those that were said",
                )
                break
    for span in draft.content:
        place = bisect_left(ends, span.start + 1)
        if place < len(odd) and odd[place].span.overlaps(span):
            yield Doubt(
                Doubtful.UNBALANCED_QUOTE,
                f"a quotation mark is missing: where the quotation ends is a guess, {span.end}",
            )
            break


def _gaps(speakers: Sequence[Voice]) -> Iterator[Doubt]:
    for voice in speakers:
        if voice.form is Form.NONE:
            yield Doubt(Doubtful.PROVENANCE_GAP, "nobody is named who says it")
        elif voice.form is Form.ANONYMOUS:
            yield Doubt(Doubtful.PROVENANCE_GAP, f"“{voice.words}” is not named")


def _writes_otherwise(voice: Voice, scene: Scene) -> bool:
    """Tell whether a voice is known to publish in another language than the text's."""
    words = words_in(voice.words)
    return within(words, scene.phrases["foreign_media"]) and not within(
        words, scene.phrases["home_media"]
    )


def headed(drafts: tuple[Draft, ...], scene: Scene) -> tuple[Draft, ...]:
    """Return the drafts with a doubt where a heading restates one without saying whose it is.

    It does if three fifths of its words of matter, three at least, stand in what the draft says;
    of several drafts the one with most of them is meant, of those the first.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, draft in enumerate(drafts):
        if draft.act is SpeechAct.GAP or not scene.body(draft.segment):
            continue
        for word in scene.matter(draft.content):
            if len(places[word]) < _PER_WORD:
                places[word].append(place)
    doubts: defaultdict[int, list[Doubt]] = defaultdict(list)
    for number, covers in enumerate(covered(drafts, scene.layout)):
        segment = scene.layout.segments[number]
        if segment.kind is SegmentKind.HEADING and not covers:
            place = _restated(scene.matter((segment.span,)), places)
            if place >= 0:
                span = segment.span
                says = f"the heading at {span.start}-{span.end} says it without its source"
                doubts[place].append(Doubt(Doubtful.HEADING_DROPS_ATTRIBUTION, says))
    return tuple(
        attrs.evolve(draft, doubts=(*draft.doubts, *doubts[place])) if place in doubts else draft
        for place, draft in enumerate(drafts)
    )


def _restated(words: frozenset[str], places: dict[str, list[int]]) -> int:
    """Return the place of the draft that has most of a heading's words; -1 for none."""
    shared = Counter(place for word in words for place in places.get(word, ()))
    if not shared:
        return -1
    place, hits = min(shared.items(), key=lambda item: (-item[1], item[0]))
    return place if hits >= max(_LEAST, _MOST * len(words)) else -1
