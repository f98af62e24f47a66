"""The words that expectations may use: those of the answers, which ``reasoning`` computes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["ANSWERS", "FLAGS", "GAPS", "POLICY", "SELECTIONS", "STATUSES", "SWITCHES", "VIEWPOINT"]

STATUSES: Final = ("unreported", "open", "asserted", "denied", "contested")

FLAGS: Final[Mapping[str, tuple[str, ...]]] = {
    "support": ("anonymous_only", "hedged_only", "inferred_only", "implied_only"),
    "opposition": (
        "anonymous_only",
        "hedged_only",
        "inferred_only",
        "implied_only",
        "interested_only",
    ),
}

ANSWERS: Final = (
    "not_recorded",
    "no_response",
    "declined",
    "evaded",
    "denied",
    "admitted",
    "mixed",
)

GAPS: Final = (
    "dangling",
    "mismatch",
    "no_side",
    "unsourced",
    "unlocated",
    "contradicted",
    "retracted",
    "undated",
)

SWITCHES: Final[Mapping[str, str]] = {
    "on": "on",
    "true": "on",
    "yes": "on",
    "off": "off",
    "false": "off",
    "no": "off",
}
"""The words for a policy field that is on or off, and how each is kept."""

_WEIGHTS: Final = {word: word for word in ("none", "weak", "full")}

POLICY: Final[Mapping[str, Mapping[str, str]]] = {
    "threshold": {"weak": "weak", "full": "full"},
    "unnamed": _WEIGHTS,
    "accused": _WEIGHTS,
    "legitimacy": _WEIGHTS,
    "supersession": {"latest": "latest", "cumulative": "cumulative"},
    "disavowal": {"suspend": "suspend", "ignore": "ignore"},
    "least_reading": {word: word for word in ("doubtful", "inferred", "explicit")},
    "resolver": SWITCHES,
    "date_by_publication": SWITCHES,
}
"""The fields of a policy, the words of each, and how each word is kept."""

VIEWPOINT: Final[Mapping[str, str]] = {
    "documents": "document",
    "relays": "party",
    "positions": "party",
}
"""The fields of a viewpoint, and what sort of ids each one lists."""

SELECTIONS: Final = ("only", "except")
