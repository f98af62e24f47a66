"""Assertions about checkers: what they find in a ledger, and in the examples they come with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Required, TypedDict

from claimledger.checking import Checker, CheckSet, check
from claimledger.ledger import Ledger
from claimledger.model import Expectation, PeriodLike, Record
from claimledger.model.plain import printable, several
from claimledger.reasoning import Policy, Viewpoint
from claimledger.testing.checkers.examples import KINDS, Example, examples_of
from claimledger.testing.checkers.watching import Watch, named

__all__ = ["assert_examples", "assert_findings"]


class _Given(TypedDict, total=False):
    """What `check` is given beside a ledger and checkers."""

    expects: Required[tuple[Expectation, ...]]
    texts: Mapping[str, str] | None
    policy: Policy | None
    viewpoint: Viewpoint | None
    on: PeriodLike | None


def assert_findings(
    checkers: Checker | CheckSet | Iterable[Checker],
    ledger: Ledger,
    subjects: Iterable[Record | str | None],
    *,
    expects: Iterable[Expectation] = (),
    texts: Mapping[str, str] | None = None,
    policy: Policy | None = None,
    viewpoint: Viewpoint | None = None,
    on: PeriodLike | None = None,
) -> None:
    """Assert that checkers find something on just these subjects, one entry for each finding.

    A subject is a record, or the id of one; None, or ``"ledger"``, is the whole ledger. In words
    a relation is ``"relation:mayor member_of council"``, and an expectation ``"expects[0]"``. The
    order plays no part. A checker that breaks raises `AssertionError` too, from what it raised.

    >>> from claimledger import Claim, Finding, checker
    >>> @checker("DESK101", "short-claim", scope="claim")
    ... def short_claim(view, claim):
    ...     '''A claim of fewer than three words.'''
    ...     if len(claim.text.split()) < 3:
    ...         yield Finding(claim, "say it in a whole sentence")
    >>> ledger = Ledger().record(Claim("base", "A base"), Claim("port", "A port is closed"))
    >>> assert_findings(short_claim, ledger, ["base"])
    >>> assert_findings(short_claim, ledger, ["port"])
    Traceback (most recent call last):
    AssertionError: short-claim (DESK101) does not find what it should
      missing: port
      too much: DESK101 base: say it in a whole sentence
    """
    wanted = several(subjects, "list of subjects", "write ['s1', 's2'], or [] for nothing")
    expected = tuple(expects)
    given: _Given = {
        "expects": expected,
        "texts": texts,
        "policy": policy,
        "viewpoint": viewpoint,
        "on": on,
    }
    words = [
        subject if isinstance(subject, str) else named(subject, expected) for subject in wanted
    ]
    _compare(_set_of(checkers), ledger, words, given)


def assert_examples(checker: Checker, *folders: str | Path) -> None:
    """Assert that the example ledgers of a checker show what it finds, and what not.

    They are ``bad.yaml`` and ``good.yaml`` in ``examples/CODE/`` beside its module, and in the
    folders all files whose names begin with ``bad`` or ``good``. A bad one says in a line
    ``# finds: id1, id2`` on what something is found; on a good one nothing is. There must be
    one of each. A line ``# options: {most: 3}`` sets options, and ``# text doc-1: Two tanks
    leak.`` gives the text of a document. A line ``# merged with: {claimledger: 1, ...}`` is
    another file.

    >>> assert_examples(CheckSet.default()["CLS101"])
    """
    examples = list(examples_of(checker, *folders))
    for kind in KINDS:
        if kind not in {example.kind for example in examples}:
            places = [f"examples/{checker.code}/{kind}.yaml beside the module {checker.module}"]
            places += [f"{folder}/{kind}-1.yaml" for folder in folders]
            told = f"{_called(checker)} has no {kind} example; write {' or '.join(places)}"
            raise AssertionError(printable(told))
    for example in examples:
        _assert_example(example)


def _assert_example(example: Example) -> None:
    name, expected = printable(example.name), example.expected
    if example.kind == "bad" and not expected:
        raise AssertionError(f"{name} does not say what is found; write a line # finds: id1, id2")
    if example.kind == "good" and expected is not None:
        raise AssertionError(f"{name} says that something is found; begin its name with bad")
    given: _Given = {"expects": example.file.expects, "texts": example.texts}
    asked = CheckSet(example.checker)
    _compare(asked, example.ledger, expected or (), given, f"{name}: ")


def _set_of(checkers: Checker | CheckSet | Iterable[Checker]) -> CheckSet:
    if isinstance(checkers, CheckSet):
        return checkers
    if isinstance(checkers, Checker):
        return CheckSet(checkers)
    return CheckSet(*several(checkers, "list of checkers", "write [far_from_the_speaker]"))


def _called(*checkers: Checker) -> str:
    if len(checkers) == 1:
        return f"{checkers[0].slug} ({checkers[0].code})"
    return "together they"


def _compare(
    asked: CheckSet, ledger: Ledger, wanted: Iterable[str], given: _Given, where: str = ""
) -> None:
    """Ask; raise if a checker broke, or if what was found is not what was wanted."""
    found = check(ledger, asked, **given)
    if found.broken:
        broken = [f"{f.name}, {f.where or 'loading'}: {f.error}" for f in found.failures]
        cause = next(filter(None, (_raised(checker, ledger, given) for checker in asked)), None)
        raise AssertionError(_listed(f"{where}a checker broke", broken)) from cause
    expects = given["expects"]
    missing = Counter(wanted)
    right: list[str] = []
    wrong: list[str] = []
    for finding in found:
        word = named(finding.subject, expects)
        told = f"{finding.code} {word}: {finding.message}"
        (right if missing[word] > 0 else wrong).append(told)
        missing[word] -= 1
    held = {"ledger", *map(named, ledger), *(named(e, expects) for e in expects)}
    lines = [
        f"missing: {word}{'' if word in held else ', which the ledger does not hold'}"
        for word in sorted((+missing).elements())
    ]
    lines += [f"too much: {told}" for told in wrong]
    if lines:
        lines += [f"as it should be: {told}" for told in right]
        verb = "does not find what it should" if len(asked) == 1 else "do not find what they should"
        raise AssertionError(_listed(f"{where}{_called(*asked)} {verb}", lines))


def _listed(first: str, lines: Iterable[str]) -> str:
    return "\n  ".join([first, *map(printable, lines)])


def _raised(checker: Checker, ledger: Ledger, given: _Given) -> BaseException | None:
    """Ask a checker once more, and return what it raises first."""
    watch = Watch(checker)
    check(ledger, [watch.checker], **given)
    return watch.raised
