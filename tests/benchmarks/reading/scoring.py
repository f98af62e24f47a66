"""Arithmetic of the scorers: shares, code points that spans have in common, tables.

Throughout, *found* is what a reader drafts and *gold* what annotators marked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Final, TypeVar, final

import attrs

from claimledger.reading import Draft, Reading, Span

__all__ = [
    "NOTHING",
    "Goal",
    "Places",
    "Read",
    "Share",
    "Spread",
    "alike",
    "exactly",
    "f1",
    "goal_table",
    "letters",
    "marked",
    "outline",
    "parts_of",
    "rate_table",
    "share",
    "shared",
    "size",
    "tallied",
    "touch",
]

Read = Callable[[str], Reading]
"""Reads a text; the language, the profile and all else is settled in it."""

_K = TypeVar("_K")
_V = TypeVar("_V")


@final
@attrs.frozen
class Share:
    """So many of so many.

    >>> print(Share(3, 4)), print(Share(0, 0))
    75.0% (3/4)
    -
    (None, None)
    """

    right: int
    of: int

    @property
    def part(self) -> float:
        """Return the share, from 0 to 1; of nothing, it is 0."""
        return self.right / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{self.part:.1%} ({self.right:,}/{self.of:,})" if self.of else "-"

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)


NOTHING: Final = Share(0, 0)


def share(rights: Iterable[bool]) -> Share:
    """Count the answers, and the right ones among them.

    >>> share([True, False, True])
    Share(right=2, of=3)
    """
    answers = list(rights)
    return Share(sum(answers), len(answers))


@final
@attrs.frozen
class Spread:
    """How well found and gold agree: precision and recall, and their harmonic mean.

    >>> print(Spread(right=2, found=4, gold=3))
    F1 57.1 (P 50.0, R 66.7)
    """

    right: int
    found: int
    gold: int

    @property
    def precision(self) -> Share:
        """Return the share of the found that is right."""
        return Share(self.right, self.found)

    @property
    def recall(self) -> Share:
        """Return the share of gold that is found."""
        return Share(self.right, self.gold)

    @property
    def part(self) -> float:
        """Return F1, from 0 to 1."""
        return f1(self.right, self.found, self.gold)

    def __str__(self) -> str:
        precision, recall = self.precision.part, self.recall.part
        return f"F1 {self.part * 100:.1f} (P {precision * 100:.1f}, R {recall * 100:.1f})"


def f1(right: int, found: int, gold: int) -> float:
    """Return the harmonic mean of precision and recall, 0 where nothing is there.

    >>> f1(1, 2, 2), f1(0, 0, 0)
    (0.5, 0.0)
    """
    return 2 * right / (found + gold) if found + gold else 0.0


# -- spans ---------------------------------------------------------------------------------


def outline(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order of the text, those joined that overlap or touch.

    >>> outline([Span(5, 9), Span(0, 3), Span(2, 4), Span(4, 5)])
    (Span(start=0, end=9),)
    """
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def size(spans: Iterable[Span]) -> int:
    """Count the code points that spans hold, each once.

    >>> size([Span(0, 4), Span(2, 6)])
    6
    """
    return sum(map(len, outline(spans)))


def shared(some: Iterable[Span], others: Iterable[Span]) -> int:
    """Count the code points that two sets of spans have in common.

    >>> shared([Span(0, 4), Span(6, 9)], [Span(3, 7)])
    2
    """
    left, right = outline(some), outline(others)
    total = at = beside = 0
    while at < len(left) and beside < len(right):
        a, b = left[at], right[beside]
        total += max(0, min(a.end, b.end) - max(a.start, b.start))
        if a.end <= b.end:
            at += 1
        else:
            beside += 1
    return total


def touch(some: Iterable[Span], others: Iterable[Span]) -> bool:
    """Tell whether two sets of spans share at least one code point."""
    return shared(some, others) > 0


def alike(found: Sequence[Span], gold: Sequence[Span]) -> bool:
    """Tell whether at least half of the code points of each are the other's.

    >>> alike([Span(0, 10)], [Span(5, 15)]), alike([Span(0, 10)], [Span(5, 16)])
    (True, False)
    """
    most = max(size(found), size(gold))
    return most > 0 and 2 * shared(found, gold) >= most


def letters(text: str, spans: Iterable[Span], *, all_signs: bool = False) -> frozenset[int]:
    """Return the places of the letters and digits of spans, or of all signs but white space."""
    places = chain.from_iterable(range(span.start, span.end) for span in spans)
    if all_signs:
        return frozenset(at for at in places if not text[at].isspace())
    return frozenset(at for at in places if text[at].isalnum())


def exactly(text: str, found: Sequence[Span], gold: Sequence[Span], *, strict: bool = True) -> bool:
    """Tell whether both are the same words, and if strict the same signs, white space aside.

    >>> text = '"It rains," he'
    >>> exactly(text, [Span(0, 11)], [Span(1, 9)])
    False
    >>> exactly(text, [Span(0, 11)], [Span(1, 9)], strict=False)
    True
    """
    return letters(text, found, all_signs=strict) == letters(text, gold, all_signs=strict)


@final
@attrs.frozen
class Places:
    """Spans that can be asked quickly which of them overlap others; each has a number.

    >>> Places.of([(Span(8, 9),), (Span(0, 2), Span(4, 6))]).overlapping([Span(5, 9)])
    (0, 1)
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    numbers: tuple[int, ...]
    longest: int

    @classmethod
    def of(cls, groups: Iterable[Iterable[Span]]) -> Places:
        """Make it of groups of spans, numbered from 0."""
        flat = sorted((s.start, s.end, number) for number, g in enumerate(groups) for s in g)
        longest = max((end - start for start, end, _ in flat), default=0)
        return cls(
            tuple(start for start, _, _ in flat),
            tuple(end for _, end, _ in flat),
            tuple(number for _, _, number in flat),
            longest,
        )

    def overlapping(self, spans: Iterable[Span]) -> tuple[int, ...]:
        """Return the numbers of the groups that share a code point with one of the spans."""
        found: set[int] = set()
        for span in spans:
            at = bisect_right(self.starts, span.start - self.longest)
            while at < len(self.starts) and self.starts[at] < span.end:
                if self.ends[at] > span.start:
                    found.add(self.numbers[at])
                at += 1
        return tuple(sorted(found))


# -- what is printed -----------------------------------------------------------------------


@final
@attrs.frozen
class Goal:
    """A line of the table: what is measured, how it came out, and what was aimed at, in percent.

    >>> Goal("cues", Share(9, 10), 90.0).met
    True
    """

    name: str
    figure: Share | Spread | str
    aim: float | None = None

    @property
    def met(self) -> bool | None:
        """Tell whether it is met; nothing where nothing is aimed at."""
        if self.aim is None or isinstance(self.figure, str):
            return None
        return round(self.figure.part * 100, 1) >= self.aim


def goal_table(goals: Iterable[Goal]) -> str:
    """Show goals as a table in Markdown.

    >>> print(goal_table([Goal("cues", Share(9, 10), 95.0)]))
    | measure | figure | goal | met |
    | --- | --: | --: | --- |
    | cues | 90.0% (9/10) | 95 | no |
    """
    lines = ["| measure | figure | goal | met |", "| --- | --: | --: | --- |"]
    for goal in goals:
        aim = "" if goal.aim is None else f"{goal.aim:g}"
        met = {None: "", True: "yes", False: "no"}[goal.met]
        lines.append(f"| {goal.name} | {goal.figure} | {aim} | {met} |")
    return "\n".join(lines)


def rate_table(head: str, columns: Sequence[str], rows: Mapping[str, Sequence[object]]) -> str:
    """Show figures by name as a table in Markdown.

    >>> print(rate_table("rule", ["right"], {"svo": [Share(1, 2)]}))
    | rule | right |
    | --- | --: |
    | svo | 50.0% (1/2) |
    """
    lines = [f"| {' | '.join([head, *columns])} |", f"| --- |{' --: |' * len(columns)}"]
    for name, cells in rows.items():
        lines.append(f"| {' | '.join([name, *map(str, cells)])} |")
    return "\n".join(lines)


def tallied(pairs: Iterable[tuple[_K, _V]]) -> dict[_K, list[_V]]:
    """Return the values of each key, those with the most values first.

    >>> tallied([("a", 1), ("b", 2), ("b", 3)])
    {'b': [2, 3], 'a': [1]}
    """
    found: dict[_K, list[_V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))


def marked(text: str, parts: Mapping[str, Iterable[Span]], around: int = 60) -> str:
    """Show some parts of a text in brackets with what stands around them, in one line.

    >>> marked("He said no.", {"source": [Span(0, 2)], "cue": [Span(3, 7)]})
    '[source: He] [cue: said] no.'
    """
    signs = [(s.start, 1, f"[{name}: ") for name, spans in parts.items() for s in spans]
    signs += [(s.end, 0, "]") for spans in parts.values() for s in spans]
    if not signs:
        return ""
    signs.sort()
    start, end = max(0, signs[0][0] - around), min(len(text), signs[-1][0] + around)
    shown = []
    for place, _, sign in signs:
        shown += [text[start:place], sign]
        start = place
    return re.sub(r"\s+", " ", "".join([*shown, text[start:end]])).strip()


def parts_of(draft: Draft) -> dict[str, tuple[Span, ...]]:
    """Return the spans of a draft by the name of their part."""
    return {"source": draft.source.spans, "cue": draft.cue, "content": draft.content}
