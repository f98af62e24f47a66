"""How well the project's own articles are read, by the gold beside them (``tests/reading``).

Run it alone: ``PYTHONPATH=tests python -m benchmarks.reading.articles``, with ``--language id|en``,
``--article SLUG``, and ``--errors`` for each difference in words.

A draft is paired with a gold attribution by cue (without one, by content); one for one. Then:

- **Found**: of gold attributions with a cue, those that are paired. **Precision**: of drafts with a
  cue, those that are paired; one that says again what is said once (a split too many) is wrong.
- Of the pairs: **source overlap** (shares a code point, or neither has one), **content alike** (at
  least half of each in the other), **source, cue, content exact** (the same signs, white space
  aside), and **act, form, speech, polarity, certainty** the same.
- **Usable**: of drafts with a cue, those that are paired, with source overlap, content alike, and
  the same act. An ending (``-nya``) is no source in gold, and not asked for.
- **Chain**: of *all* gold attributions with a cue, those whose chain has the same links in the same
  order. A link is the same if gold's name stands in it, or it is the end of gold's name.
- **Denial links**: an attribution that another answers; surely, and probably.
- **Carry-overs**: gold sentences without a cue, and drafts without one, paired by content.
- **Dates**: of gold, those that a mention overlaps whose period is gold's value; and of mentions,
  those that overlap one of gold.
- **Own voice**: of sentences that gold names as such, those that no draft's cue or content touches.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Final, final

import attrs

from benchmarks.reading.pairing import chain_of, paired, same_chain
from benchmarks.reading.scoring import (
    NOTHING,
    Goal,
    Read,
    Share,
    Spread,
    alike,
    exactly,
    goal_table,
    marked,
    parts_of,
    rate_table,
    share,
    tallied,
    touch,
)
from claimledger.model import Document, Source
from claimledger.reading import Draft, Reading, Span, read
from reading.gold import Article, Attribution, Stretch, articles

__all__ = ["LANGUAGES", "Compared", "Score", "compared", "main", "reader_for", "score"]

LANGUAGES: Final = ("id", "en")
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


@final
@attrs.frozen
class Score:
    """The figures of some articles, and each difference in words."""

    found: Share
    precision: Share
    source_overlap: Share
    content_alike: Share
    usable: Share
    exact: Mapping[str, Share]
    words: Mapping[str, Share]
    chains: Share
    chains_of_found: Share
    sure: Spread
    probable: Spread
    carried: Spread
    dates: Share
    mentions: Share
    own_voice: Share
    tiers: Mapping[str, tuple[Share, Share]]
    rules: Mapping[str, tuple[Share, Share]]
    differences: tuple[str, ...] = attrs.field(repr=False)

    @property
    def goals(self) -> tuple[Goal, ...]:
        """Return the lines of the table."""
        return (
            Goal("attributions found", self.found),
            Goal("precision", self.precision),
            Goal("source overlap", self.source_overlap),
            Goal("content alike", self.content_alike),
            Goal("usable", self.usable),
            *(Goal(f"{part} exact", figure) for part, figure in self.exact.items()),
            *(Goal(word, figure) for word, figure in self.words.items()),
            Goal("chain exactly right, of all gold", self.chains),
            Goal("chain exactly right, of those found", self.chains_of_found),
            Goal("denial links, sure", self.sure),
            Goal("denial links, probable", self.probable),
            Goal("carry-overs", self.carried),
            Goal("dates", self.dates),
            Goal("date mentions that are gold's", self.mentions),
            Goal("own-voice sentences kept free", self.own_voice),
        )


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


def score(
    language: str,
    reader: Callable[[Article], Read] = reader_for,
    slugs: Sequence[str] = (),
) -> Score:
    """Read the articles in a language, or those named."""
    chosen = [a for a in articles(language) if not slugs or a.slug in slugs]
    return scored([compared(article, reader) for article in chosen])


def scored(all_read: Sequence[Compared]) -> Score:
    """Count what is right in articles that were read."""
    both = [(one, part, draft) for one in all_read for part, draft in one.both]
    gold = [part for one in all_read for part in one.parts]
    drafts = [(one, draft) for one in all_read for draft in one.reading.drafts]
    cued = [(one, draft) for one, draft in drafts if draft.cue]
    right = {id(draft) for _, _, draft in both}
    usable = {id(draft) for _, part, draft in both if _usable(part, draft)}
    chains = share(_chain(part, draft) for _, part, draft in both)
    links = [_links(one, sure=sure) for sure in (True, False) for one in all_read]
    half = len(all_read)
    return Score(
        found=Share(len(both), sum(bool(part.cue) for part in gold)),
        precision=Share(len(both), len(cued)),
        source_overlap=share(_on_source(part, draft) for _, part, draft in both),
        content_alike=share(_content(part, draft) for _, part, draft in both),
        usable=Share(len(usable), len(cued)),
        exact={
            name: share(
                exactly(one.article.text, parts_of(draft)[name], getattr(part, name))
                for one, part, draft in both
                if name != "source" or part.gold.form != "enclitic"
            )
            for name in ("source", "cue", "content")
        },
        words={
            word: share(_word(draft, word) == getattr(part.gold, word) for _, part, draft in both)
            for word in WORDS
        },
        chains=Share(chains.right, sum(bool(part.cue) for part in gold)),
        chains_of_found=chains,
        sure=_summed(links[:half]),
        probable=_summed(links[half:]),
        carried=_summed(map(_carried, all_read)),
        dates=sum((share(hit for _, hit in _dates(one)) for one in all_read), NOTHING),
        mentions=share(chain.from_iterable(map(_mentions, all_read))),
        own_voice=share(not touched for one in all_read for _, touched in _voice(one)),
        tiers=_by(((draft.tier.value, draft) for _, draft in cued), right, usable),
        rules=_by(((draft.rule, draft) for _, draft in cued), right, usable),
        differences=tuple(chain.from_iterable(map(differences, all_read))),
    )


def _by(
    named: Iterable[tuple[str, Draft]], right: set[int], usable: set[int]
) -> dict[str, tuple[Share, Share]]:
    groups = tallied(named)
    return {
        name: (share(id(d) in right for d in group), share(id(d) in usable for d in group))
        for name, group in groups.items()
    }


def _summed(spreads: Iterable[Spread]) -> Spread:
    rows = [(one.right, one.found, one.gold) for one in spreads]
    return Spread(*(sum(column) for column in zip(*rows, strict=True))) if rows else Spread(0, 0, 0)


def _word(draft: Draft, word: str) -> str:
    """Return a word of a draft as gold has it; the form is that of its source."""
    return str(draft.source.form if word == "form" else getattr(draft, word))


def _on_source(part: Part, draft: Draft) -> bool:
    if not part.source:
        return part.gold.form == "enclitic" or not draft.source.spans
    return touch(part.source, draft.source.spans)


def _content(part: Part, draft: Draft) -> bool:
    return not (part.content or draft.content) or alike(draft.content, part.content)


def _usable(part: Part, draft: Draft) -> bool:
    return (
        _on_source(part, draft) and _content(part, draft) and _word(draft, "act") == part.gold.act
    )


def _chain(part: Part, draft: Draft) -> bool:
    return same_chain(part.gold.chain, chain_of(draft))


def _links(one: Compared, *, sure: bool) -> Spread:
    """Count the answers of an article, those that are sure or those that are not."""
    wanted, found = _answers(one, sure=sure)
    return Spread(len(wanted & found), len(found), len(wanted))


def _answers(one: Compared, *, sure: bool) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
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


def _carried(one: Compared) -> Spread:
    right = sum(not one.parts[number].cue for number in one.pairs)
    found = sum(not draft.cue for draft in one.reading.drafts)
    return Spread(right, found, sum(not part.cue for part in one.parts))


def _dates(one: Compared) -> Iterator[tuple[str, bool]]:
    for date in one.article.dates:
        place = spans([date.stretch])
        found = [d for d in one.reading.dates if touch([d.span], place)]
        right = any(str(d.period) == date.value for d in found)
        told = ", ".join(f"{d.span.of(one.article.text)!r} = {d.period}" for d in found) or "none"
        yield f"{date.stretch.of(one.article.text)!r} = {date.value}; found {told}", right


def _mentions(one: Compared) -> Iterator[bool]:
    gold = spans(date.stretch for date in one.article.dates)
    for mention in one.reading.dates:
        yield touch([mention.span], gold)


def _voice(one: Compared) -> Iterator[tuple[Stretch, tuple[Draft, ...]]]:
    for stretch in one.article.own_voice:
        place = spans([stretch])
        drafts = one.reading.drafts
        yield stretch, tuple(d for d in drafts if touch(place, [*d.cue, *d.content]))


# -- for those who write the rules ---------------------------------------------------------


def differences(one: Compared) -> Iterator[str]:
    """Yield each difference between an article as read and its gold, in words."""
    kinds = (_not_found, _spurious, _unlike, _links_differ, _dates_differ, _voice_taken)
    for kind in kinds:
        for line in kind(one):
            yield f"{one.article.language}/{one.article.slug} {line}"


def _not_found(one: Compared) -> Iterator[str]:
    for number, part in enumerate(one.parts):
        if number not in one.pairs:
            parts = {"source": part.source, "cue": part.cue, "content": part.content}
            kind = "MISSED" if part.cue else "CARRY-OVER MISSED"
            shown = marked(one.article.text, parts, 20)
            yield f"{part.gold.id} {kind} {part.gold.act}: {shown}"


def _spurious(one: Compared) -> Iterator[str]:
    for draft in one.unpaired:
        kind = "SPURIOUS" if draft.cue else "CARRY-OVER SPURIOUS"
        shown = marked(one.article.text, parts_of(draft), 20)
        yield f"{draft.id} {kind} {draft.rule} [{draft.tier}]: {shown}"


def _unlike(one: Compared) -> Iterator[str]:
    for part, draft in one.both:
        for line in _parts_differ(one.article.text, part, draft):
            yield f"{part.gold.id} {line} ({draft.rule})"


def _links_differ(one: Compared) -> Iterator[str]:
    for sure, kind in ((True, "answers"), (False, "may answer")):
        wanted, found = _answers(one, sure=sure)
        for some, name in ((wanted - found, "LINK MISSED"), (found - wanted, "LINK SPURIOUS")):
            for answer, answered in sorted(some):
                yield f"{answer} {name}: {kind} {answered}"


def _dates_differ(one: Compared) -> Iterator[str]:
    for line, right in _dates(one):
        if not right:
            yield f"DATE {line}"
    gold = spans(date.stretch for date in one.article.dates)
    for mention in one.reading.dates:
        if not touch([mention.span], gold):
            yield f"DATE SPURIOUS {mention.span.of(one.article.text)!r} = {mention.period}"


def _voice_taken(one: Compared) -> Iterator[str]:
    for stretch, drafts in _voice(one):
        if drafts:
            rules = ", ".join(draft.rule for draft in drafts)
            yield f"OWN VOICE {stretch.of(one.article.text)!r} taken by {rules}"


def _parts_differ(text: str, part: Part, draft: Draft) -> Iterator[str]:
    for name, found in parts_of(draft).items():
        gold = getattr(part, name)
        same = name == "source" and part.gold.form == "enclitic"
        if not same and not exactly(text, found, gold):
            yield f"{name.upper()} {_words(text, found)}; gold {_words(text, gold)}"
    for word in WORDS:
        if _word(draft, word) != getattr(part.gold, word):
            told = f"{_words(text, draft.source.spans)} " if word == "form" else ""
            yield f"{word.upper()} {told}{_word(draft, word)}; gold {getattr(part.gold, word)}"
    if not _chain(part, draft):
        yield f"CHAIN {_steps(chain_of(draft))}; gold {_steps(part.gold.chain)}"


def _words(text: str, places: Iterable[Span]) -> str:
    return " + ".join(repr(" ".join(span.of(text).split())) for span in places) or "none"


def _steps(steps: Sequence[Sequence[str]]) -> str:
    return " <- ".join(" + ".join(step) for step in steps) or "none"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables; see the module's text for the options."""
    parser = argparse.ArgumentParser(prog="benchmarks.reading.articles")
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--article", action="append", default=[], metavar="SLUG")
    parser.add_argument("--errors", action="store_true", help="print each difference")
    chosen = parser.parse_args(arguments)
    for language in chosen.language or LANGUAGES:
        found = score(language, slugs=chosen.article)
        print(f"## {language}\n\n{goal_table(found.goals)}\n")
        print(rate_table("tier", ("right", "usable"), found.tiers), end="\n\n")
        if chosen.errors:
            print(*found.differences, "", sep="\n")


if __name__ == "__main__":
    main()
