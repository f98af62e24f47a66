"""Every exception that leaves the library, each a subclass of the builtin a caller would catch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

__all__ = [
    "BrokenLawError",
    "CheckerError",
    "ClaimLedgerError",
    "ConflictError",
    "DuplicateCheckerError",
    "Fault",
    "InvalidCheckerError",
    "InvalidRecordError",
    "JournalError",
    "LoadError",
    "LockedError",
    "NewerVersionError",
    "UnknownCheckerError",
    "UnknownIdError",
    "close_matches",
]

_LONGEST = 1_000
"""The length up to which a word is looked up among those that it may be meant for."""


def close_matches(word: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return up to three of the known words that look like this one, best first.

    >>> close_matches("asert", ["asserted", "denied"])
    ('asserted',)
    """
    if len(word) > _LONGEST:  # the search takes time and room for each letter
        return ()
    from difflib import get_close_matches  # noqa: PLC0415  # only for words that are refused

    folded = {candidate.casefold(): candidate for candidate in known}
    found = get_close_matches(word.casefold(), list(folded), n=3, cutoff=0.6)
    return tuple(folded[candidate] for candidate in found)


class ClaimLedgerError(Exception):
    """Whatever goes wrong with data; catch this to catch them all."""


class InvalidRecordError(ClaimLedgerError, ValueError):
    """A record, or a value inside one, that cannot be.

    ``problem`` says what is wrong and ``mend`` how to put it right.

    >>> str(InvalidRecordError("a claim needs a text", "write what is claimed"))
    'a claim needs a text; write what is claimed'
    """

    def __init__(self, problem: str, mend: str = "") -> None:
        super().__init__(problem, mend)
        self.problem = problem
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.problem}; {self.mend}" if self.mend else self.problem


class UnknownIdError(ClaimLedgerError, LookupError):
    """An id that the ledger does not hold; ``close`` lists ids that look like it.

    >>> str(UnknownIdError("claim", "thank", ("thanks",)))
    "no claim 'thank' in the ledger; did you mean 'thanks'?"
    """

    def __init__(self, kind: str, id: str, close: tuple[str, ...] = ()) -> None:
        super().__init__(kind, id, close)
        self.kind = kind
        self.id = id
        self.close = close

    def __str__(self) -> str:
        text = f"no {self.kind} {self.id!r} in the ledger"
        if self.close:
            text += f"; did you mean {' or '.join(map(repr, self.close))}?"
        return text


class ConflictError(ClaimLedgerError, ValueError):
    """An id recorded again with other content.

    >>> str(ConflictError("putin", "name 'Putin' against 'V. Putin'"))
    "'putin' is recorded already with other content (name 'Putin' against 'V. Putin'); \
record an Amendment to mend it, or use another id"
    """

    def __init__(self, id: str, difference: str) -> None:
        super().__init__(id, difference)
        self.id = id
        self.difference = difference

    def __str__(self) -> str:
        return (
            f"{self.id!r} is recorded already with other content ({self.difference}); "
            "record an Amendment to mend it, or use another id"
        )


class Fault(ClaimLedgerError, ValueError):
    """One fault of a file: where it is, what is wrong, and how to mend it.

    ``line`` and ``column`` count from 1; 0 means that the place is not known.

    >>> str(Fault("claims.base", "no text", "write what is claimed", "port.yaml", 3, 9))
    'port.yaml:3:9: claims.base: no text; write what is claimed'
    """

    def __init__(
        self,
        path: str,
        problem: str,
        mend: str = "",
        file: str = "",
        line: int = 0,
        column: int = 0,
    ) -> None:
        super().__init__(path, problem, mend, file, line, column)
        self.path = path
        self.problem = problem
        self.mend = mend
        self.file = file
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = f"{self.file or '<text>'}: "
        if self.line:
            place = f"{self.file or '<text>'}:{self.line}:{self.column}: "
        path = f"{self.path}: " if self.path else ""
        return place + path + (f"{self.problem}; {self.mend}" if self.mend else self.problem)


class NewerVersionError(Fault):
    """The fault of a file, or of a line of a journal, that a newer claimledger wrote.

    >>> str(NewerVersionError("claimledger", "this line is of version 2", "install a newer one"))
    '<text>: claimledger: this line is of version 2; install a newer one'
    """


class JournalError(ClaimLedgerError, OSError):
    """A journal that could not be written; it is as it was before.

    ``path`` names it; ``errno`` is the operating system's number of the error, 0 for others.

    >>> str(JournalError("desk.jsonl", "no space left on the device", "make room"))
    'desk.jsonl: no space left on the device; make room'
    """

    def __init__(self, path: str, problem: str, mend: str = "", errno: int = 0) -> None:
        super().__init__(errno, problem, path)
        self.path = path
        self.problem = problem
        self.mend = mend

    def __str__(self) -> str:
        text = f"{self.path}: {self.problem}"
        return f"{text}; {self.mend}" if self.mend else text

    def __reduce__(self) -> tuple[type[Self], tuple[str, str, str, int]]:
        return type(self), (self.path, self.problem, self.mend, self.errno or 0)


class LockedError(JournalError, TimeoutError):
    """A journal that another writer held for longer than was waited.

    >>> str(LockedError("desk.jsonl", "another writer holds it", "try again"))
    'desk.jsonl: another writer holds it; try again'
    """


class LoadError(ClaimLedgerError, ExceptionGroup[Fault]):
    """All faults of what was loaded, at once; ``faults`` holds them in order of place.

    >>> error = LoadError.of([Fault("claims", "not a mapping")])
    >>> error.message, [fault.path for fault in error.faults]
    ('1 fault', ['claims'])
    """

    @classmethod
    def of(cls, faults: Sequence[Fault]) -> Self:
        """Return the error that tells how many faults there are, and each of them."""
        return cls(f"{len(faults)} fault{'s' * (len(faults) != 1)}", faults)

    def derive(self, excs: Sequence[Fault]) -> Self:  # type: ignore[override]  # faults only
        """Return an error like this one with other faults, as `except*` needs it."""
        return type(self)(self.message, excs)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The faults, each with its place."""
        return tuple(fault for fault in self.exceptions if isinstance(fault, Fault))

    def __str__(self) -> str:
        return "\n".join([f"{self.message}:", *(f"  {fault}" for fault in self.faults)])


class CheckerError(ClaimLedgerError):
    """Whatever is wrong with checkers themselves, and not with a ledger."""


class InvalidCheckerError(CheckerError, ValueError):
    """A checker, or a set of them, that cannot be; ``mend`` says how to put it right.

    >>> str(InvalidCheckerError("'x1' is no code of a checker", "write DESK101"))
    "'x1' is no code of a checker; write DESK101"
    """

    def __init__(self, problem: str, mend: str = "") -> None:
        super().__init__(problem, mend)
        self.problem = problem
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.problem}; {self.mend}" if self.mend else self.problem


class UnknownCheckerError(CheckerError, LookupError):
    """A code, or the beginning of one, that no checker has; ``close`` lists what looks like it.

    >>> str(UnknownCheckerError("CLA110", ("CLA101",)))
    "no checker 'CLA110'; did you mean 'CLA101'?"
    """

    def __init__(self, word: str, close: tuple[str, ...] = ()) -> None:
        super().__init__(word, close)
        self.word = word
        self.close = close

    def __str__(self) -> str:
        text = f"no checker {self.word!r}"
        return f"{text}; did you mean {' or '.join(map(repr, self.close))}?" if self.close else text


class DuplicateCheckerError(CheckerError, ValueError):
    """Two checkers with one code or slug, or two packages with one family of codes.

    >>> str(DuplicateCheckerError("code", "DESK101", "far-away", "too-far"))
    "the code 'DESK101' is taken twice, by far-away and by too-far; change one of them"
    """

    def __init__(self, what: str, word: str, first: str, second: str) -> None:
        super().__init__(what, word, first, second)
        self.what = what
        self.word = word
        self.first = first
        self.second = second

    def __str__(self) -> str:
        return (
            f"the {self.what} {self.word!r} is taken twice, by {self.first} and by {self.second}; "
            "change one of them"
        )


class BrokenLawError(ClaimLedgerError, AssertionError):
    """Rules that do not keep a law; ``code`` rebuilds a small ledger that shows it.

    >>> print(BrokenLawError("merging-commutes", "a | b is b | a.", "a = Ledger()"))
    merging-commutes: a | b is b | a.
    <BLANKLINE>
    a = Ledger()
    """

    def __init__(self, law: str, statement: str, code: str) -> None:
        super().__init__(law, statement, code)
        self.law = law
        self.statement = statement
        self.code = code

    def __str__(self) -> str:
        return f"{self.law}: {self.statement}\n\n{self.code}"
