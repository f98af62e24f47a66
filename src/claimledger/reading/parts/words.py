"""The closed word lists of drafts."""

from __future__ import annotations

from claimledger.model.vocabulary import Vocabulary

__all__ = [
    "Commits",
    "Doubtful",
    "Form",
    "Frame",
    "Polarity",
    "SegmentKind",
    "Speech",
    "SpeechAct",
    "Surety",
    "Tier",
]


class SpeechAct(Vocabulary):
    """What somebody is reported to do with words."""

    STATE = "state"
    ANNOUNCE = "announce"
    ACCUSE = "accuse"
    DENY = "deny"
    CONFIRM = "confirm"
    ADMIT = "admit"
    PROMISE = "promise"
    PLAN = "plan"
    HINT = "hint"
    PREDICT = "predict"
    WARN = "warn"
    ASK = "ask"
    URGE = "urge"
    JUDGE = "judge"
    BELIEVE = "believe"
    HOPE = "hope"
    REFUSE = "refuse"
    REPORT = "report"
    THANK = "thank"
    NO_COMMENT = "no_comment"
    GAP = "gap"


class Form(Vocabulary):
    """How a text names somebody: by name, by office, as many, not at all ..."""

    NAME = "name"
    ROLE = "role"
    COLLECTIVE = "collective"
    ANONYMOUS = "anonymous"
    PRONOUN = "pronoun"
    ENCLITIC = "enclitic"
    NONE = "none"


class Speech(Vocabulary):
    """Whether the words are the speaker's."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    NOMINAL = "nominal"


class Polarity(Vocabulary):
    """Whether what is said is put forward, rejected, or left open."""

    POSITIVE = "+"
    NEGATIVE = "-"
    OPEN = "0"


class Surety(Vocabulary):
    """How sure the speaker is said to be (``certainty`` of a draft)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class Commits(Vocabulary):
    """Who stands for the words by this cue."""

    SOURCE = "source"
    OUTLET = "outlet"
    NOBODY = "nobody"


class Frame(Vocabulary):
    """How cue, source and content stand to each other."""

    SVO = "svo"
    INVERTED = "inverted"
    ENCLITIC = "enclitic"
    ACCORDING = "according"
    PASSIVE = "passive"
    NOMINAL = "nominal"
    GAP = "gap"
    TO_VERB = "to-verb"
    RELAY = "relay"
    CARRIED = "carried"


class Tier(Vocabulary):
    """How far a draft may be trusted; what each is worth is measured, see the docs."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class SegmentKind(Vocabulary):
    """What part of a page a segment is."""

    HEADING = "heading"
    BODY = "body"
    ASIDE = "aside"


class Doubtful(Vocabulary):
    """What a reader of a draft has to decide for themself."""

    CARRY_OVER = "carry_over"
    AMBIGUOUS_PRONOUN = "ambiguous_pronoun"
    TRANSLATED_QUOTATION = "translated_quotation"
    HEADING_DROPS_ATTRIBUTION = "heading_drops_attribution"
    COLLECTIVE_SOURCE = "collective_source"
    PROVENANCE_GAP = "provenance_gap"
    DENIAL_SCOPE = "denial_scope"
    UNBALANCED_QUOTE = "unbalanced_quote"
    INFERRED_DATE = "inferred_date"
    INHERITED_CHAIN = "inherited_chain"
    UNCERTAIN_FRAME = "uncertain_frame"
