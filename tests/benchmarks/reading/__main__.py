"""All measures of reading, as tables in Markdown.

``PYTHONPATH=tests python -m benchmarks.reading PATH_TO_REALDATA [--seed-folder PATH] [--speed]``.
Each module tells how it measures.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.reading import articles, pfsa, polnear, relays, seed, speed
from benchmarks.reading.scoring import NOTHING, goal_table, rate_table
from claimledger.reading import read


def tables(folder: Path, seed_folder: Path | None) -> Iterator[str]:
    """Yield a table for each set of data."""
    if seed_folder is not None:
        reader = partial(read, language=seed.LANGUAGE, document=seed.document())
        yield "## The seed article"
        yield goal_table(seed.score(seed.load(seed_folder), reader).goals)
    yield "## PFSA-ID"
    yield goal_table(pfsa.score(pfsa.load(folder), partial(read, language="id")).goals)
    yield "## PolNeAR"
    found = polnear.score(polnear.load(folder), partial(read, language="en"))
    yield goal_table(found.goals)
    yield rate_table("tier", ("right", "usable"), found.tiers)
    snippets = {language: relays.score(language) for language in articles.LANGUAGES}
    yield "## Relays: snippets of the project's own"
    yield goal_table(relays.Score(NOTHING, NOTHING, ()).plus(*snippets.values()).goals)
    for language, one in snippets.items():
        yield f"### {language}"
        yield goal_table(one.goals)
    yield "## Articles of the project's own"
    for language in articles.LANGUAGES:
        own = articles.score(language)
        yield f"### {language}"
        yield goal_table(own.goals)
        yield rate_table("tier", ("right", "usable"), own.tiers)


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(prog="benchmarks.reading", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the data sets are")
    parser.add_argument("--seed-folder", type=Path, help="where the seed article and its gold are")
    parser.add_argument("--speed", action="store_true", help="measure how fast it is, too")
    parser.add_argument("--rounds", type=int, default=3, help="of measuring speed")
    chosen = parser.parse_args()
    for table in tables(chosen.folder, chosen.seed_folder):
        print(table, end="\n\n", flush=True)
    if chosen.speed:
        print("## Speed", speed.report(chosen.folder, chosen.rounds, speed.SIZES[-1]), sep="\n\n")


if __name__ == "__main__":
    main()
