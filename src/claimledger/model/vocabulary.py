"""The closed word lists of the records: lowercase, stable in files, refused with close matches."""

from __future__ import annotations

from enum import StrEnum

from claimledger.errors import InvalidRecordError, close_matches

__all__ = [
    "Act",
    "Basis",
    "Certainty",
    "ClaimRelationKind",
    "ClaimantKind",
    "DenialScope",
    "Derivation",
    "Identity",
    "Number",
    "Quotation",
    "Reading",
    "RelationKind",
    "ResponseKind",
    "SourceKind",
    "Terms",
    "Vocabulary",
]


class Vocabulary(StrEnum):
    """A closed word list; a word that is not in it is refused with close matches.

    >>> Act("accuses")
    <Act.ACCUSES: 'accuses'>
    >>> Act("acuses")
    Traceback (most recent call last):
    claimledger.errors.InvalidRecordError: 'acuses' is no act; did you mean 'accuses'?
    """

    @classmethod
    def _missing_(cls, value: object) -> None:
        words = [member.value for member in cls]
        close = close_matches(value, words) if isinstance(value, str) else ()
        mend = (
            f"did you mean {' or '.join(map(repr, close))}?"
            if close
            else f"write one of {', '.join(words)}"
        )
        raise InvalidRecordError(f"{value!r} is no {cls.spoken()}", mend)

    @classmethod
    def spoken(cls) -> str:
        """Return the list's name as one says it: ``claimant kind``."""
        return "".join(f" {c.lower()}" if c.isupper() else c for c in cls.__name__).strip()


class Ordered(Vocabulary):
    """A word list whose members stand in ascending order; ``rank`` counts them from 0."""

    rank: int

    def __init__(self, _word: str) -> None:
        self.rank = len(type(self).__members__)


class ClaimantKind(Vocabulary):
    """What sort of someone takes positions."""

    PERSON = "person"
    GOVERNMENT = "government"
    ORGANIZATION = "organization"
    GROUP = "group"
    ROLE = "role"
    UNKNOWN = "unknown"


class SourceKind(Vocabulary):
    """What sort of publisher; on a platform the authors speak, not the platform."""

    OUTLET = "outlet"
    AGENCY = "agency"
    PLATFORM = "platform"
    OFFICIAL_CHANNEL = "official_channel"


class Identity(Vocabulary):
    """How a party is known to the reader; an implicit one is nobody at all ("reportedly")."""

    NAMED = "named"
    DESCRIBED = "described"
    UNNAMED = "unnamed"
    IMPLICIT = "implicit"


class Number(Vocabulary):
    """Whether a party is one or several."""

    ONE = "one"
    SEVERAL = "several"
    UNKNOWN = "unknown"


class Derivation(Vocabulary):
    """How a document came from another one; a revision is a new saying, the others are not."""

    COPY = "copy"
    TRANSLATION = "translation"
    REVISION = "revision"


class ClaimRelationKind(Vocabulary):
    """How two claims bear on each other; the last two carry no status."""

    ENTAILS = "entails"
    CONTRADICTS = "contradicts"
    EQUIVALENT = "equivalent"
    OUTCOME_OF = "outcome_of"
    DIFFERS_IN_SCOPE = "differs_in_scope"


class RelationKind(Vocabulary):
    """How two parties bear on each other, read aloud: subject, verb, object."""

    SAME_AS = "same_as"
    SPEAKS_FOR = "speaks_for"
    ORGAN_OF = "organ_of"
    OWNED_BY = "owned_by"
    PART_OF = "part_of"
    MEMBER_OF = "member_of"


class Act(Vocabulary):
    """The speech act of an assertion, as the text's cue gives it; it never changes certainty."""

    STATES = "states"
    ACCUSES = "accuses"
    ADMITS = "admits"
    PLANS = "plans"
    PROMISES = "promises"
    PREDICTS = "predicts"
    JUDGES = "judges"
    HINTS = "hints"


class DenialScope(Vocabulary):
    """What a denial rejects: the content, having said it, or the right to say it ("absurd")."""

    CONTENT = "content"
    ATTRIBUTION = "attribution"
    LEGITIMACY = "legitimacy"


class ResponseKind(Vocabulary):
    """An answer that takes no side."""

    NO_COMMENT = "no_comment"
    NO_RESPONSE = "no_response"
    NON_DENIAL = "non_denial"
    NOT_AWARE = "not_aware"


class Certainty(Ordered):
    """The speaker's certainty: hints, "may" and "probably" are weak."""

    NONE = "none"
    WEAK = "weak"
    FULL = "full"


class Reading(Ordered):
    """The recorder's certainty that the text says this."""

    DOUBTFUL = "doubtful"
    INFERRED = "inferred"
    EXPLICIT = "explicit"


class Basis(Vocabulary):
    """How the speaker says that it knows."""

    WITNESSED = "witnessed"
    DOCUMENTS = "documents"
    TOLD = "told"
    UNSTATED = "unstated"


class Quotation(Vocabulary):
    """How the words are given: in quotation marks, partly so, or in other words."""

    DIRECT = "direct"
    PARTIAL = "partial"
    PARAPHRASE = "paraphrase"
    UNSPECIFIED = "unspecified"


class Terms(Vocabulary):
    """On what terms the speaker spoke."""

    ON_RECORD = "on_record"
    BACKGROUND = "background"
    UNKNOWN = "unknown"
