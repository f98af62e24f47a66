"""From a draft to a record: what a speech act becomes, and what each field is taken from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any, Final, final

import attrs

from claimledger.model import (
    Act,
    Anchor,
    Assertion,
    Certainty,
    Claim,
    Denial,
    DenialScope,
    Question,
    Quotation,
    Ref,
    Response,
    Statement,
)
from claimledger.model import Reading as HowRead
from claimledger.model.statements import Linkable
from claimledger.reading.parts.drafts import Draft
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import Doubtful, Polarity, Speech, SpeechAct, Surety, Tier

__all__ = ["Does", "Said", "anchors_at", "calls_baseless", "cue_of", "does", "statement"]


class Does(Enum):
    """What a draft does on a claim, if it is accepted."""

    ASSERTS = "asserts"
    DENIES = "denies"
    QUESTIONS = "questions"
    RESPONDS = "responds"
    NOTHING = "nothing"


_ACTS: Final = {
    SpeechAct.STATE: Act.STATES,
    SpeechAct.ANNOUNCE: Act.STATES,
    SpeechAct.CONFIRM: Act.STATES,
    SpeechAct.WARN: Act.STATES,
    SpeechAct.REPORT: Act.STATES,
    SpeechAct.BELIEVE: Act.JUDGES,
    SpeechAct.ACCUSE: Act.ACCUSES,
    SpeechAct.ADMIT: Act.ADMITS,
    SpeechAct.PLAN: Act.PLANS,
    SpeechAct.PROMISE: Act.PROMISES,
    SpeechAct.PREDICT: Act.PREDICTS,
    SpeechAct.JUDGE: Act.JUDGES,
    SpeechAct.HINT: Act.HINTS,
}
_OTHERS: Final = {
    SpeechAct.DENY: Does.DENIES,
    SpeechAct.GAP: Does.QUESTIONS,
    SpeechAct.NO_COMMENT: Does.RESPONDS,
}
_POLARITIES: Final = {Polarity.NEGATIVE: Does.DENIES, Polarity.OPEN: Does.QUESTIONS}
_AFFIRMING: Final = frozenset({SpeechAct.CONFIRM, SpeechAct.ADMIT})
_READINGS: Final = {
    Tier.HIGH: HowRead.EXPLICIT,
    Tier.MEDIUM: HowRead.INFERRED,
    Tier.LOW: HowRead.DOUBTFUL,
}
_CERTAINTIES: Final = {
    Surety.CERTAIN: Certainty.FULL,
    Surety.PROBABLE: Certainty.WEAK,
    Surety.POSSIBLE: Certainty.WEAK,
    Surety.UNKNOWN: Certainty.NONE,
}
_QUOTATIONS: Final = {
    Speech.DIRECT: Quotation.DIRECT,
    Speech.MIXED: Quotation.PARTIAL,
    Speech.INDIRECT: Quotation.PARAPHRASE,
    Speech.NOMINAL: Quotation.PARAPHRASE,
}
_RECORDS: Final[dict[Does, type[Assertion | Denial | Question | Response]]] = {
    Does.ASSERTS: Assertion,
    Does.DENIES: Denial,
    Does.QUESTIONS: Question,
    Does.RESPONDS: Response,
}


@final
@attrs.frozen
class Said:
    """What a statement is about, through whom it comes, and how surely it is about that.

    It ``disavows`` where it denies that this was said. ``guesses`` tell who was taken for whom.
    """

    target: Claim | Ref
    chain: Sequence[Linkable]
    id: str
    sure: bool = True
    disavows: bool = False
    guesses: tuple[str, ...] = ()


def does(draft: Draft) -> Does:
    """Return what a draft does on a claim; asking, urging, hoping and the like take no position.

    A cue that turns what is said around ("does not believe that") denies it, one that leaves it
    open asks it. Whoever answers others, and neither confirms nor admits, calls them baseless.
    """
    if draft.act in _OTHERS:
        return _OTHERS[draft.act]
    if draft.act not in _ACTS:
        return Does.NOTHING
    if calls_baseless(draft):
        return Does.DENIES
    return _POLARITIES.get(draft.polarity, Does.ASSERTS)


def calls_baseless(draft: Draft) -> bool:
    """Tell whether a draft answers others by saying that there is nothing in them."""
    return bool(draft.responds_to) and draft.act in _ACTS and draft.act not in _AFFIRMING


def statement(draft: Draft, said: Said, text: str) -> Statement:
    """Return the statement that a draft makes; its note tells the doubts."""
    kind = Does.DENIES if said.disavows else does(draft)
    doubts = dict.fromkeys((*(doubt.says for doubt in draft.doubts), *said.guesses))
    told: dict[str, Any] = {
        "certainty": _CERTAINTIES[draft.certainty],
        "reading": _reading(draft, said),
        "quotation": _QUOTATIONS[draft.speech],
        "translated": any(d.kind is Doubtful.TRANSLATED_QUOTATION for d in draft.doubts),
        "cue": cue_of(draft, text),
        "anchors": anchors_at(draft.content or draft.cue, text),
        "note": "; ".join(doubts),
    }
    if kind is Does.ASSERTS:
        told["act"] = _ACTS[draft.act]
    if said.disavows:
        told["scope"] = DenialScope.ATTRIBUTION
    elif kind is Does.DENIES and calls_baseless(draft):
        told["scope"] = DenialScope.LEGITIMACY
    return _RECORDS[kind](said.target, chain=said.chain, id=said.id, **told)


def _reading(draft: Draft, said: Said) -> HowRead:
    """Return how surely the text says it: by tier, but a cue of its own makes a chain explicit.

    Where somebody is only taken for who speaks, it is inferred.
    """
    if not said.sure:
        return HowRead.DOUBTFUL
    own = draft.inherits_from is not None and draft.cue and draft.tier is not Tier.LOW
    found = HowRead.EXPLICIT if own else _READINGS[draft.tier]
    return HowRead.INFERRED if said.guesses and found is HowRead.EXPLICIT else found


def cue_of(draft: Draft, text: str) -> str:
    """Return the words of the cue, with ``...`` between stretches that something stands between."""
    found = ""
    end = 0
    for span in sorted(draft.cue):
        between = " " if not text[end : span.start].strip() else " ... "
        found += (between if found else "") + " ".join(span.of(text).split())
        end = span.end
    return found


def anchors_at(spans: Iterable[Span], text: str) -> list[Anchor]:
    """Return anchors at spans of a text, with the hash of what stands there."""
    return [
        Anchor(start=s.start, end=s.end, sha256=hashlib.sha256(s.of(text).encode()).hexdigest())
        for s in spans
    ]
