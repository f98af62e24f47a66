"""The policy: how statements are weighed. A frozen value with a default."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, final

import attrs

from claimledger.errors import InvalidRecordError, close_matches
from claimledger.model import Reading
from claimledger.reasoning.words import Disavowal, Grade, Supersession

__all__ = ["SWITCH", "Policy"]

SWITCH = {"on": True, "yes": True, "true": True, "off": False, "no": False, "false": False}


def _threshold(value: Grade | str) -> Grade:
    grade = Grade(value)
    if grade is Grade.NONE:
        raise InvalidRecordError("a threshold of none lets every side count", "write weak or full")
    return grade


def _switch(value: bool | str) -> bool:  # noqa: FBT001  # a converter takes one value
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value in SWITCH:
        return SWITCH[value]
    raise InvalidRecordError(f"{value!r} is no switch", "write on or off")


@final
@attrs.frozen(kw_only=True)
class Policy:
    """How statements are weighed; each field has a worked case that turns on it.

    ``threshold``: the grade from which a side counts. ``unnamed``: the weight of every party
    that is not named. ``accused``: the weight of denials by the accused. ``legitimacy``: the
    weight of "the accusation is absurd". ``supersession``: whether a party's later word
    replaces its earlier one. ``disavowal``: whether "I never said that" suspends a report.
    ``least_reading``: statements read less surely only raise their claim. ``resolver``: whether
    a cited party's own statements in the ledger are looked up. ``date_by_publication``: whether
    what has no date of its own takes that of the document it was read in.

    >>> Policy().but(threshold="full").threshold
    <Grade.FULL: 'full'>
    """

    threshold: Grade = attrs.field(default=Grade.WEAK, converter=_threshold)
    unnamed: Grade = attrs.field(default=Grade.FULL, converter=Grade)
    accused: Grade = attrs.field(default=Grade.FULL, converter=Grade)
    legitimacy: Grade = attrs.field(default=Grade.WEAK, converter=Grade)
    supersession: Supersession = attrs.field(default=Supersession.LATEST, converter=Supersession)
    disavowal: Disavowal = attrs.field(default=Disavowal.SUSPEND, converter=Disavowal)
    least_reading: Reading = attrs.field(default=Reading.DOUBTFUL, converter=Reading)
    resolver: bool = attrs.field(default=True, converter=_switch)
    date_by_publication: bool = attrs.field(default=True, converter=_switch)

    def but(self, **changes: Any) -> Self:
        """Return a policy that differs in some fields."""
        known = attrs.fields_dict(type(self))
        for name in changes:
            if name not in known:
                close = close_matches(name, list(known))
                raise InvalidRecordError(
                    f"a policy has no {name!r}",
                    f"did you mean {close[0]!r}?" if close else f"it has {', '.join(known)}",
                )
        return attrs.evolve(self, **changes)

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> Policy:
        """Return the default policy with some fields changed, as a ledger file writes them."""
        return cls().but(**fields)

    def fields(self) -> dict[str, str | bool]:
        """Return plain data that `Policy.of` takes back.

        >>> Policy.of(Policy(unnamed="none").fields()) == Policy(unnamed="none")
        True
        """
        return {
            name: value if isinstance(value, bool) else value.value
            for name, value in attrs.asdict(self).items()
        }
