"""The verbs about languages: check the file of one, explain its words, and list those there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from claimledger.cli.streams import BAD_INPUT, FOUND, fail, failing, tell, write, write_json
from claimledger.errors import ClaimLedgerError
from claimledger.model.plain import printable

if TYPE_CHECKING:
    from claimledger.reading.lexicon.examples import Outcome
    from claimledger.reading.lexicon.explaining import Known
    from claimledger.reading.lexicon.loading import Opened

__all__ = ["lexicon_"]


@click.group("lexicon")
def lexicon_() -> None:
    """Check and explain lexicons: what reading knows of a language, in one TOML file for each."""


_form = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")


@lexicon_.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@_form
def check_(files: tuple[str, ...], form: str) -> None:
    """Check lexicons: that they can be loaded, and that their examples are read as they expect.

    A FILE may be the code of a language, too. Exit code 0: all is well; 1: an example is not read
    as expected; 2: a file has faults, and every one is told on standard error with its line.
    """
    checked = [(file, _outcomes(file)) for file in files]
    told = [(file, found) for file, found in checked if found is not None]
    if form == "json":
        write_json({"files": [_data(file, *found) for file, found in told]})
    else:
        write("\n".join(line for file, found in told for line in _lines(file, *found)))
    if len(told) < len(files):
        raise click.exceptions.Exit(BAD_INPUT)
    if any(outcome.misses for _, (_, outcomes) in told for outcome in outcomes):
        raise click.exceptions.Exit(FOUND)


def _outcomes(file: str) -> tuple[Opened, tuple[Outcome, ...]] | None:
    """Load a file and read its examples; of one that is bad, tell the faults."""
    from claimledger.reading import read  # noqa: PLC0415  # other verbs do without it
    from claimledger.reading.lexicon.examples import check_examples  # noqa: PLC0415  # the same
    from claimledger.reading.lexicon.loading import opened, origin_named  # noqa: PLC0415  # the same

    try:
        found = opened(origin_named(file))
    except ClaimLedgerError as error:
        try:
            fail(error)
        except click.exceptions.Exit:
            return None
    return found, check_examples(found.lexicon, read)


def _lines(file: str, opened: Opened, outcomes: Iterable[Outcome]) -> Iterator[str]:
    missed = [outcome for outcome in outcomes if outcome.misses]
    for outcome in missed:
        yield printable(f'{outcome.example.place}: "{outcome.example.text}"')
        yield from (printable(f"    {miss}") for miss in outcome.misses)
    held = opened.lexicon
    counts = [
        *(_count(len(held.cues), "cue"), _count(len(held.vias), "via")),
        *(_count(len(held.anaphors), "anaphor"), _count(len(held.examples), "example")),
    ]
    verdict = f"{len(missed)} not read as expected" if missed else "all read as expected"
    yield printable(f"{file}: {', '.join(counts)}") + (f": {verdict}" if held.examples else "")


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'s' * (number != 1)}"


def _data(file: str, opened: Opened, outcomes: Iterable[Outcome]) -> dict[str, Any]:
    return {
        "file": file,
        "language": opened.lexicon.language,
        "examples": [
            {
                "file": outcome.example.place.file,
                "line": outcome.example.place.line,
                "text": outcome.example.text,
                "misses": [
                    {"what": miss.what, "expected": miss.expected, "read": miss.read}
                    for miss in outcome.misses
                ],
            }
            for outcome in outcomes
        ],
    }


@lexicon_.command("explain")
@click.argument("lexicon", metavar="FILE_OR_LANGUAGE")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
def explain_(lexicon: str, words: tuple[str, ...]) -> None:
    """Print what a lexicon knows of some words, with the line that says it.

    Of a sentence, print what it knows of the words in it, then what is read in it, and by which
    entry. Exit code 1: nothing is known of the words.
    """
    from claimledger.reading.lexicon.explaining import known_in, known_of  # noqa: PLC0415  # as above
    from claimledger.reading.lexicon.loading import opened, origin_named  # noqa: PLC0415  # the same

    text = " ".join(words)
    with failing():
        found = opened(origin_named(lexicon))
    whole = known_of(found, text)
    groups = (whole,) if whole else known_in(found, text)
    blocks = list(_blocks(groups))
    if not whole and len(text.split()) > 1:
        blocks += _read(found, text, groups)
    if not groups:
        tell(f"nothing is known of {text!r}")
    write("\n\n".join(filter(None, blocks)))
    if not groups:
        raise click.exceptions.Exit(FOUND)


def _blocks(groups: Iterable[Sequence[Known]]) -> Iterator[str]:
    for group in groups:
        lines = [group[0].words, *(f"    {known}" for known in group)]
        yield "\n".join(map(printable, lines))


def _read(opened: Opened, text: str, groups: Iterable[Iterable[Known]]) -> Iterator[str]:
    """Yield what is read in a text, and by which entry; and the cues by which nothing is."""
    from claimledger.reading import read, reading_text  # noqa: PLC0415  # as above

    found = read(text, language=opened.lexicon.language, lexicon=opened.lexicon)
    yield reading_text(found)
    lines = [f"{d.id} is read by {d.rule}{_place_of(d.rule, opened)}" for d in found.drafts]
    read_by = {draft.rule.partition(":")[2] for draft in found.drafts}
    lines += (
        f"nothing is read by {known.words}, {', '.join(known.frames)}"
        for group in groups
        for known in group
        if known.frames and known.words.lower() not in read_by
    )
    yield "\n".join(map(printable, lines))


def _place_of(rule: str, opened: Opened) -> str:
    """Return the line of the entry that led to a draft, if it was one."""
    from claimledger.reading.lexicon.explaining import known_of  # noqa: PLC0415  # as above

    frame, _, form = rule.partition(":")
    places = [known.place for known in known_of(opened, form) if frame in known.frames]
    return f" ({places[0]})" if places else ""


@lexicon_.command("list")
def list_() -> None:
    """List the languages that there are: our own, and those that other packages offer.

    Exit code 2: a package offers one that cannot be used.
    """
    from claimledger.reading.lexicon.discovery import languages  # noqa: PLC0415  # as above

    codes, failures = languages()
    write("\n".join(codes))
    for failure in failures:
        tell(f"{failure.name} cannot be used: {failure.error}")
    if failures:
        raise click.exceptions.Exit(BAD_INPUT)
