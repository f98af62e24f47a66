"""What the sentences of a test say, as short as it can be written."""

from __future__ import annotations

from claimledger.reading.layout import lay_out
from claimledger.reading.lexicon import lexicon_of
from claimledger.reading.parts.drafts import Draft
from claimledger.reading.phrases import drafts_in

__all__ = ["chains", "drafted", "said"]


def drafted(text: str, language: str = "en", profile: str = "reporting") -> tuple[Draft, ...]:
    """Return the drafts of a text, unlinked."""
    lexicon = lexicon_of(language)
    return drafts_in(lay_out(text, lexicon), lexicon, profile=profile)


def said(text: str, language: str = "en", profile: str = "reporting") -> list[tuple[str, str, str]]:
    """Return the source, the cue and the content of each draft, in words."""
    return [
        (
            draft.source.words,
            " / ".join(span.of(text) for span in draft.cue),
            " / ".join(span.of(text) for span in draft.content),
        )
        for draft in drafted(text, language, profile)
    ]


def chains(text: str, language: str = "en") -> list[list[str]]:
    """Return the chain of each draft, those side by side joined by "+"."""
    return [
        ["+".join(voice.words or "?" for voice in step) for step in draft.links]
        for draft in drafted(text, language)
    ]
