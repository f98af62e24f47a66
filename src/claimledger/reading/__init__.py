"""An article in, drafts of statements out, and records of those that are accepted.

`read` drafts who says what in a text; ``Reading.statements`` makes records of it; `examine` goes
the whole way. It finds reported speech that has a cue, and leaves to the reader what it doubts.
"""

from claimledger.reading.accepting import Accepted, Left, Resolved, accepted
from claimledger.reading.accepting.slugs import free_id, slug
from claimledger.reading.lexicon.entries import Lexicon
from claimledger.reading.parts.drafts import Answered, Doubt, Draft, Voice
from claimledger.reading.parts.layout import DateMention, Layout, Quotation, Segment
from claimledger.reading.parts.spans import Span
from claimledger.reading.parts.words import (
    Commits,
    Doubtful,
    Form,
    Frame,
    Polarity,
    SegmentKind,
    Speech,
    SpeechAct,
    Surety,
    Tier,
)
from claimledger.reading.pipeline import Steps, read
from claimledger.reading.reader import OutsideReader, Reader, reading_from
from claimledger.reading.reading import Reading
from claimledger.reading.rendering import (
    reading_data,
    reading_page,
    reading_schema,
    reading_text,
)
from claimledger.reading.whole import Examined, examine, examined

__all__ = [
    "Accepted",
    "Answered",
    "Commits",
    "DateMention",
    "Doubt",
    "Doubtful",
    "Draft",
    "Examined",
    "Form",
    "Frame",
    "Layout",
    "Left",
    "Lexicon",
    "OutsideReader",
    "Polarity",
    "Quotation",
    "Reader",
    "Reading",
    "Resolved",
    "Segment",
    "SegmentKind",
    "Span",
    "Speech",
    "SpeechAct",
    "Steps",
    "Surety",
    "Tier",
    "Voice",
    "accepted",
    "examine",
    "examined",
    "free_id",
    "read",
    "reading_data",
    "reading_from",
    "reading_page",
    "reading_schema",
    "reading_text",
    "slug",
]
