"""Whom a pronoun may stand for: the speakers and persons named before it, likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import final

import attrs

from claimledger.reading.linking.scene import WORD, Scene, opens_with, within, words_in
from claimledger.reading.parts.drafts import Draft, Voice
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import Form

__all__ = ["candidates", "meant", "name_of", "names_in", "same_name"]

_DATELINE = re.compile(r"[^\n]{1,60}?\s[-\u2013\u2014]{1,2}\s")
_LOOK_BACK = 3
_RECENT = 8
_NAMES = 8
_LENGTH = 600
"""How far back, in sentences and drafts, and how far into a sentence somebody is looked for."""
_SEVERAL = frozenset({Form.COLLECTIVE, Form.ANONYMOUS})
_ONE = frozenset({Form.NAME, Form.ROLE, Form.ANONYMOUS})


def name_of(voice: Voice, scene: Scene) -> tuple[str, ...]:
    """Return the words of a voice by which it can be called again, without its office.

    Of several parts between commas, the first with a name counts; the place behind an office
    ("Presiden Rusia ...") is left out, so that the country is not taken for its president. A
    capital that only begins the words of somebody not named is no name.
    """
    fallback: tuple[str, ...] = ()
    for part in voice.words.split(","):
        words = WORD.findall(part)
        office = max(
            (n + 1 for n, word in enumerate(words) if (word.lower(),) in scene.phrases["roles"]),
            default=0,
        )
        named = [w for w in words[office:] if w[0].isupper() and w.lower() not in scene.small]
        if voice.form is not Form.NAME and named == words[:1] != words:
            named = []
        if office and len(named) > 2:
            named = named[1:]
        if named:
            return tuple(word.lower() for word in named)
        fallback = fallback or tuple(w for w in words_in(part) if w not in scene.small)
    return fallback


def same_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two names call the same: the words of one are all among the other's."""
    short, long = sorted((frozenset(one), frozenset(other)), key=len)
    return bool(short) and short <= long


def names_in(number: int, scene: Scene) -> tuple[Voice, ...]:
    """Return the names and offices in a segment, in order, without places after a preposition.

    A name is a run of words with capitals, with the office before it; the dateline is no name.
    The word that begins the sentence is part of one unless the text writes it small elsewhere; it
    is one by itself where the text writes it with a capital within a sentence, too.
    """
    text, span = scene.layout.text, scene.layout.segments[number].span
    end = min(span.end, span.start + _LENGTH)
    dateline = _DATELINE.match(text, span.start, end)
    begin = dateline.end() if dateline else span.start
    found: list[Voice] = []
    run: list[re.Match[str]] = []
    before = ""
    for word in WORD.finditer(text, begin, end):
        low = word[0].lower()
        if run and text[run[-1].end() : word.start()] not in {" ", ". "}:
            found += _voice(run, before, scene)
            run, before = [], ""
        opens = word.start() == begin and low in scene.common
        if _may_name(word[0], low, scene) and not opens:
            run.append(word)
            continue
        found += _voice(run, before, scene)
        run, before = [], low
    found += _voice(run, before, scene)
    alone = found and found[0].form is Form.NAME and found[0].spans[0].start == begin
    if alone and " " not in found[0].words and found[0].words not in scene.proper:
        del found[0]
    return tuple(found)


def _may_name(word: str, low: str, scene: Scene) -> bool:
    """Tell whether a word can be part of a name or an office."""
    if (low,) in scene.phrases["roles"]:
        return True
    return word[0].isupper() and low not in scene.small and (low,) not in scene.phrases["times"]


def _voice(run: list[re.Match[str]], before: str, scene: Scene) -> list[Voice]:
    if not run or (before,) in scene.phrases["prepositions"]:
        return []
    span = Span(run[0].start(), run[-1].end())
    words = " ".join(scene.of(span).split())
    named = any((word[0].lower(),) not in scene.phrases["roles"] for word in run)
    return [Voice((span,), Form.NAME if named else Form.ROLE, words)]


@final
@attrs.frozen
class _Wanted:
    """What a pronoun asks of the one it stands for."""

    several: bool
    thing: bool

    def rank(self, voice: Voice, scene: Scene) -> int:
        """Return how badly a voice agrees with it in number and kind; 0 is best."""
        joined = within(words_in(voice.words), scene.phrases["conjunctions"])
        if self.several:
            return not (joined or voice.form in _SEVERAL or _several(voice, scene))
        if joined:
            return 2
        if self.thing:
            plain = voice.form is Form.NAME and not _officer(voice, scene)
            return 0 if _body(voice, scene) else 1 if plain else 2
        return voice.form not in _ONE or _body(voice, scene)


def _several(voice: Voice, scene: Scene) -> bool:
    """Tell whether a voice that is no name has a word with an ending for several."""
    endings = scene.words.plural_endings
    return voice.form is Form.ROLE and any(w.endswith(endings) for w in words_in(voice.words))


def _officer(voice: Voice, scene: Scene) -> bool:
    """Tell whether a voice holds an office: it is a person."""
    return within(words_in(voice.words), scene.phrases["roles"])


def _body(voice: Voice, scene: Scene) -> bool:
    """Tell whether a voice is no single person: somebody who publishes, or an acronym."""
    return scene.is_medium(voice) or (voice.words.isupper() and " " not in voice.words)


def meant(draft: Draft, scene: Scene) -> bool:
    """Tell whether a draft's source is a pronoun or ending that stands for somebody before it."""
    if draft.source.form is Form.ENCLITIC:
        return True
    return draft.source.form is Form.PRONOUN and not opens_with(
        words_in(draft.source.words), scene.phrases["own_pronouns"]
    )


def candidates(draft: Draft, recent: Sequence[Draft], scene: Scene) -> tuple[Voice, ...]:
    """Return whom the source of a draft may stand for, likeliest first, each once.

    The speaker of the draft before comes first; then whoever is the first named in a sentence
    between, which comes before that speaker if the pronoun is a word of its own; then earlier
    speakers, those through whom they spoke, and others who are named nearby, at last in the same
    sentence. Whoever does not
    agree in number comes after those who do.
    """
    words = words_in(draft.source.words)
    wanted = _Wanted(
        opens_with(words, scene.phrases["plural_pronouns"]) > 0,
        opens_with(words, scene.phrases["thing_pronouns"]) > 0,
    )
    earlier = list(reversed(recent))[:_RECENT]
    last = next((other.segment for other in earlier if _speakers(other)), -1)
    between = range(max(last + 1, draft.segment - _LOOK_BACK, 0), draft.segment)
    nearby = [
        names
        for number in reversed(between)
        if scene.body(number) and (names := names_in(number, scene))
    ]
    subjects = [names[0] for names in nearby[:1]]
    others = [voice for names in nearby for voice in names[1:_NAMES] if " " in voice.words]
    speakers = [v for d in earlier for v in _speakers(d)]
    through = [v for d in earlier for v in _through(d)]
    others += _ahead(draft, scene)
    first = speakers + subjects if draft.source.form is Form.ENCLITIC else subjects + speakers
    ranked = _each_once(first + through + others, scene)
    return tuple(sorted(ranked, key=lambda voice: wanted.rank(voice, scene)))


def _ahead(draft: Draft, scene: Scene) -> list[Voice]:
    """Return who is named in the sentence of a draft before its source."""
    names = names_in(draft.segment, scene) if draft.source.spans else ()
    return [v for v in names[:_NAMES] if v.spans[0].end <= draft.source.spans[0].start]


def _speakers(draft: Draft) -> list[Voice]:
    return [voice for voice in (draft.links or ((),))[-1] if _names(voice)]


def _through(draft: Draft) -> list[Voice]:
    steps = reversed(draft.links[:-1])
    return [voice for step in steps for voice in step if _names(voice)]


def _names(voice: Voice) -> bool:
    return voice.form not in {Form.PRONOUN, Form.ENCLITIC, Form.NONE}


def _each_once(voices: Iterable[Voice], scene: Scene) -> list[Voice]:
    kept: dict[tuple[str, ...], Voice] = {}
    for voice in voices:
        name = name_of(voice, scene)
        if not any(same_name(name, other) for other in kept):
            kept[name] = voice
    return list(kept.values())
