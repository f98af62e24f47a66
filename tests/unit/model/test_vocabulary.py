"""The closed word lists: lowercase, stable in files, refused with close matches."""

from __future__ import annotations

import pytest

from claimledger.errors import InvalidRecordError
from claimledger.model import (
    Act,
    Basis,
    Certainty,
    ClaimantKind,
    ClaimRelationKind,
    DenialScope,
    Derivation,
    Identity,
    Number,
    Quotation,
    Reading,
    RelationKind,
    ResponseKind,
    SourceKind,
    Terms,
)
from claimledger.model.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (ClaimantKind, "person government organization group role unknown"),
        (SourceKind, "outlet agency platform official_channel"),
        (Identity, "named described unnamed implicit"),
        (Number, "one several unknown"),
        (Derivation, "copy translation revision"),
        (ClaimRelationKind, "entails contradicts equivalent outcome_of differs_in_scope"),
        (RelationKind, "same_as speaks_for organ_of owned_by part_of member_of"),
        (Act, "states accuses admits plans promises predicts judges hints"),
        (DenialScope, "content attribution legitimacy"),
        (ResponseKind, "no_comment no_response non_denial not_aware"),
        (Certainty, "none weak full"),
        (Reading, "doubtful inferred explicit"),
        (Basis, "witnessed documents told unstated"),
        (Quotation, "direct partial paraphrase unspecified"),
        (Terms, "on_record background unknown"),
    ],
)
def test_the_words_are_those_of_the_model(kind: type[Vocabulary], words: str) -> None:
    assert [member.value for member in kind] == words.split()
    assert [kind(word) for word in words.split()] == list(kind)


def test_certainty_and_reading_are_ordered() -> None:
    assert [c.rank for c in (Certainty.NONE, Certainty.WEAK, Certainty.FULL)] == [0, 1, 2]
    assert [r.rank for r in (Reading.DOUBTFUL, Reading.INFERRED, Reading.EXPLICIT)] == [0, 1, 2]


def test_a_word_is_a_text() -> None:
    words: dict[str, int] = {"accuses": 1}
    assert words[Act.ACCUSES] == 1
    assert str(Act.ACCUSES) == "accuses"
    assert repr(Act("accuses")) == "<Act.ACCUSES: 'accuses'>"


@pytest.mark.parametrize(
    ("kind", "word", "message"),
    [
        (Act, "acuses", "'acuses' is no act; did you mean 'accuses'?"),
        (Act, "ACCUSES", "'ACCUSES' is no act; did you mean 'accuses'?"),
        (ClaimantKind, "zzz", "'zzz' is no claimant kind; write one of person, government, organ"),
        (Number, None, "None is no number; write one of one, several, unknown"),
        (ResponseKind, "no_com", "'no_com' is no response kind; did you mean 'no_comment'"),
    ],
)
def test_another_word_is_refused_with_close_matches(
    kind: type[Vocabulary], word: str, message: str
) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        kind(word)
    assert str(caught.value).startswith(message)


def test_the_list_is_named_as_one_says_it() -> None:
    assert (ClaimRelationKind.spoken(), Act.spoken()) == ("claim relation kind", "act")
