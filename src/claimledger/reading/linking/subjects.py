"""Who a sentence is about: its subject, whom it tells of as new, whom it accuses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimledger.reading.linking.objects import object_of
from claimledger.reading.linking.people import is_aged, is_introduced, name_of, names_in, same_name
from claimledger.reading.linking.scene import WORD, Scene, opens_with, within, words_in
from claimledger.reading.parts.drafts import Draft, Voice
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import Form, Speech, SpeechAct

__all__ = [
    "accused",
    "ahead",
    "hangs",
    "leads_in",
    "nameless",
    "newcomer",
    "persons_in",
    "replies",
    "subject_of",
    "told_by_pronoun",
]

_NAMES = 8
_WORD = 30
"""How many names of a sentence, and letters before a word, are looked at."""
_BEGINNING = 200
"""How far into a sentence somebody without a name is looked for."""
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


def persons_in(number: int, scene: Scene) -> tuple[Voice, ...]:
    """Return the names in a segment, without an office whose holder stands behind it.

    That is one named in full between commas: "Direktur Bank Loka, Rini Sari, pergi".
    """
    names = names_in(number, scene)
    offices = [v for v, after in pairwise(names) if _held(v, after, scene)]
    return tuple(v for v in names if v not in offices)


def _held(office: Voice, holder: Voice, scene: Scene) -> bool:
    text, end = scene.layout.text, holder.spans[0].end
    if text[office.spans[0].end : holder.spans[0].start] != ", " or " " not in holder.words:
        return False
    behind = words_in(text[end : end + _WORD])[:1]
    goes_on = behind in scene.phrases["conjunctions"] or text[end : end + 1] not in {",", "."}
    start = office.spans[0].start
    before = words_in(text[max(start - _WORD, 0) : start])[-1:]
    titled = before in scene.titles or opens_with(words_in(office.words), scene.titles) > 0
    return titled and not goes_on


def nameless(number: int, scene: Scene) -> list[Voice]:
    """Return whom a sentence begins with as new without a name: "A tall woman left".

    Perhaps an opener and a comma stand before it, and what hangs on it behind it ("a man from
    Tarn"); it is a noun of persons, and not the beginning of another ("a student union").
    """
    span = scene.layout.segments[number].span
    text, begin = scene.layout.text, span.start
    words = list(WORD.finditer(text, begin, min(span.end, begin + _BEGINNING)))
    for place, word in enumerate(words[: _OPENER + 1]):
        opens = not place or (
            _opener(words[0], scene) and text[words[place - 1].end() : word.start()] == ", "
        )
        if opens and (word[0].lower(),) in scene.phrases["indefinites"]:
            noun = _noun(words[place:], scene)
            if 0 < noun <= len(words) - place and _ends(words[place + noun - 1 :], scene):
                found = Span(word.start(), words[place + noun - 1].end())
                return [Voice((found,), Form.ANONYMOUS, scene.of(found))]
    return []


def _opener(word: re.Match[str], scene: Scene) -> bool:
    """Tell whether a word opens what may stand before a subject: "In June, a man left"."""
    low = word[0].lower()
    return low in scene.small or (low,) in scene.phrases["times"]


def _noun(words: Sequence[re.Match[str]], scene: Scene) -> int:
    """Return how many words are a noun phrase of one person, what hangs on it included."""
    nouns = scene.phrases["persons"] | scene.phrases["women"] | scene.phrases["men"]
    lows = [word[0].lower() for word in words]
    head = next((n for n, low in enumerate(lows[:_BESIDE]) if (low,) in nouns), -1)
    if head < 0:
        return 0
    length = head + 1 + (head == 0)
    behind = [word[0] for word in words[length : length + 2]]
    hangs = [word.lower() for word in behind[:1] if (word.lower(),) in scene.phrases["joiners"]]
    return length + 2 * (bool(hangs) and behind[-1][0].isupper())


def _ends(words: Sequence[re.Match[str]], scene: Scene) -> bool:
    """Tell whether a noun phrase ends with the first word: a mark, a small word or a verb follows.

    Where verbs have no endings that are known, anything may.
    """
    endings = scene.words.verb_endings
    if len(words) == 1 or not endings or scene.of(Span(words[0].end(), words[1].start())) != " ":
        return True
    low = words[1][0].lower()
    return low in scene.small or low.endswith(endings)


def replies(draft: Draft) -> bool:
    """Tell whether a draft is of somebody who is told of: who denies, admits or refuses."""
    return draft.act in _REPLIES


def accused(draft: Draft, last: Draft | None, scene: Scene) -> list[Voice] | None:
    """Return whom an accusation accuses, if a draft with a pronoun replies to it; else nothing.

    That is who is named first in what it says, or who owns its source: "Lee's critics accuse him".
    A denial of "it" replies to what somebody says of another, too.
    """
    if last is None or draft.act not in _REPLIES:
        return None
    if last.segment == draft.segment and not _denies_it(draft, scene):
        return None
    told = [v for v in names_in(last.segment, scene) if _said(v, last)] if last.content else []
    if last.act is SpeechAct.ACCUSE:
        owner = _owner(last.source, scene)
        return told[:1] or owner
    opens = told and told[0].spans[0].start == last.content[0].start
    return told[:1] if opens and _denies_it(draft, scene) else None


def _denies_it(draft: Draft, scene: Scene) -> bool:
    """Tell whether a draft denies "it", and no more."""
    found = object_of(draft, scene) if draft.act is SpeechAct.DENY else None
    return found is not None and found.it


def told_by_pronoun(draft: Draft, last: Draft | None, scene: Scene) -> bool:
    """Tell whether a denial of "it" is of one told of by the same pronoun: "he left; he denies it".

    So it is somebody whom the sentence takes as known, and not who says that.
    """
    if last is None or last.segment != draft.segment or not last.content:
        return False
    said = words_in(scene.of(last.content[0])[:_WORD])
    said = said[opens_with(said, scene.phrases["complementizers"]) :]
    return said[:1] == words_in(draft.source.words)[:1] != () and _denies_it(draft, scene)


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
