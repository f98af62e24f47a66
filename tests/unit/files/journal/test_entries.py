"""What a journal holds beside records, and what two lines have in common that say the same."""

from __future__ import annotations

import pytest

from claimledger.errors import InvalidRecordError
from claimledger.files import Entry, External, Recording, Torn
from claimledger.files.keeping import told_of
from claimledger.model import Period
from unit.files.journal.sealing import LEAK, NOON, WEEK, line, read


def test_external_ids_are_kept_once_and_in_order() -> None:
    assert External(["b", "a", "b"]).ids == ("a", "b")
    assert External({"b", "a"}) == External(["a", "b"])


@pytest.mark.parametrize(
    ("ids", "words"),
    [
        ([], "nothing is external; name at least one id"),
        ("pri-saja", "'pri-saja' is no list of ids; write ['pri-saja']"),
        (5, "5 is no list of ids"),
        (["a b"], "'a b' is no id of a ref"),
        ([5], "5 is no id of a ref"),
    ],
)
def test_what_is_not_external_is_refused(ids: object, words: str) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        External(ids)  # type: ignore[arg-type]  # that is what is tested
    assert str(caught.value).startswith(words)


def test_of_what_is_torn_the_first_64_kib_are_kept_and_all_is_counted_and_hashed() -> None:
    assert Torn.of(b"{") == Torn(
        1, "021fb596db81e6d02bf3d2586ee3981fe519f275c0ac9ca76bbcf2ebb4097d96", "ew=="
    )
    some = bytes(range(256)) * 256
    more = some + b"x"
    assert len(Torn.of(some).begins) == 87_384
    assert Torn.of(more).begins == Torn.of(some).begins
    assert Torn.of(more).size == 2**16 + 1
    assert Torn.of(more).sha256 != Torn.of(some).sha256


def test_a_recorder_is_a_text() -> None:
    assert Recording() == Recording(None, "")
    with pytest.raises(InvalidRecordError, match="by of a recording is a text, not 5"):
        Recording(by=5)  # type: ignore[arg-type]  # that is what is tested
    with pytest.raises(InvalidRecordError, match="half a character"):
        Recording(by="\ud800")


def test_two_lines_that_say_the_same_have_one_key() -> None:
    def entry(number: int, at: Period | None = NOON, by: str = "desk") -> Entry:
        found = read(line(LEAK, number, at, by)[:-1])
        assert found is not None
        return found

    assert entry(1).key == entry(2).key
    assert entry(1) != entry(2)
    keys = {entry(1).key, entry(1, None).key, entry(1, WEEK).key, entry(1, NOON, "x").key}
    assert len(keys) == 4
    assert entry(1, None).key == (entry(1).id, "", "desk")


def test_recordings_are_told_with_the_first_time() -> None:
    noon, week, desk = Recording(NOON, "desk"), Recording(WEEK), Recording(by="desk")
    assert told_of([], None) == (Recording(),)
    assert told_of([], NOON) == (Recording(NOON),)
    assert told_of([desk], None) == (desk,)
    assert told_of([desk], NOON) == (desk, Recording(NOON))
    assert told_of([week, noon], NOON) == (week, noon)
    assert told_of([week], NOON) == (week, Recording(NOON))
    assert told_of(iter([week]), WEEK) == (week,)
