"""Names: by what somebody can be called again, and who is named in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import dropwhile

from claimledger.reading.linking.scene import WORD, Scene, words_in
from claimledger.reading.parts.drafts import Draft, Voice
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import Form

__all__ = [
    "is_about",
    "is_aged",
    "is_introduced",
    "name_of",
    "names_in",
    "same_name",
    "share_one",
    "speaker_names",
    "unowned",
]

_DATELINE = re.compile(r"[^\n]{1,60}?\s[-\u2013\u2014]{1,2}\s")
_AGE = re.compile(r"\s\(\d{2,3}(?:\s\w+)?\)|,\s\d{2,3}(?=[,.;])")
_APPOSED = re.compile(r",\s([^\W\dA-Z_]\w*\b[^,.:;!?\"\u201c\n]*),\s(\w+)")
_COUNTED = re.compile(r"\s\d")
_DESCRIBING = ("indefinites", "articles", "determiners", "relatives")
_JOINING = ("contrasts", "conjunctions", "subordinators")
_APPOSITION = 120
_WORD = 30
"""How many letters behind a name are looked at for a description, an age or a verb."""
_LENGTH = 600
_PARTS = 8
"""How far into a sentence somebody is looked for, and in how many parts of a voice for a name."""


def name_of(voice: Voice, scene: Scene) -> tuple[str, ...]:
    """Return the words of a voice by which it can be called again, without its office.

    Of several parts between commas, the first counts that is a name and nothing else ("the
    lawyer of Max, Ann Lee"), else the first with a name; the place behind an office ("Presiden
    Rusia ...") is left out, so that the country is not taken for its president. A capital that
    only begins the words of somebody not named is no name.
    """
    key = voice.words, voice.form
    if key not in scene.names:
        scene.names[key] = _name_of(voice, scene)
    return scene.names[key]


def _name_of(voice: Voice, scene: Scene) -> tuple[str, ...]:
    parts = voice.words.split(",")[:_PARTS]
    plain = _plain_part(parts, scene) if len(parts) > 1 and voice.form is Form.NAME else ()
    if plain:
        return plain
    fallback: tuple[str, ...] = ()
    for whole in parts:
        part = unowned(whole, scene)
        words = WORD.findall(part)
        office = max(
            (n + 1 for n, word in enumerate(words) if (word.lower(),) in scene.phrases["roles"]),
            default=0,
        )
        named = [w for w in words[office:] if _plain(w, scene)]
        if voice.form is not Form.NAME and named == words[:1] != words:
            named = []
        if office and len(named) > 2:
            named = named[1:]
        if named:
            return tuple(word.lower() for word in named)
        fallback = fallback or tuple(w for w in words_in(part) if w not in scene.small)
    return fallback


def unowned(part: str, scene: Scene) -> str:
    """Return what stands behind an owner, if that is no name: "critics", of "Lee's critics"."""
    for ending in scene.words.possessive_endings:
        _, owner, behind = part.partition(f"{ending} ")
        if owner and behind[:1].islower():
            return behind
    return part


def _plain_part(parts: Sequence[str], scene: Scene) -> tuple[str, ...]:
    """Return the words of the first part that is a name and nothing else; best without a title."""
    titled: tuple[str, ...] = ()
    for part in parts:
        whole = WORD.findall(part)
        words = list(dropwhile(lambda word: (word.lower(),) in scene.titles, whole))
        if not words or not all(_plain(word, scene) for word in words):
            continue
        name = tuple(word.lower() for word in words)
        if len(words) < len(whole):
            titled = titled or (name if len(words) > 1 else ())
        elif len(words) > 1 or words[0] in scene.proper:
            return name
    return titled


def _plain(word: str, scene: Scene) -> bool:
    """Tell whether a word can be one of a name, and of nothing else."""
    low = word.lower()
    return word[0].isupper() and low not in scene.small and (low,) not in scene.titles


def same_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two names call the same: the words of one are all among the other's."""
    short, long = sorted((frozenset(one), frozenset(other)), key=len)
    return bool(short) and short <= long


def is_about(other: Draft, ours: Iterable[tuple[str, ...]], scene: Scene) -> bool:
    """Tell whether what a draft says is about one of the names."""
    words = scene.matter_of(other).words
    return any(name and words.issuperset(name) for name in ours)


def speaker_names(draft: Draft, scene: Scene) -> list[tuple[str, ...]]:
    """Return by what those who speak can be called again."""
    voices = draft.links[-1] if draft.links else (draft.source,)
    return [name_of(voice, scene) for voice in voices]


def share_one(some: Iterable[tuple[str, ...]], others: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether one of the names calls one of the others."""
    return any(same_name(a, b) for a in some for b in others)


def names_in(number: int, scene: Scene) -> tuple[Voice, ...]:
    """Return the names and offices in a segment, in order, without places after a preposition.

    A name is a run of words with capitals, with the office before it; the dateline is no name.
    The word that begins the sentence, or one quoted in it, is part of one unless the text writes it
    small elsewhere; it is one by itself where the text writes it with a capital within a sentence,
    too, where an age or a description stands behind it, or a verb known by its ending. What a
    number counts is no name: "Ward 5".
    """
    if number not in scene.named:
        scene.named[number] = _names_in(number, scene)
    return scene.named[number]


def _names_in(number: int, scene: Scene) -> tuple[Voice, ...]:
    text, span = scene.layout.text, scene.layout.segments[number].span
    end = min(span.end, span.start + _LENGTH)
    dateline = _DATELINE.match(text, span.start, end)
    begin = dateline.end() if dateline else span.start
    found: list[Voice] = []
    run: list[re.Match[str]] = []
    before = ""
    opening: set[int] = set()
    for word in WORD.finditer(text, begin, end):
        low = word[0].lower()
        opens = scene.opens(word.start(), begin)
        if run and (opens or text[run[-1].end() : word.start()] not in {" ", ". "}):
            found += _voice(run, before, scene)
            run, before = [], ""
        if opens:
            opening.add(word.start())
        if _may_name(word[0], low, scene) and not (opens and low in scene.common):
            run.append(word)
            continue
        found += _voice(run, before, scene)
        run, before = [], low
    found += _voice(run, before, scene)
    return tuple(v for v in found if v.spans[0].start not in opening or _stands(v, begin, scene))


def _stands(voice: Voice, begin: int, scene: Scene) -> bool:
    """Tell whether what opens a sentence is a name, and not another word with a capital."""
    if voice.form is not Form.NAME or " " in voice.words or voice.words in scene.proper:
        return True
    first = voice.spans[0].start == begin
    return first and (is_introduced(voice, scene) or _acts(voice, scene))


def _acts(voice: Voice, scene: Scene) -> bool:
    """Tell whether a verb stands behind a word that is not of several: "Sand nodded"."""
    end = voice.spans[0].end
    behind = words_in(scene.layout.text[end : end + _WORD])[:1]
    words = scene.words
    several = voice.words.endswith(words.plural_endings or ("\n",))
    return not several and any(word.endswith(words.verb_endings or ("\n",)) for word in behind)


def is_aged(voice: Voice, scene: Scene) -> bool:
    """Tell whether an age stands behind a name."""
    end = voice.spans[0].end
    return _AGE.match(scene.layout.text, end, end + _WORD) is not None


def is_introduced(voice: Voice, scene: Scene) -> bool:
    """Tell whether somebody is told of as new: an age or a description stands behind the name."""
    if voice.form is not Form.NAME or scene.is_medium(voice):
        return False
    if is_aged(voice, scene):
        return True
    end = voice.spans[0].end
    apposed = _APPOSED.match(scene.layout.text, end, end + _APPOSITION)
    if not apposed or name_of(voice, scene) in scene.phrases["states"]:
        return False
    words = words_in(apposed[1])
    finite = any((word,) in scene.phrases["auxiliaries"] for word in words)
    goes_on = any((apposed[2],) in scene.phrases[name] for name in _JOINING)
    describes = any(words[:1] in scene.phrases[name] for name in _DESCRIBING)
    return not finite and not goes_on and (describes or words[0] not in scene.small)


def _may_name(word: str, low: str, scene: Scene) -> bool:
    """Tell whether a word can be part of a name or an office."""
    if (low,) in scene.phrases["roles"]:
        return True
    if not word[0].isupper() or any(map(str.isdigit, word)):
        return False
    return low not in scene.small and (low,) not in scene.phrases["times"]


def _voice(run: list[re.Match[str]], before: str, scene: Scene) -> list[Voice]:
    if not run:
        return []
    span = Span(run[0].start(), run[-1].end())
    text = scene.layout.text
    if (before,) in scene.phrases["prepositions"] and not _AGE.match(text, span.end):
        return []
    if _COUNTED.match(text, span.end):
        return []
    words = " ".join(scene.of(span).split())
    named = any((word[0].lower(),) not in scene.phrases["roles"] for word in run)
    return [Voice((span,), Form.NAME if named else Form.ROLE, words)]
