"""Sets of checkers: immutable, derived from each other, with one checker for each code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Self, final

from claimledger.checking.checker import Checker
from claimledger.checking.checkers import BUILT_IN
from claimledger.checking.discovery import Plugins, plugins
from claimledger.checking.finding import Severity
from claimledger.checking.outcome import Failure
from claimledger.errors import (
    DuplicateCheckerError,
    InvalidCheckerError,
    UnknownCheckerError,
    close_matches,
)
from claimledger.model.plain import kind_of

__all__ = ["CheckSet"]


@final
class CheckSet:
    """Some checkers, by code. Nothing changes it: every method returns a new set.

    Where a word is asked for, it is a code, the beginning of some (``CLA`` is the whole family),
    or a slug; one that fits no checker of the set raises `UnknownCheckerError`.

    >>> CheckSet.default().select("CLX").without("CLX1").codes
    ('CLX201', 'CLX202', 'CLX203')
    """

    __slots__ = ("_checkers", "failures", "known")

    failures: tuple[Failure, ...]
    """The plugins that did not load."""

    known: frozenset[str]
    """The codes that there are, with those that were left out of this set."""

    def __init__(self, *checkers: Checker) -> None:
        held: dict[str, Checker] = {}
        slugs: dict[str, Checker] = {}
        for checker in checkers:
            if not isinstance(checker, Checker):
                raise InvalidCheckerError(
                    f"{kind_of(checker)} is no checker", "decorate the function with @checker(...)"
                )
            for what, word, taken in (("code", checker.code, held), ("slug", checker.slug, slugs)):
                if word in taken and taken[word] != checker:
                    raise DuplicateCheckerError(what, word, _said(taken[word]), _said(checker))
                taken[word] = checker
        self._checkers = dict(sorted(held.items()))
        self.failures = ()
        self.known = frozenset(held)

    @classmethod
    def default(cls) -> Self:
        """Return the checkers that come with the library, with their default options."""
        return cls(*BUILT_IN)

    @classmethod
    def installed(cls, found: Plugins | None = None) -> Self:
        """Return the default set with the checkers of all installed packages.

        A package that could not be loaded is noted in ``failures``, and told by `check`.
        """
        offered = plugins() if found is None else found
        whole = cls(*BUILT_IN, *offered.checkers)
        return whole._with(whole, offered.failures)

    def _with(self, checkers: Iterable[Checker], failures: tuple[Failure, ...]) -> Self:
        made = type(self)(*checkers)
        made.failures = failures
        made.known |= self.known
        return made

    def _derived(self, checkers: Iterable[Checker]) -> Self:
        return self._with(checkers, self.failures)

    def with_(self, *checkers: Checker) -> Self:
        """Return a set with these checkers too; another one of the same code or slug raises."""
        return self._derived([*self, *checkers])

    def without(self, *words: str) -> Self:
        """Return a set without the checkers that some words name."""
        left_out = self._named(words)
        return self._derived(c for c in self if c.code not in left_out)

    def select(self, *words: str) -> Self:
        """Return a set of the checkers that some words name, and no others."""
        chosen = self._named(words)
        return self._derived(c for c in self if c.code in chosen)

    def but(
        self,
        *,
        options: Mapping[str, Any] | None = None,
        severities: Mapping[str, Severity | str] | None = None,
    ) -> Self:
        """Return a set in which some checkers, by code, have other options or severities.

        >>> quiet = CheckSet.default().but(severities={"CLX201": "note"})
        >>> quiet["CLX201"].severity
        <Severity.NOTE: 'note'>
        """
        chosen, weights = dict(options or {}), dict(severities or {})
        for code in (*chosen, *weights):
            self[code]
        return self._derived(
            c.but(severity=weights.get(c.code), options=chosen.get(c.code)) for c in self
        )

    def _named(self, words: Iterable[str]) -> set[str]:
        chosen: set[str] = set()
        for word in words:
            found = {c.code for c in self if c.slug == word or (word and c.code.startswith(word))}
            if not found:
                raise self._unknown(word)
            chosen |= found
        return chosen

    def _unknown(self, word: str) -> UnknownCheckerError:
        return UnknownCheckerError(
            word, close_matches(word, [*self.codes, *(c.slug for c in self)])
        )

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, in order."""
        return tuple(self._checkers)

    def __getitem__(self, word: str) -> Checker:
        for checker in self:
            if word in (checker.code, checker.slug):
                return checker
        raise self._unknown(word)

    def __contains__(self, word: object) -> bool:
        return any(word in (c.code, c.slug) or word == c for c in self)

    def __iter__(self) -> Iterator[Checker]:
        return iter(self._checkers.values())

    def __len__(self) -> int:
        return len(self._checkers)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, CheckSet):
            return NotImplemented
        return tuple(self) == tuple(other) and self.failures == other.failures

    def __hash__(self) -> int:
        return hash(self.codes)

    def __repr__(self) -> str:
        return f"<CheckSet ({len(self)} checker{'s' * (len(self) != 1)})>"


def _said(checker: Checker) -> str:
    return f"{checker.slug} of {checker.module or 'an unknown module'}"
