"""How well English is read, by PolNeAR: who says what, as spans, in 840 articles.

Run it alone: ``PYTHONPATH=tests python -m benchmarks.reading.polnear PATH_TO_REALDATA``, with
``--split even|odd|all`` for every other article, ``--errors N`` for the worst false positives,
``--missed N`` for reporting that is not found, ``--bounds N`` for parts that begin or end wrongly.

Drafts that have the same cue and the same source are one, their contents put together, as PolNeAR
does not part conjuncts. Then:

- A draft is **right** if its cue shares a code point with the cue of a gold attribution, of any
  kind. If there are several, its gold is the one with which source and content share the most. A
  draft without a cue (a carry-over) is right if at least half of its content is content of one.
- The **reporting profile** of gold: attributions whose cue has a reporting verb for its head, by
  the list in `verbs`, which owes nothing to the lexicon, or begins with "according to".
- **Detection precision**: of the drafts with a cue, those that are right. A draft that is right
  outside the reporting profile counts as right: somebody is cited there.
- **Recall**: of gold attributions, those whose cue shares a code point with the cue of a draft.
  *Reporting verbs*: those of the profile by a verb. *Quotations*: those of all gold whose content
  is at least half within quotation marks of the text (as the scorer's own pairing has them).
- **Source overlap**: of right drafts whose gold has a source, those whose source shares a code
  point with it.
- **Usable**: of all drafts with a cue (not of the right ones only), those that are right, whose
  source shares a code point with gold's (or gold has none), and whose content is alike: at least
  half of the code points of each are in the other.
- **Exact-span F1** of a part: right if all of the part's signs, white space aside, are the same as
  in its gold; one draft for one gold. Precision is of the drafts with that part, recall of gold
  with that part: of *all* gold, or of the *reporting profile* (then drafts that are right outside
  it are left out). *Words only* leaves punctuation and quotation marks aside, too.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import final

import attrs

from benchmarks.reading.polnear_gold import FILE, PARTS, Attribution, News, Spans, load
from benchmarks.reading.scoring import (
    Goal,
    Places,
    Read,
    Share,
    Spread,
    alike,
    exactly,
    goal_table,
    marked,
    outline,
    rate_table,
    share,
    shared,
    size,
    tallied,
    touch,
)
from benchmarks.reading.verbs import head_of
from claimledger.reading import Draft, read

__all__ = ["FILE", "Attribution", "Judged", "News", "Score", "judged", "load", "main", "score"]


@final
@attrs.frozen
class Judged:
    """A draft beside gold: the attribution that is meant, if any."""

    news: News
    source: Spans
    cue: Spans
    content: Spans
    rule: str
    tier: str
    gold: int | None
    right: bool

    @property
    def meant(self) -> Attribution | None:
        """Return the gold attribution."""
        return None if self.gold is None else self.news.attributions[self.gold]

    @property
    def on_source(self) -> bool:
        """Tell whether its source overlaps gold's, if gold has one."""
        meant = self.meant
        return meant is not None and (not meant.source or touch(self.source, meant.source))

    @property
    def usable(self) -> bool:
        """Tell whether an editor could work with it: see the module's text."""
        meant = self.meant
        return meant is not None and self.on_source and alike(self.content, meant.content)


@final
@attrs.frozen
class Score:
    """All figures, and the drafts and the gold that they are of."""

    precision: Share
    recall: Share
    recall_on_verbs: Share
    recall_on_quotations: Share
    recall_on_all: Share
    source: Share
    usable: Share
    usable_of_right: Share
    exact: Mapping[str, Spread]
    exact_of_reporting: Mapping[str, Spread]
    exact_words: Mapping[str, Spread]
    carried: Share
    tiers: Mapping[str, tuple[Share, Share]]
    rules: Mapping[str, tuple[Share, Share]]
    frames: Mapping[str, tuple[Share, Share]]
    drafts: tuple[Judged, ...] = attrs.field(repr=False)
    missed: tuple[tuple[News, Attribution], ...] = attrs.field(repr=False)

    @property
    def goals(self) -> tuple[Goal, ...]:
        """Return the lines of the table."""
        exact = [
            Goal(f"exact-span F1, {part}, all gold", self.exact[part], aim)
            for part, aim in zip(PARTS, (58.0, 57.0, 48.0), strict=True)
        ]
        more = [
            Goal(f"exact-span F1, {part}, {name}", figures[part])
            for name, figures in (
                ("reporting profile", self.exact_of_reporting),
                ("all gold, words only", self.exact_words),
            )
            for part in PARTS
        ]
        return (
            Goal("detection precision", self.precision, 92.0),
            Goal("recall on reporting verbs", self.recall_on_verbs, 78.0),
            Goal("recall on quotations", self.recall_on_quotations, 78.0),
            Goal("recall on the reporting profile", self.recall),
            Goal("recall on all gold", self.recall_on_all),
            Goal("source overlap", self.source, 97.0),
            Goal("usable drafts, of all", self.usable, 82.0),
            Goal("usable drafts, of the right ones", self.usable_of_right),
            *exact,
            *more,
            Goal("carry-overs that are right", self.carried),
        )


def judged(news: News, drafts: Sequence[Draft]) -> tuple[Judged, ...]:
    """Set the drafts of an article beside its gold."""
    cues = Places.of(one.cue for one in news.attributions)
    contents = Places.of(one.content for one in news.attributions)
    grouped: dict[tuple[object, ...], list[Draft]] = {}
    for draft in drafts:
        key = (draft.cue, draft.source.spans) if draft.cue else (draft.id,)
        grouped.setdefault(key, []).append(draft)
    return tuple(_one(news, group, cues, contents) for group in grouped.values())


def _one(news: News, group: Sequence[Draft], cues: Places, contents: Places) -> Judged:
    first = group[0]
    source = first.source.spans
    content = outline(chain.from_iterable(draft.content for draft in group))

    def in_common(number: int) -> tuple[int, int]:
        gold = news.attributions[number]
        return shared(source, gold.source) + shared(content, gold.content), -number

    if first.cue:
        gold = max(cues.overlapping(first.cue), key=in_common, default=None)
        right = gold is not None
    else:
        gold = max(contents.overlapping(content), key=in_common, default=None)
        right = gold is not None and (
            2 * shared(content, news.attributions[gold].content) >= size(content)
        )
    return Judged(news, source, first.cue, content, first.rule, first.tier.value, gold, right)


def score(all_news: Iterable[News], read_one: Read) -> Score:
    """Read all articles, and set what is found beside gold."""
    drafts: list[Judged] = []
    gold: list[tuple[News, Attribution, bool]] = []
    for news in all_news:
        found = judged(news, read_one(news.text).drafts)
        drafts += found
        cued = Places.of(one.cue for one in found if one.cue)
        gold += [(news, a, bool(cued.overlapping(a.cue))) for a in news.attributions]
    cues = [draft for draft in drafts if draft.cue]
    right = [draft for draft in cues if draft.right]
    reporting = {id(a) for _, a, _ in gold if a.reporting}
    inside = [d for d in cues if d.meant is None or id(d.meant) in reporting]
    return Score(
        precision=share(draft.right for draft in cues),
        recall=share(hit for _, a, hit in gold if a.reporting),
        recall_on_verbs=share(hit for _, a, hit in gold if a.by_verb),
        recall_on_quotations=share(hit for _, a, hit in gold if a.quoted),
        recall_on_all=share(hit for _, _, hit in gold),
        source=share(d.on_source for d in right if d.meant is not None and d.meant.source),
        usable=share(draft.usable for draft in cues),
        usable_of_right=share(draft.usable for draft in right),
        exact=_exact(cues, [a for _, a, _ in gold], strict=True),
        exact_of_reporting=_exact(inside, [a for _, a, _ in gold if a.reporting], strict=True),
        exact_words=_exact(cues, [a for _, a, _ in gold], strict=False),
        carried=share(draft.right for draft in drafts if not draft.cue),
        tiers=_by(drafts, [draft.tier for draft in drafts]),
        rules=_by(cues, [draft.rule for draft in cues]),
        frames=_by(drafts, [draft.rule.partition(":")[0] for draft in drafts]),
        drafts=tuple(drafts),
        missed=tuple((news, a) for news, a, hit in gold if a.reporting and not hit),
    )


def _by(drafts: Sequence[Judged], names: Sequence[str]) -> dict[str, tuple[Share, Share]]:
    groups = tallied(zip(names, drafts, strict=True))
    return {n: (share(d.right for d in g), share(d.usable for d in g)) for n, g in groups.items()}


def _exact(
    drafts: Sequence[Judged], gold: Sequence[Attribution], *, strict: bool
) -> dict[str, Spread]:
    spreads = {}
    for part in PARTS:
        taken: set[tuple[str, int]] = set()
        for draft in drafts:
            meant = draft.meant
            if meant is None or draft.gold is None or not getattr(draft, part):
                continue
            spans = getattr(draft, part), getattr(meant, part)
            if exactly(draft.news.text, *spans, strict=strict):
                taken.add((draft.news.name, draft.gold))
        found = sum(bool(getattr(draft, part)) for draft in drafts)
        spreads[part] = Spread(len(taken), found, sum(bool(getattr(a, part)) for a in gold))
    return spreads


# -- for those who write the rules ---------------------------------------------------------


def errors(found: Score, count: int) -> Iterator[str]:
    """Yield false positives, those of the rules with the most of them first."""
    wrong = tallied((d.rule, d) for d in found.drafts if not d.right)
    for rule, drafts in wrong.items():
        for draft in drafts:
            if count <= 0:
                return
            count -= 1
            yield f"{len(drafts):4} {rule} [{draft.tier}] {_shown(draft)}"


def missed(found: Score, count: int) -> Iterator[str]:
    """Yield reporting that is not found, that of the commonest heads first."""
    groups = tallied((head_of(a.cue_words), (news, a)) for news, a in found.missed)
    for head, ones in groups.items():
        for news, a in ones:
            if count <= 0:
                return
            count -= 1
            parts = {"source": a.source, "cue": a.cue, "content": a.content}
            yield f"{len(ones):4} {head} {marked(news.text, parts)}"


def bounds(found: Score, count: int) -> Iterator[str]:
    """Yield right drafts whose content or source is not gold's, by how it differs, with counts."""
    kinds = []
    for draft in found.drafts:
        meant = draft.meant
        if meant is None or not draft.cue:
            continue
        for part in ("source", "content"):
            own, gold = getattr(draft, part), getattr(meant, part)
            if not exactly(draft.news.text, own, gold, strict=False):
                kinds.append(((part, differs(own, gold)), (draft, gold)))
    groups = tallied(kinds)
    for (part, how), ones in groups.items():
        by_rule = Counter(draft.rule for draft, _ in ones).most_common(8)
        yield f"== {len(ones)} {part}: {how}; {', '.join(f'{r} {n}' for r, n in by_rule)}"
        for draft, gold in ones[: max(1, count * len(ones) // max(1, len(kinds)))]:
            words = " ... ".join(span.of(draft.news.text) for span in gold)
            yield f"   {draft.rule} {_shown(draft)} || gold: {' '.join(words.split())}"


def differs(found: Spans, gold: Spans) -> str:
    """Say in words how a part differs from gold.

    >>> differs((Span(0, 9),), (Span(0, 5),)), differs((Span(2, 5),), (Span(0, 3), Span(4, 5)))
    ('ends late', 'begins late, has another number of stretches')
    """
    if not found or not gold:
        return "none found" if gold else "gold has none"
    if not touch(found, gold):
        return "elsewhere"
    said = []
    first, last = found[0].start - gold[0].start, found[-1].end - gold[-1].end
    if first:
        said.append("begins late" if first > 0 else "begins early")
    if last:
        said.append("ends late" if last > 0 else "ends early")
    if len(found) != len(gold):
        said.append("has another number of stretches")
    return ", ".join(said) or "differs inside"


def _shown(draft: Judged) -> str:
    parts = {"source": draft.source, "cue": draft.cue, "content": draft.content}
    return marked(draft.news.text, parts)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table; see the module's text for the options."""
    parser = argparse.ArgumentParser(prog="benchmarks.reading.polnear")
    parser.add_argument("folder", type=Path, help="where the data sets are")
    parser.add_argument("--split", choices=("all", "even", "odd"), default="all")
    parser.add_argument("--profile", default="reporting")
    for name in ("errors", "missed", "bounds", "rules"):
        parser.add_argument(f"--{name}", type=int, default=0, metavar="N")
    chosen = parser.parse_args(arguments)
    reader: Read = partial(read, language="en", profile=chosen.profile)
    found = score(load(chosen.folder, chosen.split), reader)
    print(goal_table(found.goals), end="\n\n")
    columns = ("right", "usable")
    print(rate_table("tier", columns, found.tiers), end="\n\n")
    print(rate_table("frame", columns, found.frames))
    if chosen.rules:
        rules = dict(list(found.rules.items())[: chosen.rules])
        print("\n" + rate_table("rule", columns, rules))
    for name, lines in (("errors", errors), ("missed", missed), ("bounds", bounds)):
        if count := getattr(chosen, name):
            print(f"\n{name}:", *lines(found, count), sep="\n")


if __name__ == "__main__":
    main()
