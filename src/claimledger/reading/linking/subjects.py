"""Who a sentence is about: its subject, whom it tells of as new, whom it accuses."""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.reading.linking.objects import object_of
from claimledger.reading.linking.people import is_aged, is_introduced, name_of, names_in, same_name
from claimledger.reading.linking.scene import Scene, within, words_in
from claimledger.reading.parts.drafts import Draft, Voice
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import Form, Speech, SpeechAct

__all__ = ["accused", "ahead", "hangs", "leads_in", "newcomer", "subject_of"]

_NAMES = 8
_WORD = 30
"""How many names of a sentence, and letters before a word, are looked at."""
_BESIDE = 4
_OPENER = 10
"""How many words may stand right before a subject, and how many in all."""
_COLONS = (":", ";", "\u2014")
_OPENS = ("subordinators", "conjunctions", "question_words")
_REPLIES = frozenset(
    {
        SpeechAct.DENY,
        SpeechAct.ADMIT,
        SpeechAct.CONFIRM,
        SpeechAct.REFUSE,
        SpeechAct.NO_COMMENT,
    }
)


def subject_of(number: int, names: Sequence[Voice], scene: Scene) -> list[Voice]:
    """Return the first of the names of a sentence if it stands where a subject does.

    That is at its beginning or behind a short opener and a comma, with at most four words between
    that are no pronoun: "When he came, the new mayor Ann Lee left".
    """
    start = scene.layout.segments[number].span.start
    before = scene.layout.text[start : names[0].spans[0].start]
    words = words_in(before.rpartition(",")[2])
    far = len(words) > _BESIDE or len(words_in(before)) > _OPENER
    if far or any(within(words, scene.phrases[name]) for name in ("pronouns", "indefinites")):
        return []
    return list(names[:1])


def newcomer(
    number: int, names: Sequence[Voice], known: Sequence[tuple[str, ...]], scene: Scene
) -> list[Voice]:
    """Return whom a sentence tells of as new: with an age or a description, and silent so far.

    One described stands at its beginning, perhaps behind an opener and a comma, a preposition or an
    office: "For Ann Lee, a nurse, it is too late".
    """
    start = scene.layout.segments[number].span.start
    for voice in names[:_NAMES]:
        if not is_introduced(voice, scene):
            continue
        before = words_in(scene.layout.text[start : voice.spans[0].start])
        own = name_of(voice, scene)
        beside = words_in(scene.layout.text[start : voice.spans[0].start].rpartition(",")[2])
        first = len(beside) <= 1 and len(before) <= _OPENER
        placed = first or is_aged(voice, scene)
        if placed and not any(same_name(own, name) for name in known):
            return [voice]
    return []


def accused(draft: Draft, last: Draft | None, scene: Scene) -> list[Voice] | None:
    """Return whom an accusation accuses, if a draft with a pronoun replies to it; else nothing.

    That is who is named first in what it says, or who owns its source: "Lee's critics accuse him".
    A denial of "it" replies to what somebody says of another, too.
    """
    if last is None or last.segment == draft.segment or draft.act not in _REPLIES:
        return None
    told = [v for v in names_in(last.segment, scene) if _said(v, last)] if last.content else []
    if last.act is SpeechAct.ACCUSE:
        owner = _owner(last.source, scene)
        return told[:1] or owner
    found = object_of(draft, scene) if draft.act is SpeechAct.DENY and told else None
    opens = told and told[0].spans[0].start == last.content[0].start
    return told[:1] if found and found.it and opens else None


def _said(voice: Voice, draft: Draft) -> bool:
    return any(span.covers(voice.spans[0]) for span in draft.content)


def _owner(source: Voice, scene: Scene) -> list[Voice]:
    """Return who owns a source: "Lee" of "Lee's critics"."""
    for ending in scene.words.possessive_endings:
        owner, ends, _ = source.words.partition(f"{ending} ")
        if ends and owner[:1].isupper() and source.spans:
            start = source.spans[0].start
            return [Voice((Span(start, start + len(owner)),), Form.NAME, owner)]
    return []


def ahead(draft: Draft, scene: Scene) -> list[Voice]:
    """Return who is named in the sentence of a draft before its source."""
    names = names_in(draft.segment, scene) if draft.source.spans else ()
    return [v for v in names[:_NAMES] if v.spans[0].end <= draft.source.spans[0].start]


def hangs(draft: Draft, named: Sequence[Voice], scene: Scene) -> bool:
    """Tell whether a draft hangs on the clause of who is named before its source in its sentence.

    Its source opens a clause that does ("as she told", "what he called"), or it leads to a
    quotation.
    """
    start = scene.layout.segments[draft.segment].span.start
    first = draft.source.spans[0].start
    text = scene.layout.text[max(start, first - _WORD) : first].rstrip()
    before = words_in(text)[-1:]
    if text.endswith(_COLONS) or any(before in scene.phrases[name] for name in _OPENS):
        return True
    return leads_in(draft, named, scene)


def leads_in(draft: Draft, named: Sequence[Voice], scene: Scene) -> bool:
    """Tell whether the first named leads to what is quoted, by a colon: "Ann sighed: "No," ..."."""
    start = scene.layout.segments[draft.segment].span.start
    if draft.speech is not Speech.DIRECT or not draft.content:
        return False
    quoted = draft.content[0].start
    lead = scene.layout.text[max(start, quoted - _WORD) : quoted].rstrip(" \"'\u201c\u2018\u00ab")
    return lead.endswith(":") and named[0].spans[0].end <= quoted
