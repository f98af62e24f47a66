"""The tables of docs/reference/lexicon.md, made from the classes that a file mirrors.

Run as a script it writes them anew: ``PYTHONPATH=tests python -m unit.reading.lexicon.reference``.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

import attrs

from claimledger.model import Period
from claimledger.model.vocabulary import Vocabulary
from claimledger.reading.lexicon.date_words import DateWords
from claimledger.reading.lexicon.entries import Anaphor, Cue, Example, Lexicon, Via, When, Words
from claimledger.reading.lexicon.expecting import DateSaid, Expectation, Said
from claimledger.reading.lexicon.merging import SECTIONS, class_of
from claimledger.reading.lexicon.structuring import keys_of

PAGE = Path(__file__).parents[4] / "docs" / "reference" / "lexicon.md"
CLASSES: tuple[type[Any], ...] = (
    *(Lexicon, Cue, When, Via, Anaphor, Words, DateWords, Example, Expectation, DateSaid),
)
MEANINGS = {
    "Lexicon.language": "The code of the language: `eo`, `pt-BR`.",
    "Lexicon.extends": "Files, by their path from this one, and languages, by their code.",
    "Lexicon.cues": "What shows that somebody said something.",
    "Lexicon.vias": "What shows through whom it is known.",
    "Lexicon.anaphors": "Nouns that stand for something said before.",
    "Lexicon.words": "The small words.",
    "Lexicon.dates": "The words of dates.",
    "Lexicon.examples": "Texts, and what is read in them.",
    "Cue.forms": "The words, in each form in which they are found.",
    "Cue.frames": "How they stand to who says it and what is said.",
    "Cue.speech_act": "What is done by saying it.",
    "Cue.polarity": "Whether what is said is put forward, rejected, or left open.",
    "Cue.certainty": "How sure the speaker is said to be.",
    "Cue.commits": "Who stands for the words.",
    "Cue.when": "What the cue means before certain objects.",
    "Cue.not_before": "Single words before which the form is something else.",
    "Cue.not_after": "Single words behind which it is.",
    "When.object": "A word, or `@anaphor` for any noun of those.",
    "When.speech_act": "What is done then.",
    "When.polarity": "As for a cue.",
    "When.certainty": "As for a cue.",
    "Via.forms": "The words, in each form.",
    "Via.prepositions": "Words that may stand between them and the name.",
    "Via.not_before": "Single words before which they are something else.",
    "Anaphor.noun": "The noun, in one form; write an entry for each.",
    "Words.pronouns": "Pronouns that stand for a person.",
    "Words.content_holds_complementizer": "Whether that word is a part of what is said.",
    "Words.negations": "Words that deny a verb.",
    "Words.conjunctions": "Words that join what is alike.",
    "Words.contrasts": "Words that open a clause against the one before.",
    "Words.roles": "Nouns for offices and callings.",
    "Words.collectives": "Words for sources that are many.",
    "DateWords.months": "1 is January.",
    "DateWords.units": "Words for stretches of the calendar.",
    "DateWords.numbers": "Words for numbers.",
    "DateWords.numeric": "What the first number of a date such as 4/5/2031 is.",
    "DateWords.since": "Words before where a stretch of time begins.",
    "DateWords.until": "Words before where it ends.",
    "Example.text": "A sentence, or several.",
    "Example.expect": "[What is read in it](#what-is-expected).",
    "Said.form": "How it names them.",
    "Said.act": "What is done by saying it.",
    "Said.speech": "Whether the words are the speaker's.",
    "Said.polarity": "As for a cue.",
    "Said.certainty": "As for a cue.",
    "Said.commits": "As for a cue.",
    "Said.rule": "The frame and the form that led to it: `svo:denied`.",
    "Said.tier": "How far it may be trusted.",
    "Said.responds_to": 'The drafts that it answers: `[{draft = "d1", sure = true}]`.',
    "Expectation.dates": "Each date that is read.",
    "DateSaid.text": "The words.",
    "DateSaid.period": "The day, month, year or stretch of time.",
    "DateSaid.inferred": "How that was got, if the words alone do not say it.",
}
"""What is said of the keys that have no words for a reader of the page beside them in the code."""


def table_of(kind: type[Any]) -> str:
    """Return the rows of a class: each key, what stands there, the default, and what it means."""
    rows = ["| key | what stands there | without it | meaning |", "|---|---|---|---|"]
    keys = {of: key for key, of in SECTIONS.items()} if kind is Lexicon else {}
    for name, field in keys_of(kind).items():
        owner = Said if issubclass(kind, Said) and name in keys_of(Said) else kind
        key = keys.get(name, name)
        meaning = MEANINGS.get(f"{owner.__name__}.{name}") or _docstrings(owner).get(name, "")
        rows.append(f"| `{key}` | {_spelled(field.type)} | {_default(kind, field)} | {meaning} |")
    return "\n".join(rows)


def _docstrings(kind: type[Any]) -> dict[str, str]:
    """Return the text that stands below each field of a class in its source, on one line."""
    (tree,) = ast.parse(inspect.getsource(kind)).body
    assert isinstance(tree, ast.ClassDef)
    found = {}
    for field, below in pairwise(tree.body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                words = re.sub(r"``?([^`]+)``?", r"`\1`", " ".join(text.split()))
                found[name] = words.replace("|", "\\|")
    return found


def _spelled(kind: Any) -> str:
    """Return what stands there in the file."""
    origin = get_origin(kind)
    if isinstance(kind, UnionType):
        return ", or ".join(_spelled(part) for part in get_args(kind) if part is not NoneType)
    if (entry := class_of(kind)) is not None:
        return f"tables of {_name(entry)}" if entry in CLASSES or entry is Said else "tables"
    if origin is tuple:
        inner = get_args(kind)[0]
        return f"a list of {_several(inner)}"
    if origin is Mapping:
        return f"a table from words to {_several(get_args(kind)[1])}"
    if isinstance(kind, type) and issubclass(kind, Vocabulary):
        return f"a word of {_linked(kind)}"
    if attrs.has(kind) and kind is not Period:
        return "a table"
    plain = {str: "a text", bool: "`true` or `false`", int: "a whole number"}
    return {**plain, Period: "a date, as a text"}.get(kind, str(kind))


def _several(kind: Any) -> str:
    if isinstance(kind, type) and issubclass(kind, Vocabulary):
        return f"words of {_linked(kind)}"
    if get_origin(kind) is tuple:
        return f"lists of {_several(get_args(kind)[0])}"
    return {str: "texts", int: "whole numbers", Any: "values"}.get(kind, str(kind))


def _linked(kind: type[Vocabulary]) -> str:
    return f"[{kind.spoken()}](#words-of-closed-lists)"


def _name(kind: type[Any]) -> str:
    return {"Said": "the keys of a draft", "DateSaid": "a date"}.get(
        kind.__name__, f"`{kind.__name__.lower()}`"
    )


def _default(kind: type[Any], field: attrs.Attribute[Any]) -> str:
    if kind in (Said, Expectation) or (kind is DateSaid and field.default is None):
        return "may be anything"
    if field.default is attrs.NOTHING:
        return "it is needed"
    value = field.default
    if isinstance(value, tuple):
        return ", ".join(f"`{item}`" for item in value) or "none"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if isinstance(value, Vocabulary) else "none"


def vocabularies() -> dict[str, list[str]]:
    """Return the words of each closed list that a file may use, by the list's name."""
    found: dict[str, list[str]] = {}
    for kind in (*CLASSES, Said):
        for field in keys_of(kind).values():
            for of in _parts(field.type):
                if isinstance(of, type) and issubclass(of, Vocabulary):
                    found.setdefault(of.spoken(), [word.value for word in of])
    return dict(sorted(found.items()))


def _parts(kind: Any) -> Iterator[Any]:
    yield kind
    for part in get_args(kind):
        yield from _parts(part)


def lists() -> str:
    """Return the rows of the closed lists."""
    rows = ["| list | words |", "|---|---|"]
    for name, words in vocabularies().items():
        rows.append(f"| {name} | {', '.join(f'`{word}`' for word in words)} |")
    return "\n".join(rows)


def filled(page: str) -> str:
    """Return the page with each of its tables made anew."""
    tables = {kind.__name__: table_of(kind) for kind in CLASSES} | {"lists": lists()}
    for name, table in tables.items():
        begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
        before, found, rest = page.partition(begin)
        _, ended, after = rest.partition(end)
        assert found, f"there is no {begin}"
        assert ended, f"there is no {end}"
        page = f"{before}{begin}\n{table}\n{end}{after}"
    return page


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
