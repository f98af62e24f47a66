"""What holds of every checker, whatever the ledger: nothing gets out, and order plays no part."""

# ruff: noqa: D401  # a law's first line is its statement

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from inspect import getdoc
from string import ascii_lowercase, ascii_uppercase, digits

import hypothesis
from hypothesis import HealthCheck, Phase, given
from hypothesis.errors import Flaky
from hypothesis.strategies import SearchStrategy

from claimledger.checking import Checker, CheckSet
from claimledger.errors import BrokenLawError
from claimledger.ledger import Ledger
from claimledger.model import Amendment, Expectation, Record
from claimledger.model.identity import takes_id
from claimledger.reasoning import Policy, Viewpoint
from claimledger.testing.checkers.examples import examples_of
from claimledger.testing.checkers.trials import Asker, Evidence, Trial
from claimledger.testing.checkers.watching import named, told
from claimledger.testing.detaching import recorded, remade
from claimledger.testing.laws.casting import entries_of
from claimledger.testing.strategies import ledgers as any_ledgers

__all__ = ["check_checker_laws"]


def check_checker_laws(
    checker: Checker,
    ledgers: SearchStrategy[Ledger] | Iterable[Ledger] | Ledger | None = None,
    *,
    expects: Iterable[Expectation] = (),
    texts: Mapping[str, str] | None = None,
    policy: Policy | None = None,
    viewpoint: Viewpoint | None = None,
    reads_ids: bool = False,
    max_examples: int = 50,
) -> None:
    """Try to break what should hold of every checker; raise `BrokenLawError` if it can be done.

    It raises nothing, and its findings have an end. It changes nothing. Asked again it says the
    same. The order of records, and the files that they come from, play no part; nor does the
    spelling of ids, unless it ``reads_ids``. Its findings are on records of the ledger.

    Without ``ledgers`` it is asked about generated ones, and about its own examples. Of what is
    drawn from a strategy, a small ledger is looked for that shows what is broken; it is the same
    each time. ``expects`` and the following are what `check` takes.

    >>> from claimledger import Claim, Finding, checker
    >>> check_checker_laws(CheckSet.default()["CLS103"], max_examples=5)
    >>> @checker("DESK101", "first-claim", scope="ledger")
    ... def first_claim(view, ledger):
    ...     '''There is a claim.'''
    ...     yield Finding(next(iter(ledger)), "this came first")
    >>> try:
    ...     check_checker_laws(first_claim, Ledger().record(Claim("base", "A"), Claim("port", "B")))
    ... except BrokenLawError as error:
    ...     print(error)  # doctest: +ELLIPSIS
    order-plays-no-part: Records in any order give the same findings.
    ...
    # first-claim (DESK101)
    # ledger only: DESK101 base: this came first
    # backwards only: DESK101 port: this came first
    """
    (checker,) = CheckSet(checker)  # refuses what is none
    asked = Asker(checker, tuple(expects), texts or {}, policy, viewpoint)
    laws = [law for law in _LAWS if law is not ids_play_no_part or not reads_ids]
    if ledgers is None:
        for example in examples_of(checker):
            there = Asker(example.checker, example.file.expects, example.texts, policy, viewpoint)
            _hold(laws, Trial(there, example.ledger))
        ledgers = any_ledgers().map(deepcopy)  # strategies share records, which it may change
    if isinstance(ledgers, SearchStrategy):
        _search(ledgers, lambda ledger: _hold(laws, Trial(asked, ledger)), max_examples)
    else:
        for ledger in [ledgers] if isinstance(ledgers, Ledger) else ledgers:
            _hold(laws, Trial(asked, ledger))


def _search(
    ledgers: SearchStrategy[Ledger], hold: Callable[[Ledger], None], max_examples: int
) -> None:
    """Look for a small ledger on which something does not hold."""
    broken: dict[str, BrokenLawError] = {}

    def holds(ledger: Ledger) -> None:
        try:
            hold(ledger)
        except BrokenLawError as error:
            broken[error.law] = error
            raise

    settings = hypothesis.settings(
        max_examples=max_examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        print_blob=False,
        report_multiple_bugs=False,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        verbosity=hypothesis.Verbosity.quiet,
    )
    try:
        settings(given(ledgers)(holds))()
    except Flaky:
        if not broken:
            raise
        error = next(iter(broken.values()))  # the law that broke first, as it last did
        error.add_note("Asked about this ledger once more, the checker kept the law.")
        raise error from error.__cause__


# -- the laws ------------------------------------------------------------------------------

_Rule = Callable[[Trial], Iterator[Evidence]]


def _hold(laws: Iterable[_Rule], trial: Trial) -> None:
    """Raise the first law that is broken; its name is the rule's, its statement the docstring."""
    for law in laws:
        evidence = next(law(trial), None)
        if evidence is not None:
            name = law.__name__.replace("_", "-")
            raise BrokenLawError(name, getdoc(law) or "", trial.code(evidence)) from evidence.raised


def nothing_gets_out(trial: Trial) -> Iterator[Evidence]:
    """A checker raises nothing, yields findings and nothing else, and comes to an end."""
    if trial.answer.broken:
        yield Evidence(trial.answer.broken, trial.answer.raised)


def nothing_is_changed(trial: Trial) -> Iterator[Evidence]:
    """The view, the ledger and the options are afterwards what they were before."""
    found = list(trial.changed())
    if found:
        yield Evidence(found)


def findings_are_on_the_ledger(trial: Trial) -> Iterator[Evidence]:
    """A finding is on a current record or on the whole ledger, because of records it holds."""
    ledger = trial.ledger
    current: set[Record | None] = {
        *(None, *trial.asker.expects),
        *ledger.parties.values(),
        *ledger.documents.values(),
        *ledger.claims.values(),
        *(*ledger.statements, *ledger.relations, *ledger.claim_relations),
        *(*ledger.reviews, *ledger.suppressions),
        *(version for conflict in ledger.conflicts for version in conflict.versions),
        *(record for record in ledger if isinstance(record, Amendment)),
    }
    held = {*current, *ledger}
    found = []
    for finding in sorted(trial.found, key=told):
        if finding.subject not in current:
            found.append(f"{told(finding)}; its subject is {finding.subject!r}")
        strange = [record for record in finding.because if record not in held]
        found += [f"{told(finding)}; it is because of {record!r}" for record in strange]
    if found:
        yield Evidence(found)


def findings_are_told_apart(trial: Trial) -> Iterator[Evidence]:
    """Two findings on one record have different keys, or they would have one fingerprint."""
    keys = Counter((finding.subject, finding.key) for finding in trial.found)
    found = sorted(told(f) for f in trial.found if keys[f.subject, f.key] > 1)
    if found:
        yield Evidence(found)


def asking_again_changes_nothing(trial: Trial) -> Iterator[Evidence]:
    """Asked again, about the same view or a new one of the same ledger, it says the same."""
    yield from trial.unlike("asked again", trial.asker.ask(trial.view))
    yield from trial.unlike("in a new view", trial.asker.ask(trial.asker.view(trial.ledger)))


def order_plays_no_part(trial: Trial) -> Iterator[Evidence]:
    """Records in any order give the same findings."""
    backwards = recorded(reversed(entries_of(trial.ledger)))
    answer = trial.asker.ask(trial.asker.view(backwards))
    yield from trial.unlike("backwards", answer, backwards=backwards)


def merging_plays_no_part(trial: Trial) -> Iterator[Evidence]:
    """A ledger put together from parts with ``|`` gives the same findings."""
    entries = entries_of(trial.ledger)
    first, second, third = (recorded(entries[start::3]) for start in range(3))
    merged = third | first | second
    yield from trial.unlike("merged", trial.asker.ask(trial.asker.view(merged)), merged=merged)


def ids_play_no_part(trial: Trial) -> Iterator[Evidence]:
    """With other ids for all records, findings are on the same records."""
    if _turns_on_digests(trial.ledger):
        return
    ids = _respelling(trial.ledger)
    asker = trial.asker.respelled(ids)
    respelled = recorded((remade(r, ids=ids), at) for r, at in entries_of(trial.ledger))
    answer = asker.ask(asker.view(respelled))

    def other_word(subject: Record | None) -> str:
        return named(subject and remade(subject, ids=ids), asker.expects)

    word_of = {other_word(f.subject): named(f.subject, trial.asker.expects) for f in trial.found}
    one = Counter(other_word(finding.subject) for finding in trial.found)
    other = Counter(named(finding.subject, asker.expects) for finding in answer.found)
    found = [f"ledger only: {word_of[word]}" for word in sorted((one - other).elements())]
    found += [f"respelled only: {word}" for word in sorted((other - one).elements())]
    found += answer.broken
    if found:
        yield Evidence(found, answer.raised, {"respelled": respelled})


def _turns_on_digests(ledger: Ledger) -> bool:
    """Tell whether digests decide which version is shown, and so the spelling of ids does."""
    mended = Counter(record.record.id for record in ledger if isinstance(record, Amendment))
    return bool(ledger.conflicts) or any(count > 1 for count in mended.values())


_TURNED = str.maketrans(
    ascii_lowercase + ascii_uppercase + digits,
    ascii_lowercase[::-1] + ascii_uppercase[::-1] + digits[::-1],
)


def _respelling(ledger: Ledger) -> Callable[[str], str]:
    """Return what gives every id another one, and turns their order round."""

    def turned(id: str) -> str:
        return id.translate(_TURNED)

    valued = (record for record in ledger if not takes_id(record))  # whose ids follow from them
    derived = {record.id: remade(record, ids=turned).id for record in valued}
    return lambda id: derived.get(id) or turned(id)


_LAWS: tuple[_Rule, ...] = (
    nothing_gets_out,
    nothing_is_changed,
    findings_are_on_the_ledger,
    findings_are_told_apart,
    asking_again_changes_nothing,
    order_plays_no_part,
    merging_plays_no_part,
    ids_play_no_part,
)
