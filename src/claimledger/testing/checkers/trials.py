"""A checker on trial: asked about one ledger, with all that could be seen before it was asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import Self, final

import attrs

from claimledger.checking import Checker, Finding, View, check
from claimledger.ledger import Ledger
from claimledger.model import Expectation
from claimledger.model.plain import printable
from claimledger.offers import worded
from claimledger.reasoning import Policy, Viewpoint
from claimledger.testing.checkers.watching import Watch, told
from claimledger.testing.detaching import remade

__all__ = ["Answer", "Asker", "Evidence", "Trial"]

_MOST = 10
"""How many lines of what was found are printed."""


@final
@attrs.frozen
class Answer:
    """What a checker found, in which words it broke, and what it raised first."""

    found: frozenset[Finding]
    broken: tuple[str, ...]
    raised: BaseException | None

    @property
    def words(self) -> Counter[str]:
        """All of it in words."""
        return Counter([*map(told, self.found), *self.broken])


@final
@attrs.frozen
class Asker:
    """A checker, and what it is given beside a ledger."""

    checker: Checker
    expects: tuple[Expectation, ...] = ()
    texts: Mapping[str, str] = attrs.field(factory=dict)
    policy: Policy | None = None
    viewpoint: Viewpoint | None = None

    def view(self, ledger: Ledger) -> View:
        """Return a new view of a ledger."""
        return View(
            ledger,
            expects=self.expects,
            texts=self.texts,
            policy=self.policy,
            viewpoint=self.viewpoint,
        )

    def ask(self, view: View) -> Answer:
        """Ask the checker about a view; what a suppression silences counts as found."""
        watch = Watch(self.checker, view)
        found = check(view.ledger, [watch.checker])
        findings = {*found.of(self.checker.code), *(finding for finding, _ in found.silenced)}
        broken = tuple(f"on {failure.where}: {failure.error}" for failure in found.failures)
        return Answer(frozenset(findings), broken, watch.raised)

    def respelled(self, ids: Callable[[str], str]) -> Self:
        """Return this with other ids."""
        expects = tuple(remade(expectation, ids=ids) for expectation in self.expects)
        texts = {ids(id): text for id, text in self.texts.items()}
        return attrs.evolve(self, expects=expects, texts=texts)

    @property
    def code(self) -> Iterator[str]:
        """Python that rebuilds what is given, where anything is."""
        if self.expects:
            yield f"expects = {list(self.expects)!r}"
        if self.texts:
            yield f"texts = {dict(self.texts)!r}"
        if self.policy is not None:
            yield f"policy = Policy.of({self.policy.fields()})"
        if self.viewpoint is not None:
            yield f"viewpoint = Viewpoint.of({self.viewpoint.fields()})"


@final
@attrs.frozen
class Evidence:
    """That a law is broken: what was found, what was raised, other ledgers that were asked."""

    found: Iterable[str]
    raised: BaseException | None = None
    others: Mapping[str, Ledger] = attrs.field(factory=dict)


@final
class Trial:
    """A checker that was asked about a ledger, and may be asked again.

    >>> from claimledger import CheckSet
    >>> trial = Trial(Asker(CheckSet.default()["CLS101"]), Ledger())
    >>> trial.answer.broken, list(trial.changed())
    ((), [])
    >>> print(trial.code(Evidence(["nothing at all"])))
    from claimledger import *
    <BLANKLINE>
    ledger = Ledger()
    # many-outlets-one-origin (CLS101)
    # nothing at all
    """

    def __init__(self, asker: Asker, ledger: Ledger) -> None:
        self.asker = asker
        self.ledger = ledger
        self.view = asker.view(ledger)
        self._before = self._seen()
        self.answer = asker.ask(self.view)

    @property
    def found(self) -> frozenset[Finding]:
        """What the checker found when it was first asked."""
        return self.answer.found

    def _seen(self) -> dict[str, str]:
        """Return all that there is to change, in words, so that nothing changes it any more."""
        view, options = self.view, self.asker.checker.options
        worked_out = (n for n in vars(View) if isinstance(vars(View)[n], cached_property))
        return {
            "ledger": view.ledger.code(),
            "policy": repr(view.policy),
            "viewpoint": repr(view.viewpoint),
            "expects": "\n".join(map(repr, view.expects)),
            "texts": "\n".join(map(repr, view.texts.items())),
            "view": "\n".join(sorted(vars(view).keys() - worked_out)),
            "options": "" if options is None else repr(attrs.asdict(options)),
        }

    def changed(self) -> Iterator[str]:
        """Yield in words what was there before the checker was asked, and what is now."""
        try:
            after = self._seen()
        except Exception as error:  # noqa: BLE001  # it may have taken everything out
            yield f"view after: it cannot be read: {worded(error)}"
            return
        for what, lines in self._before.items():
            was, now = (Counter(text.splitlines()) for text in (lines, after[what]))
            yield from (f"{what} before: {line.strip()}" for line in was - now)
            yield from (f"{what} after: {line.strip()}" for line in now - was)

    def unlike(self, name: str, answer: Answer, **others: Ledger) -> Iterator[Evidence]:
        """Yield what shows that another answer differs from the first, if it does."""
        was, now = self.answer.words, answer.words
        found = [f"ledger only: {words}" for words in sorted((was - now).elements())]
        found += [f"{name} only: {words}" for words in sorted((now - was).elements())]
        if found:
            yield Evidence(found, answer.raised, others)

    def code(self, evidence: Evidence) -> str:
        """Return Python that rebuilds the ledgers, with what was found as comments."""
        checker = self.asker.checker
        return "\n".join(
            [
                "from claimledger import *",
                "",
                *self.asker.code,
                f"ledger = {self._before['ledger']}",
                *(f"{name} = {ledger.code()}" for name, ledger in evidence.others.items()),
                f"# {checker.slug} ({checker.code})",
                *(f"# {printable(line)}" for line in islice(evidence.found, _MOST)),
            ]
        )
