"""Growth: lines of the library that are run, counted, at one size and at four times that."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import claimledger
from claimledger.ledger import Ledger
from claimledger.model import Amendment, Assertion, Claim, Document, Link, Record, Ref, Statement
from claimledger.reasoning import assess, assess_all, trace_all
from claimledger.reasoning.index.tables import CHAINS
from unit.newsroom import GULL, LEAK, MAYOR, POST, TIDE, article, day, denies, retracts, says

HOME = str(Path(claimledger.__file__).parent)
SMALL, FACTOR, SLACK = 150, 4, 1.1


def lines(work: Callable[[], Any]) -> int:
    """Count the lines of the library that are run, each as often as it is."""
    count = 0

    def line(_frame: FrameType, event: str, _arg: object) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def call(frame: FrameType, _event: str, _arg: object) -> Any:
        return line if frame.f_code.co_filename.startswith(HOME) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        work()
    finally:
        sys.settrace(before)
    assert count
    return count


def said(number: int, *cited: int, claim: Claim = LEAK, **fields: Any) -> Assertion:
    """Return statement ``number``, in a document of its own in one of a few papers."""
    link = Link(Ref(f"paper{number % 7}"), document=Ref(f"d{number}"))
    citing = [Ref(f"s{other}") for other in cited]
    return says(f"s{number}", claim, link, citing=citing, **fields)


def documents(size: int) -> list[Record]:
    return [
        Document(f"d{number}", Ref(f"paper{number % 7}"), published=day(1 + number % 28))
        for number in range(size)
    ]


# -- shapes --------------------------------------------------------------------------------


def chain(size: int) -> list[Statement]:
    return [said(0), *(said(later, earlier) for earlier, later in pairwise(range(size)))]


def star(size: int) -> list[Statement]:
    return [said(0), *(said(number, 0) for number in range(1, size))]


def ring(size: int) -> list[Statement]:
    return [said(number, (number + 1) % size) for number in range(size)]


def ladder(size: int) -> list[Statement]:
    """Two rails that both cite both: each statement has two origins, on many ways."""
    return [
        said(number, *(2 * (number // 2) - rail for rail in (1, 2) if number > 1))
        for number in range(size)
    ]


def merging_ladder(size: int) -> list[Statement]:
    """Each step cites the step before and an origin of its own: there are ever more of them."""
    return [
        said(number, *([number - 1, number - 2] if number > 2 else [number - 1]) * (number % 2))
        for number in range(size)
    ]


def tree(size: int) -> list[Statement]:
    return [said(number, (number - 1) // 2) if number else said(0) for number in range(size)]


def shuffled_tree(size: int) -> list[Statement]:
    return random.Random(1).sample(tree(size), size)  # noqa: S311  # reproducible, not secret


def shuffled_chain(size: int) -> list[Statement]:
    return random.Random(1).sample(chain(size), size)  # noqa: S311  # reproducible, not secret


def reversed_chain(size: int) -> list[Statement]:
    return chain(size)[::-1]


def tower(size: int) -> list[Statement]:
    """A report, its retraction, the retraction of that, and so on."""
    records: list[Statement] = [said(0)]
    for number in range(1, size):
        link = Link(Ref("paper0"), document=Ref(f"d{number}"))
        records.append(retracts(f"s{number}", Ref(f"s{number - 1}"), link))
    return records


def denied_tower(size: int) -> list[Statement]:
    """A report, its denial, the denial of that, and so on, the last one recorded first."""
    records: list[Statement] = [said(0)]
    for number in range(1, size):
        link = Link(Ref(f"paper{number % 7}"), document=Ref(f"d{number}"))
        records.append(denies(f"s{number}", Ref(f"s{number - 1}"), link))
    return records[::-1]


def changing_sides(size: int) -> list[Statement]:
    """A few papers that take this side and that, day by day."""
    return [
        (says if number % 3 else denies)(
            f"s{number}", LEAK, Link(Ref(f"paper{number % 7}"), document=Ref(f"d{number}"))
        )
        for number in range(size)
    ]


SHAPES = [
    chain,
    star,
    ring,
    ladder,
    merging_ladder,
    tree,
    shuffled_tree,
    shuffled_chain,
    reversed_chain,
    tower,
    denied_tower,
    changing_sides,
]


def everything(ledger: Ledger) -> Callable[[], object]:
    def ask() -> object:
        chains = trace_all(ledger).columns(*CHAINS)
        return chains, assess_all(ledger).columns(), assess(ledger, LEAK).support

    return ask


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_four_times_as_much_takes_four_times_as_long(
    shape: Callable[[int], list[Statement]],
) -> None:
    small, large = (
        lines(everything(Ledger().record(LEAK, *documents(size), *shape(size))))
        for size in (SMALL, FACTOR * SMALL)
    )
    assert large <= FACTOR * SLACK * small


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_so_does_a_day(shape: Callable[[int], list[Statement]]) -> None:
    def ask(size: int) -> int:
        ledger = Ledger().record(LEAK, *documents(size), *shape(size))
        cut = ledger.as_of(day(14))
        return lines(lambda: (assess_all(cut).columns(), assess(cut, LEAK).support))

    assert ask(FACTOR * SMALL) <= FACTOR * SLACK * ask(SMALL)


# -- one more ------------------------------------------------------------------------------

HERE = [
    says("report", LEAK, article(POST, 3), MAYOR),
    says("echo", LEAK, article(TIDE, 4), citing=[Ref("late")]),
    says("murmur", LEAK, article(TIDE, 4), citing=[Ref("first-late")]),
]
BEFORE = [
    says("first-late", LEAK, article(TIDE, 4)),
    retracts("first-retracted", Ref("tide-8"), article(TIDE, 8)),
]
MORE: dict[str, Statement] = {
    "plain": says("more", LEAK, article(GULL, 5), MAYOR),
    "citing": says("more", LEAK, article(GULL, 5), citing=[Ref("report")]),
    "late upstream": says("late", LEAK, article(GULL, 5)),
    "turning": denies("more", LEAK, article(GULL, 5), MAYOR),
    "retraction": retracts("more", Ref("report"), article(GULL, 5), MAYOR),
    "retracted document": retracts("more", Ref("post-3"), article(POST, 9)),
}
MENDED = Amendment(Ref("other"), None, by="desk", id="mended")
"""A record of which there are others: what stands is no longer what the log holds."""


def elsewhere(size: int) -> list[Record]:
    """Return statements on other claims: chains, some denials, some of them taken back."""
    claims = [Claim(f"c{number}", f"rumour {number}") for number in range(size // 10)]
    found: list[Record] = [*claims, *documents(size)]
    for number in range(size):
        claim = claims[number % len(claims)]
        earlier = number - len(claims)
        found.append(said(number, *[earlier] * (earlier >= 0), claim=claim))
    for number in range(0, size, 10):
        link = Link(Ref(f"paper{number % 7}"), document=Ref(f"d{number}"))
        found.append(retracts(f"back{number}", Ref(f"s{number}"), link))
    return found


def one_more(ledger: Ledger, *records: Record) -> int:
    """Count what it takes to record the last of some and ask about its claim.

    All was asked before, and some before it were recorded one by one: the first late statement
    that a claim gets and the first retracted document take a look at what is there already.
    """
    everything(ledger)()
    for record in records[:-1]:
        ledger = ledger.record(record)
        assess(ledger, LEAK)
    return lines(lambda: assess(ledger.record(records[-1]), LEAK))


@pytest.mark.parametrize("amended", [False, True], ids=["", "amended"])
@pytest.mark.parametrize(
    "more",
    MORE,
)
def test_one_more_costs_the_same_whatever_is_said_elsewhere(*, more: str, amended: bool) -> None:
    begin: list[Record] = [*HERE, article(GULL, 5), article(POST, 9), article(TIDE, 8)]
    begin += [says("other", Claim("other-claim", "another"), article(TIDE, 4)), MENDED] * amended
    small, large = (
        one_more(Ledger().record(*begin, *elsewhere(size)), *BEFORE, MORE[more])
        for size in (SMALL, FACTOR * SMALL)
    )
    assert small == large


@pytest.mark.parametrize("more", ["plain", "citing", "late upstream"])
def test_and_whatever_is_said_on_the_same_claim(more: str) -> None:
    begin: list[Record] = [*HERE, article(GULL, 5)]
    small, large = (
        one_more(Ledger().record(*begin, *documents(size), *tree(size)), BEFORE[0], MORE[more])
        for size in (SMALL, FACTOR * SMALL)
    )
    assert small == large


@pytest.mark.parametrize("struck", [False, True], ids=["", "struck"])
def test_the_status_on_another_day_costs_the_same_whatever_is_said_elsewhere(
    *, struck: bool
) -> None:
    begin: list[Record] = [*HERE, *[MORE["retraction"]] * struck]

    def ask(size: int) -> int:
        ledger = Ledger().record(*begin, *elsewhere(size))
        assess(ledger.as_of(day(2)), LEAK)
        return lines(lambda: assess(ledger.as_of(day(3)), LEAK))

    assert ask(SMALL) == ask(FACTOR * SMALL)


def test_many_more_one_by_one_cost_as_many_times_one_more() -> None:
    def ask(size: int) -> int:
        ledger = Ledger().record(LEAK, *documents(size))

        def grow() -> None:
            grown = ledger
            for record in tree(size):
                grown = grown.record(record)
                assess(grown, LEAK)

        return lines(grow)

    assert ask(FACTOR * SMALL) <= FACTOR * SLACK * ask(SMALL)
