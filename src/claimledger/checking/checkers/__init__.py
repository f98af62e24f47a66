"""The checkers that come with the library, family by family."""

from __future__ import annotations

from claimledger.checking.checkers.anchors import anchor_not_found
from claimledger.checking.checkers.answering import (
    contested_in_own_voice,
    denied_before_it_was_said,
    no_authority,
)
from claimledger.checking.checkers.attribution import (
    circular_reporting,
    gap_in_the_chain,
    not_from_its_publisher,
    returns_home,
)
from claimledger.checking.checkers.contesting import (
    accused_not_heard,
    nobody_asserts_it,
    only_the_accused_deny,
)
from claimledger.checking.checkers.dates import (
    recorded_before_published,
    said_after_published,
    weekday_disagrees,
)
from claimledger.checking.checkers.itself import (
    broken_checker,
    expired_suppression,
    plugin_not_loaded,
    unknown_suppression,
    unused_suppression,
)
from claimledger.checking.checkers.keeping import (
    conflicting_versions,
    expectation_fails,
    one_name_two_ids,
)
from claimledger.checking.checkers.names import look_alike_names
from claimledger.checking.checkers.relaying import (
    certainty_raised,
    cites_what_was_said_later,
    paraphrase_turned_quotation,
    retracted_upstream,
    translated_quotation,
)
from claimledger.checking.checkers.sourcing import (
    many_outlets_one_origin,
    nobody_named,
    single_origin,
    unnamed_opinion,
)
from claimledger.checking.checkers.voices import collective_for_members, declined_yet_quoted

__all__ = ["BROKEN", "BUILT_IN", "NOT_LOADED"]

BUILT_IN = (
    circular_reporting,
    returns_home,
    gap_in_the_chain,
    retracted_upstream,
    certainty_raised,
    not_from_its_publisher,
    paraphrase_turned_quotation,
    translated_quotation,
    cites_what_was_said_later,
    many_outlets_one_origin,
    single_origin,
    nobody_named,
    unnamed_opinion,
    declined_yet_quoted,
    collective_for_members,
    accused_not_heard,
    contested_in_own_voice,
    only_the_accused_deny,
    no_authority,
    denied_before_it_was_said,
    nobody_asserts_it,
    said_after_published,
    recorded_before_published,
    weekday_disagrees,
    anchor_not_found,
    look_alike_names,
    one_name_two_ids,
    expectation_fails,
    conflicting_versions,
    broken_checker,
    expired_suppression,
    plugin_not_loaded,
    unknown_suppression,
    unused_suppression,
)
"""All of them, each with its default options."""

BROKEN = broken_checker
NOT_LOADED = plugin_not_loaded
