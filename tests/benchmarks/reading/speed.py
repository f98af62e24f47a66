"""How fast texts are read, how the time grows with their length, and what nasty texts cost.

Run it alone: ``PYTHONPATH=tests python -m benchmarks.reading.speed [PATH_TO_REALDATA]``, with
``--rounds N``, ``--size N`` (of the longest texts), and ``--nasty`` for those alone.

Timed is `read`, the whole of it, in one process, with the lexicon loaded before; garbage is
collected before each round, and not during it. Figures are medians of rounds.

- **Articles**: those of the data sets, if a path is given, and the project's own, one after the
  other, as they are: characters read in all, by the time it took in all.
- **Growth**: the project's articles one behind the other, over and over, as one text of 10,000 up
  to a million characters. The exponent is that of time over length: 1 is linear.
- **Nasty texts**: none is like any article. Each is read at a tenth of the size first, and at its
  full size if that can be expected to take less than a minute.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Final, final

import attrs

from benchmarks.measuring import Clock, growth, machine, shown
from benchmarks.reading import pfsa, polnear
from benchmarks.reading.articles import LANGUAGES
from benchmarks.reading.scoring import Read, rate_table
from claimledger.model import Document, Source
from claimledger.reading import read
from reading.gold import articles

__all__ = ["AIM", "NASTY", "SIZES", "Timed", "grown", "main", "nasty", "reader_for", "timed"]

AIM: Final = 200_000
"""Characters a second, on one core."""
SIZES: Final = (10_000, 30_000, 100_000, 300_000, 1_000_000)

PATIENCE: Final = 60_000
"""Milliseconds that a nasty text may be expected to take."""

NASTY: Final[Mapping[str, str]] = {
    "straight quotation marks": '"',
    "opening quotation marks": "“",
    "closing quotation marks": "”",
    "opening and closing marks": "“”",
    "doubled apostrophes": "'' ",
    "apostrophes": "'",
    "opening single marks": "‘a ",
    "quotations that never close": '"He said. ',
    "no spaces": "ab",
    "one sentence": "the red boat and ",
    "one sentence of names": "Mira Sand ",
    "names and commas": "Mira Sand, ",
    "full stops": ". ",
    "initials": "A. ",
    "empty lines": "\n\n",
    "one word a line": "word\n",
    "spaces": " ",
    "parentheses": "(",
    "dashes": " - ",
    "digits": "1",
    "dates": "4/3/2031 ",
    "digits and strokes": "1/",
    "months": "March ",
    "cues": "said ",
    "cues in Indonesian": "kata ",
    "clauses in clauses": "Mira said that ",
    "clauses in clauses, in Indonesian": "Mira mengatakan bahwa ",
    "according to": "according to ",
    "menurut": "menurut ",
    "relays": "Reuters reported, citing AP, ",
    "relays in Indonesian": "dilansir Antara, dikutip Reuters, ",
    "enclitics": '"ya," katanya. ',
    "accusations": "Mira accused Lev of lying and Ida of theft. ",
    "denials of all before": "Mira accused Lev. Lev denied the accusations. ",
    "denials of all before, in Indonesian": "Mira menuding Lev. Lev membantah tuduhan itu. ",
    "pronouns": "He said it. ",
    "pronouns in Indonesian": "Dia juga mengatakan itu. ",
    "conjuncts": "Mira accused Lev of theft" + " and of lying" * 50 + ". ",
    "what goes on": "She also said so. Both will go. ",
    "combining marks": "e\u0301",
    "lone surrogates": "\ud800",
    "nulls": "\0",
    "no-break spaces": "a\u00a0",
    "capitals": "A",
    "right to left": "\u05d0\u200f ",
}
"""What a nasty text repeats, by name."""


@final
@attrs.frozen
class Timed:
    """How long it took to read so many characters, in milliseconds; in each round."""

    characters: int
    times: tuple[float, ...]

    @property
    def milliseconds(self) -> float:
        """Return the median of the rounds."""
        return median(self.times)

    @property
    def speed(self) -> float:
        """Return characters a second."""
        return self.characters / self.milliseconds * 1e3

    def grows_to(self, other: Timed) -> float:
        """Return the exponent with which time grows from here to a longer text."""
        factor = other.characters / self.characters
        return growth(self.milliseconds, other.milliseconds, factor)


def reader_for(language: str) -> Read:
    """Return what reads a text in a language, as published on some day."""
    document = Document("timed", Source("outlet", "The Outlet"), published="2031-03-05")
    return partial(read, language=language, document=document)


def timed(texts: Sequence[str], read_one: Read, rounds: int = 3) -> Timed:
    """Read texts one after the other, in several rounds."""
    read_one("It rains.")
    clock = Clock()
    times = tuple(clock.time(lambda: [read_one(t) for t in texts])[0] for _ in range(rounds))
    return Timed(sum(map(len, texts)), times)


def repeated(pieces: Iterable[str], size: int) -> str:
    """Return a text of exactly so many characters, of pieces over and over."""
    found: list[str] = []
    length = 0
    for piece in cycle(pieces):
        if length >= size:
            break
        found.append(piece)
        length += len(piece)
    return "".join(found)[:size]


def grown(language: str, rounds: int = 3, sizes: Sequence[int] = SIZES) -> list[Timed]:
    """Read the project's articles as one text of several sizes."""
    pieces = [f"{article.text}\n" for article in articles(language)]
    return [timed([repeated(pieces, size)], reader_for(language), rounds) for size in sizes]


def nasty(
    language: str, size: int, names: Sequence[str] = (), rounds: int = 1
) -> Iterator[tuple[str, Timed, Timed]]:
    """Read nasty texts of a size and of a tenth of it; of less where that would take minutes.

    Yield the name, and the times of the shorter and of the longer text.
    """
    reader = reader_for(language)
    for name in names or NASTY:
        few, more, many = (
            partial(timed, [repeated([NASTY[name]], n)], reader, rounds)
            for n in (size // 100, size // 10, size)
        )
        short, long = few(), more()
        steepest = 10 ** max(1.0, short.grows_to(long))
        if long.milliseconds * steepest <= PATIENCE:
            short, long = long, many()
        yield name, short, long


def _told(found: Timed) -> list[str]:
    return [f"{found.characters:,}", shown(found.milliseconds), f"{found.speed:,.0f}"]


_COLUMNS: Final = ("characters", "ms", "characters a second")


def _article_rows(folder: Path | None, rounds: int) -> Iterator[tuple[str, list[str]]]:
    texts: dict[tuple[str, str], list[str]] = {}
    if folder is not None:
        texts["PolNeAR", "en"] = [news.text for news in polnear.load(folder)]
        texts["PFSA-ID", "id"] = [news.text for news in pfsa.load(folder)]
    for language in LANGUAGES:
        own = [article.text for article in articles(language)]
        texts["the project's own", language] = list(islice(cycle(own), 10 * len(own)))
    for (name, language), chosen in texts.items():
        yield f"{name}, {language}", _told(timed(chosen, reader_for(language), rounds))


def _growth_rows(rounds: int, size: int) -> Iterator[tuple[str, list[str]]]:
    sizes = [*(s for s in SIZES if s < size), size]
    for language in LANGUAGES:
        found = grown(language, rounds, sizes)
        for number, one in enumerate(found):
            step = str(found[number - 1].grows_to(one)) if number else ""
            whole = str(found[0].grows_to(one)) if number else ""
            yield f"{language}, {one.characters:,}", [*_told(one)[1:], step, whole]


def _nasty_rows(size: int) -> list[tuple[str, list[str]]]:
    found = [
        (f"{language}: {name}", few, many)
        for language in LANGUAGES
        for name, few, many in nasty(language, size)
    ]
    found.sort(key=lambda one: one[2].speed)
    return [(name, [*_told(many), str(few.grows_to(many))]) for name, few, many in found]


def report(folder: Path | None, rounds: int, size: int, *, only_nasty: bool = False) -> str:
    """Measure, and return the tables in Markdown."""
    parts = [f"{machine()}; aimed at: {AIM:,} characters a second, exponent 1"]
    if not only_nasty:
        parts.append(rate_table("articles", _COLUMNS, dict(_article_rows(folder, rounds))))
        heads = [*_COLUMNS[1:], "exponent from the row above", "from the first"]
        parts.append(rate_table("one text", heads, dict(_growth_rows(rounds, size))))
    heads = [*_COLUMNS, "exponent from a tenth"]
    parts.append(rate_table("nasty texts", heads, dict(_nasty_rows(size))))
    return "\n\n".join(parts)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables; see the module's text for the options."""
    parser = argparse.ArgumentParser(prog="benchmarks.reading.speed")
    parser.add_argument("folder", type=Path, nargs="?", help="where the data sets are")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--size", type=int, default=SIZES[-1])
    parser.add_argument("--nasty", action="store_true", help="read nasty texts only")
    chosen = parser.parse_args(arguments)
    print(report(chosen.folder, chosen.rounds, chosen.size, only_nasty=chosen.nasty))


if __name__ == "__main__":
    main()
