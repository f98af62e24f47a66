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
from itertools import chain
from typing import Final, final

import attrs

from benchmarks.reading.comparing import (
    WORDS,
    Compared,
    answers,
    compared,
    dates,
    is_usable,
    like_chain,
    like_content,
    on_source,
    reader_for,
    spans,
    voice,
    word_of,
)
from benchmarks.reading.differences import differences
from benchmarks.reading.scoring import (
    NOTHING,
    Goal,
    Read,
    Share,
    Spread,
    exactly,
    goal_table,
    parts_of,
    rate_table,
    share,
    tallied,
    touch,
)
from claimledger.reading import Draft
from reading.gold import Article, articles

__all__ = ["LANGUAGES", "Compared", "Score", "compared", "main", "reader_for", "score"]

LANGUAGES: Final = ("id", "en")


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
    usable = {id(draft) for _, part, draft in both if is_usable(part, draft)}
    chains = share(like_chain(part, draft) for _, part, draft in both)
    links = [_links(one, sure=sure) for sure in (True, False) for one in all_read]
    half = len(all_read)
    return Score(
        found=Share(len(both), sum(bool(part.cue) for part in gold)),
        precision=Share(len(both), len(cued)),
        source_overlap=share(on_source(part, draft) for _, part, draft in both),
        content_alike=share(like_content(part, draft) for _, part, draft in both),
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
            word: share(word_of(draft, word) == getattr(part.gold, word) for _, part, draft in both)
            for word in WORDS
        },
        chains=Share(chains.right, sum(bool(part.cue) for part in gold)),
        chains_of_found=chains,
        sure=_summed(links[:half]),
        probable=_summed(links[half:]),
        carried=_summed(map(_carried, all_read)),
        dates=sum((share(hit for _, hit in dates(one)) for one in all_read), NOTHING),
        mentions=share(chain.from_iterable(map(_mentions, all_read))),
        own_voice=share(not touched for one in all_read for _, touched in voice(one)),
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


def _links(one: Compared, *, sure: bool) -> Spread:
    """Count the answers of an article, those that are sure or those that are not."""
    wanted, found = answers(one, sure=sure)
    return Spread(len(wanted & found), len(found), len(wanted))


def _carried(one: Compared) -> Spread:
    right = sum(not one.parts[number].cue for number in one.pairs)
    found = sum(not draft.cue for draft in one.reading.drafts)
    return Spread(right, found, sum(not part.cue for part in one.parts))


def _mentions(one: Compared) -> Iterator[bool]:
    gold = spans(date.stretch for date in one.article.dates)
    for mention in one.reading.dates:
        yield touch([mention.span], gold)


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
