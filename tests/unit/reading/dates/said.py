"""What is read of dates in a sentence, as plain words."""

from __future__ import annotations

from claimledger import Period
from claimledger.reading.dates import dates_in
from claimledger.reading.layout import lay_out
from claimledger.reading.lexicon import lexicon_of
from claimledger.reading.lexicon.entries import Lexicon

DAY = Period("2031-03-05")
"""A Wednesday."""
ID, EN = lexicon_of("id"), lexicon_of("en")


def found(lexicon: Lexicon, text: str, day: Period | None = DAY) -> list[tuple[str, str, str]]:
    """Return the words, the period and the inference of each date of a text."""
    return [
        (mention.span.of(text), str(mention.period), mention.inferred)
        for mention in dates_in(lay_out(text, lexicon), lexicon, day)
    ]


def told(lexicon: Lexicon, text: str, day: Period | None = DAY) -> list[tuple[str, str]]:
    """Return the words and the period of each."""
    return [(words, period) for words, period, _ in found(lexicon, text, day)]
