"""Checkers as values: a rule with its code, and the decorator that makes one of a function."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from typing import Any, Self, final

import attrs

from claimledger.checking.finding import Finding, Severity
from claimledger.errors import InvalidCheckerError
from claimledger.model.vocabulary import Vocabulary

__all__ = ["Checker", "Scope", "checker"]

_CODE = re.compile(r"([A-Z]{2,12})[0-9]{3,4}", re.ASCII)
_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)
_FORM = "write capital letters for the family and three or four digits, such as DESK101"

Rule = Callable[..., Iterable[Finding]]


class Scope(Vocabulary):
    """What a checker is called with, once for each: a record of a kind, or the whole ledger.

    A checker of scope ``outcome`` is called once, when all the others are done, with what they
    found and what was silenced.
    """

    STATEMENT = "statement"
    CLAIM = "claim"
    DOCUMENT = "document"
    PARTY = "party"
    LEDGER = "ledger"
    OUTCOME = "outcome"


def _code(value: str) -> str:
    if not isinstance(value, str) or not _CODE.fullmatch(value):
        raise InvalidCheckerError(f"{value!r} is no code of a checker", _FORM)
    return value


def _slug(value: str) -> str:
    if not isinstance(value, str) or not _SLUG.fullmatch(value):
        raise InvalidCheckerError(
            f"{value!r} is no slug",
            "write lowercase words joined by -, such as far-from-the-speaker",
        )
    return value


def _text(_owner: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if not isinstance(value, str):
        raise InvalidCheckerError(
            f"the {attribute.name} of a checker is a text, not {value!r}", "write a text"
        )


def _options(_owner: object, _attribute: attrs.Attribute[Any], value: object) -> None:
    if value is not None and not attrs.has(type(value)):
        raise InvalidCheckerError(
            f"the options of a checker are of an attrs class, not {value!r}",
            "write @attrs.frozen class Options: ..., and options=Options()",
        )


def _rule(value: Rule) -> Rule:
    if not callable(value):
        raise InvalidCheckerError(f"{value!r} cannot be called", "write a generator function")
    return value


@final
@attrs.frozen(eq=False)
class Checker:
    """A rule over a read-only view, with its code, its scope and its options.

    Called with a view and a subject, it yields findings. `checker` makes one of a function.
    ``page`` is the rule's docstring: its first line says what is wrong, and becomes the
    catalogue entry. Two checkers are equal when code, rule, severity and options are.
    """

    code: str = attrs.field(converter=_code)
    slug: str = attrs.field(converter=_slug)
    scope: Scope = attrs.field(converter=Scope)
    severity: Severity = attrs.field(converter=Severity)
    rule: Rule = attrs.field(converter=_rule, repr=False)
    page: str = attrs.field(validator=_text, repr=False)
    options: Any = attrs.field(default=None, validator=_options)
    module: str = attrs.field(default="", validator=_text, repr=False)

    @property
    def family(self) -> str:
        """The letters of the code."""
        return self.code.rstrip("0123456789")

    @property
    def summary(self) -> str:
        """The first line of the page, which says what is wrong."""
        return self.page.partition("\n")[0]

    def __call__(self, view: Any, subject: Any) -> Iterable[Finding]:
        """Ask the rule about one subject."""
        given = () if self.options is None else (self.options,)
        return self.rule(view, subject, *given)

    def but(self, *, severity: Severity | str | None = None, options: Any = None) -> Self:
        """Return this checker with another severity, or with other options of the same class."""
        new = self if severity is None else attrs.evolve(self, severity=severity)
        if options is None:
            return new
        if type(options) is not type(self.options):
            wanted = "none" if self.options is None else type(self.options).__name__
            raise InvalidCheckerError(
                f"{options!r} is no set of options for {self.code}", f"its options are: {wanted}"
            )
        return attrs.evolve(new, options=options)

    def example(self, kind: str) -> str | None:
        """Return the text of its example ledger, ``bad`` or ``good``, if its package has one.

        It is looked for in ``examples/CODE/`` beside the module that defines the rule.
        """
        from importlib.resources import files  # noqa: PLC0415  # few programs ever ask

        package = self.module.rpartition(".")[0]
        try:
            held = files(package) / "examples" / self.code / f"{kind}.yaml"
            return held.read_text(encoding="utf-8") if held.is_file() else None
        except (ImportError, TypeError, ValueError):  # of no package that can be found, no UTF-8
            return None

    def _same(self) -> tuple[object, ...]:
        return self.code, self.slug, self.scope, self.severity, self.rule, self.options

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Checker):
            return NotImplemented
        return self._same() == other._same()

    def __hash__(self) -> int:
        return hash(self.code)


def checker(
    code: str,
    slug: str,
    *,
    scope: Scope | str,
    severity: Severity | str = Severity.WARNING,
    options: Callable[[], Any] | None = None,
) -> Callable[[Rule | type[Any]], Checker]:
    """Make a checker of a generator function, or of a frozen class with ``__call__``.

    The function is called with a `View` and a subject of the scope, and with its options, if
    ``options`` names their class: a frozen attrs class whose fields all have defaults. A class
    is its own options, and is called with the view and the subject.

    >>> from claimledger import Ledger, check
    >>> from claimledger.model import Assertion, Claim, Ref
    >>> @checker("DESK101", "short-claim", scope="claim")
    ... def short_claim(view, claim):
    ...     '''A claim of fewer than three words.'''
    ...     if len(claim.text.split()) < 3:
    ...         yield Finding(claim, "say it in a whole sentence")
    >>> print(*check(Ledger().record(Claim("base", "A base")), [short_claim]))
    DESK101 base: say it in a whole sentence
    """

    def made(rule: Rule | type[Any]) -> Checker:
        page = inspect.getdoc(rule) if _rule(rule).__doc__ else None  # of its own, not inherited
        name = getattr(rule, "__qualname__", repr(rule))
        if not page:
            raise InvalidCheckerError(
                f"{name} has no docstring", "say in its first line what is wrong when it finds"
            )
        own, ask = (rule, _ask) if isinstance(rule, type) else (options, rule)
        chosen = None if own is None else _default(own, name)
        made = Checker(
            code, slug, scope, severity, ask, page, chosen, getattr(rule, "__module__", None) or ""
        )
        _takes(rule, name, 2 if isinstance(rule, type) or chosen is None else 3)
        return made

    return made


def _ask(view: Any, subject: Any, options: Callable[[Any, Any], Iterable[Finding]]) -> Any:
    return options(view, subject)


def _default(options: Callable[[], Any], name: str) -> Any:
    if not (isinstance(options, type) and attrs.has(options)):
        raise InvalidCheckerError(
            f"the options of {name} are no attrs class", "write @attrs.frozen class Options: ..."
        )
    if any(a.default is attrs.NOTHING and a.init for a in attrs.fields(options)):
        raise InvalidCheckerError(
            f"the options of {name} have a field without a default", "give each field a default"
        )
    made = options()
    try:
        hash(made)
    except TypeError:
        raise InvalidCheckerError(
            f"the options of {name} can be changed",
            "write @attrs.frozen, and tuples and frozensets as defaults",
        ) from None
    return made


def _takes(rule: Rule | type[Any], name: str, count: int) -> None:
    """Refuse a rule that cannot be called with that many arguments."""
    called = rule.__call__ if isinstance(rule, type) else rule
    given = count + isinstance(rule, type)
    try:
        inspect.signature(called).bind(*range(given))
    except TypeError:
        form = "(view, subject, options)" if count == 3 else "(view, subject)"
        raise InvalidCheckerError(
            f"{name} cannot be called with {form}",
            "write def rule(view, subject, options) with options=Options, else without",
        ) from None
