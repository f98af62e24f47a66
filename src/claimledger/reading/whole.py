"""The whole way in one call: a text, its drafts, a ledger of them, and what follows from it."""

from __future__ import annotations

from typing import final

import attrs

from claimledger.checking import CheckSet, Findings, check
from claimledger.ledger import Ledger
from claimledger.model import Document
from claimledger.reading.accepting.accepting import Accept, Accepted, Resolve, accepted
from claimledger.reading.pipeline import DEFAULT, Steps, read
from claimledger.reading.reader import Reader
from claimledger.reading.reading import Reading
from claimledger.reasoning import (
    Assessments,
    Policy,
    Traces,
    Viewpoint,
    assess_all,
    trace_all,
)

__all__ = ["Examined", "examine", "examined"]


@final
@attrs.frozen
class Examined:
    """A text that was read and asked about: each answer can be told from the one before it.

    ``traces`` and ``assessments`` answer by claim id, each when it is asked for.
    """

    reading: Reading
    accepted: Accepted
    ledger: Ledger = attrs.field(repr=False)
    traces: Traces = attrs.field(repr=False)
    assessments: Assessments = attrs.field(repr=False)
    findings: Findings = attrs.field(repr=False)


def examine(  # noqa: PLR0913  # each is a choice of its own
    text: str,
    *,
    language: str,
    document: Document,
    reader: Reader | None = None,
    profile: str = "reporting",
    steps: Steps = DEFAULT,
    resolve: Resolve = (),
    accept: Accept = "medium",
    own_voice: bool = False,
    beside: Ledger | None = None,
    policy: Policy | None = None,
    viewpoint: Viewpoint | None = None,
    checkers: CheckSet | None = None,
) -> Examined:
    """Read a text, record what is accepted, and ask for chains, statuses and findings.

    ``reader`` reads in place of the steps of this package. ``beside`` is a ledger that the new
    records are added to, whose parties are those known unless ``resolve`` gives others.

    >>> from claimledger.model import Source
    >>> post = Document("post-1", Source("post", "The Post"), published="2031-03-05")
    >>> found = examine("Rain fell.", language="en", document=post)
    >>> found.ledger.documents["post-1"].source.id, found.accepted.left
    ('post', ())
    """
    if reader is None:
        reading = read(text, language=language, document=document, profile=profile, steps=steps)
    else:
        reading = reader(text, language=language, document=document)
    return examined(
        reading,
        resolve=resolve or (() if beside is None else beside),
        accept=accept,
        own_voice=own_voice,
        beside=beside,
        policy=policy,
        viewpoint=viewpoint,
        checkers=checkers,
    )


def examined(
    reading: Reading,
    *,
    resolve: Resolve = (),
    accept: Accept = "medium",
    own_voice: bool = False,
    beside: Ledger | None = None,
    policy: Policy | None = None,
    viewpoint: Viewpoint | None = None,
    checkers: CheckSet | None = None,
) -> Examined:
    """Record what is accepted of a reading, and ask for chains, statuses and findings."""
    done = accepted(reading, resolve=resolve, accept=accept, own_voice=own_voice)
    ledger = done.ledger if beside is None else beside | done.ledger
    texts = {reading.document.id: reading.text} if reading.document is not None else {}
    return Examined(
        reading,
        done,
        ledger,
        trace_all(ledger, policy=policy, viewpoint=viewpoint),
        assess_all(ledger, policy=policy, viewpoint=viewpoint),
        check(ledger, checkers, texts=texts, policy=policy, viewpoint=viewpoint),
    )
