"""An article of the project's own as it was read, beside its gold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Final, final

import attrs

from benchmarks.reading.pairing import chain_of, paired, same_chain
from benchmarks.reading.scoring import Read, alike, touch
from claimledger.model import Document, Source
from claimledger.reading import Draft, Reading, Span, read
from reading.gold import Article, Attribution, Stretch

WORDS: Final = ("act", "form", "speech", "polarity", "certainty")
Spans = tuple[Span, ...]


@final
@attrs.frozen
class Part:
    """A gold attribution with its parts as spans."""

    gold: Attribution
    source: Spans
    cue: Spans
    content: Spans

    @classmethod
    def of(cls, gold: Attribution) -> Part:
        """Make it of an attribution."""
        source = () if gold.source is None else (gold.source,)
        return cls(gold, spans(source), spans(gold.cue), spans(gold.content))


@final
@attrs.frozen
class Compared:
    """An article as it was read, and which draft is which gold attribution."""

    article: Article
    reading: Reading
    parts: tuple[Part, ...]
    pairs: Mapping[int, int]

    @property
    def both(self) -> tuple[tuple[Part, Draft], ...]:
        """Return each gold attribution with a cue beside its draft."""
        found = ((self.parts[n], self.reading.drafts[m]) for n, m in sorted(self.pairs.items()))
        return tuple((part, draft) for part, draft in found if part.cue)

    @property
    def unpaired(self) -> tuple[Draft, ...]:
        """Return the drafts that are no gold attribution."""
        taken = set(self.pairs.values())
        return tuple(d for n, d in enumerate(self.reading.drafts) if n not in taken)

    def draft_of(self, id: str) -> Draft | None:
        """Return the draft of a gold attribution."""
        for number, part in enumerate(self.parts):
            if part.gold.id == id and number in self.pairs:
                return self.reading.drafts[self.pairs[number]]
        return None


def spans(stretches: Iterable[Stretch]) -> Spans:
    """Make spans of stretches."""
    return tuple(Span(start, end) for start, end in stretches)


def reader_for(article: Article) -> Read:
    """Return what reads an article as its gold expects: in its language, with its day."""
    document = Document(
        article.slug,
        Source("outlet", article.source),
        published=article.published,
        language=article.language,
    )
    return partial(read, language=article.language, document=document)


def compared(article: Article, reader: Callable[[Article], Read] = reader_for) -> Compared:
    """Read an article, and set the drafts beside its gold."""
    reading = reader(article)(article.text)
    parts = tuple(map(Part.of, article.attributions))
    return Compared(article, reading, parts, paired(parts, reading.drafts))


def word_of(draft: Draft, word: str) -> str:
    """Return a word of a draft as gold has it; the form is that of its source."""
    return str(draft.source.form if word == "form" else getattr(draft, word))


def on_source(part: Part, draft: Draft) -> bool:
    if not part.source:
        return part.gold.form == "enclitic" or not draft.source.spans
    return touch(part.source, draft.source.spans)


def like_content(part: Part, draft: Draft) -> bool:
    return not (part.content or draft.content) or alike(draft.content, part.content)


def is_usable(part: Part, draft: Draft) -> bool:
    return (
        on_source(part, draft)
        and like_content(part, draft)
        and word_of(draft, "act") == part.gold.act
    )


def like_chain(part: Part, draft: Draft) -> bool:
    return same_chain(part.gold.chain, chain_of(draft))


def answers(one: Compared, *, sure: bool) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Return who answers whom by gold's ids, in gold and in what is found (or the draft's id)."""
    ids = {one.reading.drafts[m].id: one.parts[n].gold.id for n, m in one.pairs.items()}
    wanted = {
        (part.gold.id, other)
        for part in one.parts
        for other in (part.gold.answers if sure else part.gold.probably)
    }
    found = {
        (ids.get(draft.id, f"draft {draft.id}"), ids.get(answer.draft, f"draft {answer.draft}"))
        for draft in one.reading.drafts
        for answer in draft.responds_to
        if answer.sure is sure
    }
    return wanted, found


def dates(one: Compared) -> Iterator[tuple[str, bool]]:
    for date in one.article.dates:
        place = spans([date.stretch])
        found = [d for d in one.reading.dates if touch([d.span], place)]
        right = any(str(d.period) == date.value for d in found)
        told = ", ".join(f"{d.span.of(one.article.text)!r} = {d.period}" for d in found) or "none"
        yield f"{date.stretch.of(one.article.text)!r} = {date.value}; found {told}", right


def voice(one: Compared) -> Iterator[tuple[Stretch, tuple[Draft, ...]]]:
    for stretch in one.article.own_voice:
        place = spans([stretch])
        drafts = one.reading.drafts
        yield stretch, tuple(d for d in drafts if touch(place, [*d.cue, *d.content]))
