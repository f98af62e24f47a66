"""The words of the answers: the lattice of statuses and the order of grades."""

from __future__ import annotations

import pytest

from claimledger.reasoning import Answer, Disavowal, GapKind, Grade, Status, Supersession, Why


@pytest.mark.parametrize(
    ("support", "opposition", "raised", "expected"),
    [
        (False, False, False, "unreported"),
        (False, False, True, "open"),
        (True, False, True, "asserted"),
        (True, False, False, "asserted"),
        (False, True, True, "denied"),
        (False, True, False, "denied"),
        (True, True, True, "contested"),
        (True, True, False, "contested"),
    ],
)
def test_a_status_joins_two_sides(
    support: bool,  # noqa: FBT001  # a case is yes or no
    opposition: bool,  # noqa: FBT001  # the same
    raised: bool,  # noqa: FBT001  # the same
    expected: str,
) -> None:
    assert Status.of(support=support, opposition=opposition, raised=raised).value == expected


def test_grades_are_ordered() -> None:
    assert [grade.rank for grade in (Grade.NONE, Grade.WEAK, Grade.FULL)] == [0, 1, 2]


def test_no_word_means_true_or_false() -> None:
    words = {member.value for kind in (Status, Answer, Grade, GapKind, Why) for member in kind}
    assert words.isdisjoint({"true", "false", "verified", "debunked"})


def test_the_words_are_those_of_the_model() -> None:
    assert [m.value for m in Status] == ["unreported", "open", "asserted", "denied", "contested"]
    assert {m.value for m in Answer} == {
        "not_recorded", "no_response", "declined", "evaded", "denied", "admitted", "mixed",
    }  # fmt: skip
    assert {m.value for m in GapKind} == {
        "dangling", "mismatch", "no_side", "unsourced", "unlocated", "contradicted", "retracted",
        "undated",
    }  # fmt: skip
    assert {m.value for m in Why} == {
        "retracted", "disavowed", "superseded", "fallen", "unreached", "not_admitted",
        "not_trusted", "not_counted", "no_origin", "undecided", "below_threshold", "doubtful",
    }  # fmt: skip
    assert {m.value for m in Supersession} == {"latest", "cumulative"}
    assert {m.value for m in Disavowal} == {"suspend", "ignore"}
