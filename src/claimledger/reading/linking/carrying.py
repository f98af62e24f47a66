"""Carry-overs: sentences without a cue that go on with what the one before reports."""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.reading.linking.chains import spoken_chain
from claimledger.reading.linking.people import (
    name_of,
    names_in,
    same_name,
    share_one,
    speaker_names,
)
from claimledger.reading.linking.pronouns import candidates, meant
from claimledger.reading.linking.scene import WORD, Scene, opens_with, words_in
from claimledger.reading.linking.subjects import newcomer
from claimledger.reading.parts.drafts import Doubt, Draft, Voice
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import (
    Commits,
    Doubtful,
    Form,
    Frame,
    Speech,
    SpeechAct,
    Tier,
)

__all__ = ["carried"]

_REACH = 4
"""How many words may stand between a subject and its auxiliary."""

_FAR = 6

_RUN = 3
"""How many sentences may stand between what somebody says and a quotation of them."""

_LONG = 1_000
_TELLS = frozenset({SpeechAct.STATE, SpeechAct.REPORT, SpeechAct.ACCUSE, SpeechAct.ADMIT})
_UNSPOKEN = frozenset({SpeechAct.GAP, SpeechAct.ASK})
_GOES_NOWHERE = frozenset(
    {
        SpeechAct.NO_COMMENT,
        SpeechAct.DENY,
        SpeechAct.REFUSE,
        SpeechAct.THANK,
    }
)


def carried(
    number: int, last: Draft, scene: Scene, covers: Sequence[bool], coming: Draft | None = None
) -> Draft | None:
    """Return what a sentence without a cue reports, if it clearly goes on with the draft before.

    It stands right behind that draft, whose speaker is named, under the same heading, and begins
    with no contrast; and one of these holds:

    - ``quotation``: it is a quotation and nothing else;
    - ``also``: in the same paragraph, the speaker or those just named will also do something;
    - ``speaker``: the speaker of a chain with a relay, by name, will do something;
    - ``taken-up``: in the same paragraph, right behind, it is about what the speaker has just
      brought up ("a fisherman ... The fisherman"), or a pronoun that had done something, or one
      that stands for somebody whom the draft before tells of;
    - ``between``: in the same paragraph, what the speaker goes on to say comes next, or words of
      theirs in quotation marks behind three such sentences at most, and they are about nobody else;
      where a language shifts tenses, only right before words quoted of a pronoun, and it names
      nobody.
    """
    if not _follows(number, last, scene, covers):
        return None
    span = scene.layout.segments[number].span
    if scene.quoted(number):
        return _draft(number, last, "quotation", span, scene)
    if last.act in _GOES_NOWHERE:
        return None
    words = scene.lows(number)
    if opens_with(words, scene.phrases["contrasts"]):
        return None
    rule = _rule(number, words, last, scene) or _told(number, words, last, coming, scene)
    return _draft(number, last, rule, span, scene) if rule else None


def _follows(number: int, last: Draft, scene: Scene, covers: Sequence[bool]) -> bool:
    """Tell whether a segment stands right behind a draft that somebody named stands for."""
    if last.act in _UNSPOKEN or last.commits is not Commits.SOURCE or not last.links:
        return False
    if all(voice.form is Form.NONE for voice in last.links[-1]):
        return False
    if scene.sections[last.segment] != scene.sections[number]:
        return False
    between = range(last.segment + 1, number)
    return (
        scene.flow[number] - scene.flow[last.segment] <= 1
        and len(between) < _FAR
        and not any(scene.body(n) and not covers[n] for n in between)
    )


def _rule(number: int, words: tuple[str, ...], last: Draft, scene: Scene) -> str:
    """Return by which rule on its subject and auxiliary a sentence goes on; empty for none."""
    speaker = _speaker_length(words, last, scene)
    same = scene.flow[number] == scene.flow[last.segment]
    subject = speaker or _taken_up(words, scene)
    if not subject:
        return ""
    also, will = _auxiliary(words[subject : subject + _REACH], scene)
    if same and also and will:
        return "also"
    return "speaker" if speaker and will and len(last.links) > 1 else ""


def _told(
    number: int, words: tuple[str, ...], last: Draft, coming: Draft | None, scene: Scene
) -> str:
    """Return by which rule a sentence of the same paragraph tells more of the same matter."""
    if last.segment != number - 1 or scene.flow[number] != scene.flow[last.segment]:
        return ""
    if last.speech is Speech.DIRECT or not last.content:
        return ""
    tells = last.act in _TELLS
    if tells and (_brought_up(words, last, scene) or _goes_by_pronoun(words, last, scene)):
        return "taken-up"
    if coming is None or not _speaks_on(coming, last, number, scene):
        return ""
    if scene.phrases["backshifts"]:
        own = coming.speech is Speech.DIRECT and tells and _leads(last)
        near = coming.segment == number + 1 and meant(coming, scene)
        return "between" if own and near and not names_in(number, scene) else ""
    run = filter(scene.body, range(number, coming.segment))
    return "" if any(_of_another(n, last, scene) for n in run) else "between"


def _of_another(number: int, last: Draft, scene: Scene) -> bool:
    """Tell whether a sentence is about somebody else: an office, or one named in full, comes first.

    So is one that tells of somebody as new, or opens with a contrast.
    """
    if opens_with(scene.lows(number), scene.phrases["contrasts"]):
        return True
    names = names_in(number, scene)
    known = [name_of(voice, scene) for voice in last.links[-1]]
    if not names or newcomer(number, names, known, scene):
        return bool(names)
    first = names[0]
    office = first.form is Form.ROLE and scene.lows(number)[:1] == words_in(first.words)[:1]
    whole = first.form is Form.NAME and " " in first.words
    own = any(same_name(name_of(first, scene), name) for name in known)
    return (office or whole) and not own


def _brought_up(words: tuple[str, ...], last: Draft, scene: Scene) -> bool:
    """Tell whether a sentence begins with a noun that the draft before has as a new one."""
    noun = words[: _pointed_length(words, scene)]
    said = words_in(" ".join(scene.of(span)[:_LONG] for span in last.content))
    new = (said[n + 1 : n + 3] for n, w in enumerate(said) if (w,) in scene.phrases["indefinites"])
    fresh = {word for run in new for word in run}
    return any(word in fresh and word not in scene.small for word in noun)


def _goes_by_pronoun(words: tuple[str, ...], last: Draft, scene: Scene) -> bool:
    """Tell whether a sentence begins with a pronoun for somebody whom the draft before tells of.

    Where the language says so, it had happened before; else that draft begins with their name.
    """
    length = opens_with(words, scene.phrases["pronouns"])
    unfit = ("own_pronouns", "thing_pronouns")
    if not length or any(opens_with(words, scene.phrases[name]) for name in unfit):
        return False
    first = scene.of(last.content[0])[:_LONG]
    said = words_in(first)
    said = said[opens_with(said, scene.phrases["complementizers"]) :]
    if scene.phrases["pluperfects"]:
        before = words[length : length + 1] in scene.phrases["pluperfects"]
        return before and not opens_with(said, scene.phrases["pronouns"])
    named = WORD.match(first)
    speakers = frozenset().union(*(name_of(voice, scene) for voice in last.links[-1]))
    return named is not None and named[0] in scene.proper and named[0].lower() not in speakers


def _leads(last: Draft) -> bool:
    """Tell whether a draft opens a stretch of the speaker's own words in its tense.

    What stands before its cue does: "Wells are bad, she said."
    """
    return bool(last.cue) and last.content[0].start < last.cue[0].start


def _speaks_on(coming: Draft, last: Draft, number: int, scene: Scene) -> bool:
    """Tell whether a draft behind a sentence is of the speaker before it; if far, it is quoted."""
    most = _RUN if coming.speech is Speech.DIRECT else 1
    if coming.segment - number > most or scene.flow[coming.segment] != scene.flow[number]:
        return False
    if meant(coming, scene):
        likeliest: Sequence[Voice] = candidates(coming, [last], scene).voices[:1]
    else:
        likeliest = coming.links[-1] if coming.links else ()
    return share_one([name_of(voice, scene) for voice in likeliest], speaker_names(last, scene))


def _auxiliary(words: Sequence[str], scene: Scene) -> tuple[bool, bool]:
    """Tell whether a subject "also" does what follows, and whether it will do it.

    Only adverbs may stand between the subject, the auxiliary and an "also" behind it.
    """
    also = will = False
    for word in words:
        key = (word,)
        if key in scene.phrases["futures"] or key in scene.phrases["backshifts"]:
            will = True
        elif key in scene.phrases["also"]:
            also = True
        elif key not in scene.phrases["adverbs"] and key not in scene.phrases["negations"]:
            break
    return also, will


def _speaker_length(words: tuple[str, ...], last: Draft, scene: Scene) -> int:
    """Return how many words at the beginning call the speaker of the draft before by name."""
    names = [frozenset(name_of(voice, scene)) for voice in last.links[-1]]
    return max(_shared(words, name) for name in names)


def _shared(words: tuple[str, ...], name: frozenset[str]) -> int:
    length = 0
    while length < len(words) and words[length] in name:
        length += 1
    return length


def _taken_up(words: tuple[str, ...], scene: Scene) -> int:
    """Return how many words at the beginning stand for somebody or something named before."""
    if opens_with(words, scene.phrases["own_pronouns"]):
        return 0
    return max(
        opens_with(words, scene.phrases["taking_up"]),
        opens_with(words, scene.phrases["pronouns"]),
        _pointed_length(words, scene),
    )


def _pointed_length(words: tuple[str, ...], scene: Scene) -> int:
    """Return how many words at the beginning are a noun named before: "kunjungan itu"."""
    pointers = scene.phrases["pointers"]
    if scene.words.pointers_follow:
        return next((n + 1 for n in (1, 2) if words[n : n + 1] in pointers), 0)
    return 2 if words[:1] in pointers else 0


def _draft(number: int, last: Draft, rule: str, span: Span, scene: Scene) -> Draft:
    quoted = rule == "quotation"
    doubt = Doubt(
        Doubtful.CARRY_OVER,
        "no cue: that it goes on with the sentence before is a reading; else the text says it"
        f" itself; the chain would be {spoken_chain(last.links)}",
    )
    return Draft(
        id=f"carried-{number}",
        source=Voice(),
        cue=(),
        content=(span if quoted else _unstopped(span, scene),),
        act=_quoted_act(last) if quoted else _act(number, last, rule, scene),
        rule=f"{Frame.CARRIED}:{rule}",
        segment=number,
        speech=Speech.DIRECT if quoted else Speech.INDIRECT,
        tier=Tier.MEDIUM,
        links=last.links,
        inherits_from=last.id,
        doubts=(doubt,),
    )


def _quoted_act(last: Draft) -> SpeechAct:
    """Return what is done by a quotation: the same as before, unless that needs its own words."""
    return SpeechAct.STATE if last.act in _GOES_NOWHERE else last.act


def _act(number: int, last: Draft, rule: str, scene: Scene) -> SpeechAct:
    """Return what is done by it: a promise of the speaker, a plan of others, or it is told."""
    if rule in {"taken-up", "between"}:
        return SpeechAct.STATE
    if _speaker_length(scene.lows(number), last, scene):
        return SpeechAct.PROMISE
    return SpeechAct.PLAN


def _unstopped(span: Span, scene: Scene) -> Span:
    """Return a sentence without its full stop."""
    end = span.end
    while end - 1 > span.start and scene.layout.text[end - 1] in ".!?…":
        end -= 1
    return Span(span.start, end)
