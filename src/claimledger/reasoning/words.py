"""The words in which answers are given: statuses, grades, answers, gaps, reasons."""

from __future__ import annotations

from claimledger.model.vocabulary import Ordered, Vocabulary

__all__ = ["Answer", "Disavowal", "GapKind", "Grade", "Status", "Supersession", "Why"]


class Grade(Ordered):
    """How strongly a side is taken; a side counts when its grade reaches the threshold."""

    NONE = "none"
    WEAK = "weak"
    FULL = "full"


class Status(Vocabulary):
    """The contested status of a claim: unreported < open < {asserted, denied} < contested.

    None of them means true or false.

    >>> Status.of(support=True, opposition=True, raised=True)
    <Status.CONTESTED: 'contested'>
    """

    UNREPORTED = "unreported"
    OPEN = "open"
    ASSERTED = "asserted"
    DENIED = "denied"
    CONTESTED = "contested"

    @classmethod
    def of(cls, *, support: bool, opposition: bool, raised: bool) -> Status:
        """Join two sides, after Belnap: each is there or not."""
        if support and opposition:
            return cls.CONTESTED
        if support:
            return cls.ASSERTED
        if opposition:
            return cls.DENIED
        return cls.OPEN if raised else cls.UNREPORTED


class Answer(Vocabulary):
    """Whether an accused party was heard on a claim, and what it said."""

    NOT_RECORDED = "not_recorded"
    NO_RESPONSE = "no_response"
    DECLINED = "declined"
    EVADED = "evaded"
    DENIED = "denied"
    ADMITTED = "admitted"
    MIXED = "mixed"


class GapKind(Vocabulary):
    """What is missing or wrong at one hop of a chain."""

    DANGLING = "dangling"
    MISMATCH = "mismatch"
    NO_SIDE = "no_side"
    UNSOURCED = "unsourced"
    UNLOCATED = "unlocated"
    CONTRADICTED = "contradicted"
    RETRACTED = "retracted"
    UNDATED = "undated"


class Why(Vocabulary):
    """Why a statement on a claim did not count."""

    RETRACTED = "retracted"
    DISAVOWED = "disavowed"
    SUPERSEDED = "superseded"
    FALLEN = "fallen"
    UNREACHED = "unreached"
    NOT_ADMITTED = "not_admitted"
    NOT_TRUSTED = "not_trusted"
    NOT_COUNTED = "not_counted"
    NO_ORIGIN = "no_origin"
    UNDECIDED = "undecided"
    BELOW_THRESHOLD = "below_threshold"
    DOUBTFUL = "doubtful"


class Supersession(Vocabulary):
    """Whether a party's latest word replaces its earlier ones, or all add up."""

    LATEST = "latest"
    CUMULATIVE = "cumulative"


class Disavowal(Vocabulary):
    """Whether "I never said that" suspends a report of what one said."""

    SUSPEND = "suspend"
    IGNORE = "ignore"
