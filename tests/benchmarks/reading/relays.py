"""How well relays are read: 60 snippets of the project's own with the chain of each attribution.

Run it alone: ``PYTHONPATH=tests python -m benchmarks.reading.relays``, with ``--errors``.

Each snippet is read by itself. Drafts with the same cue and source tell one chain; drafts without
any link (what nobody knows) tell none. Then, of the snippets:

- **Chains exactly right**: the chains told are those of gold, no more and no fewer, in any order;
  each with the same links in the same order (as in `articles`).
- **Outlets exactly right**: the same of what is left of chains without the one who speaks, the last
  link; a chain of one link is left whole in gold, and has to be among those told. Further drafts
  of one link do no harm here.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain
from typing import Final, final

import attrs

from benchmarks.reading.articles import LANGUAGES
from benchmarks.reading.pairing import Steps, chain_of, same_chain
from benchmarks.reading.scoring import NOTHING, Goal, Read, Share, goal_table, share
from claimledger.reading import Draft, read
from reading.gold import Snippet, snippets

__all__ = ["AIM", "Score", "Told", "main", "score"]

AIM: Final = 95.0


@final
@attrs.frozen
class Told:
    """A snippet, and the chains that were read in it."""

    snippet: Snippet
    chains: tuple[Steps, ...]

    @property
    def exact(self) -> bool:
        """Tell whether the chains are those of gold."""
        gold = self.snippet.chains
        return len(gold) == len(self.chains) and _all_among(gold, self.chains)

    @property
    def outlets(self) -> bool:
        """Tell whether the outlets are those of gold."""
        gold, found = _outlets(self.snippet.chains), _outlets(self.chains)
        single = [steps for steps in self.snippet.chains if len(steps) == 1]
        short = [steps for steps in self.chains if len(steps) == 1]
        return len(gold) == len(found) and _all_among(gold, found) and _all_among(single, short)

    @property
    def difference(self) -> str:
        """Say what was read, and what gold has."""
        found, gold = _shown(self.chains), _shown(self.snippet.chains)
        return f"{self.snippet.text}\n    found {found}\n    gold  {gold}"


@final
@attrs.frozen
class Score:
    """The figures of a language, and each difference in words."""

    outlets: Share
    chains: Share
    differences: tuple[str, ...] = attrs.field(repr=False)

    @property
    def goals(self) -> tuple[Goal, ...]:
        """Return the lines of the table."""
        return (
            Goal("outlets exactly right", self.outlets, AIM),
            Goal("chains exactly right", self.chains),
        )

    def plus(self, *others: Score) -> Score:
        """Return the figures of several languages together."""
        every = (self, *others)
        return Score(
            sum((one.outlets for one in every), NOTHING),
            sum((one.chains for one in every), NOTHING),
            tuple(chain.from_iterable(one.differences for one in every)),
        )


def reader_for(language: str) -> Read:
    """Return what reads a snippet in a language."""
    return partial(read, language=language)


def score(language: str, reader: Callable[[str], Read] = reader_for) -> Score:
    """Read the snippets in a language."""
    read_one = reader(language)
    return scored([told(one, read_one(one.text).drafts) for one in snippets(language)])


def told(snippet: Snippet, drafts: Iterable[Draft]) -> Told:
    """Return what a snippet's drafts tell."""
    chains = {(draft.cue, draft.source.spans): chain_of(draft) for draft in drafts}
    return Told(snippet, tuple(steps for steps in chains.values() if steps))


def scored(all_told: Sequence[Told]) -> Score:
    """Count what is right in snippets that were read."""
    wrong = [one for one in all_told if not (one.exact and one.outlets)]
    return Score(
        share(one.outlets for one in all_told),
        share(one.exact for one in all_told),
        tuple(one.difference for one in wrong),
    )


def _outlets(chains: Iterable[Steps]) -> list[Steps]:
    return [steps[:-1] for steps in chains if len(steps) > 1]


def _all_among(gold: Sequence[Steps], found: Sequence[Steps]) -> bool:
    """Tell whether each chain of gold is there, each for one."""
    left = list(found)
    for steps in gold:
        same = next((other for other in left if same_chain(steps, other)), None)
        if same is None:
            return False
        left.remove(same)
    return True


def _shown(chains: Iterable[Steps]) -> str:
    shown = (" <- ".join(" + ".join(step) for step in steps) for steps in chains)
    return " | ".join(shown) or "none"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables; see the module's text for the options."""
    parser = argparse.ArgumentParser(prog="benchmarks.reading.relays")
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--errors", action="store_true", help="print each difference")
    chosen = parser.parse_args(arguments)
    found = {language: score(language) for language in chosen.language or LANGUAGES}
    for language, one in found.items():
        print(f"## {language}\n\n{goal_table(one.goals)}\n")
    if chosen.errors:
        print(*chain.from_iterable(one.differences for one in found.values()), sep="\n")


if __name__ == "__main__":
    main()
