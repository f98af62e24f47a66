"""Topics: sides, sizes, and the knots in which topics are asked together."""

from __future__ import annotations

import pytest

from claimledger.model import Party, Source
from claimledger.reasoning.index.topics import Knot, Saying, Speaker, Topic, tie
from unit.newsroom import LEAK, MAYOR, NOBODY, OFFICE, OFFICIALS, POST, SQUARE, WIRE


@pytest.mark.parametrize(
    ("party", "named", "implicit", "publishes"),
    [
        (MAYOR, True, False, False),
        (OFFICIALS, False, False, False),
        (NOBODY, False, True, False),
        (POST, True, False, True),
        (WIRE, True, False, True),
        (SQUARE, True, False, True),
        (OFFICE, True, False, False),
        (Source("blog", identity="described"), False, False, True),
        (None, False, False, False),
    ],
    ids=lambda value: getattr(value, "id", None) or str(value),
)
def test_a_speaker_tells_how_a_party_counts(
    party: Party | None, *, named: bool, implicit: bool, publishes: bool
) -> None:
    found = Speaker("x", party)
    assert (found.named, found.implicit, found.publishes) == (named, implicit, publishes)
    assert (found.one, found.bloc, found.hosts) == (found, "x", False)


def test_a_side_is_made_once() -> None:
    topic = Topic("leak", LEAK)
    assert list(topic.sides()) == []
    against = topic.side(positive=False)
    assert (against.topic, against.positive) == (topic, False)
    assert topic.side(positive=False) is against is topic.opposition
    assert topic.support is None
    support = topic.side(positive=True)
    assert (topic.side(positive=True), support.positive) == (support, True)
    assert list(topic.sides()) == [support, against]


def test_the_places_of_a_topic_are_those_of_its_sides_and_of_what_has_none() -> None:
    topic = Topic("leak", LEAK)
    topic.side(positive=True).members += [4, 2]
    topic.side(positive=False).members += [7]
    topic.asides = [1]
    assert (sorted(topic.places()), topic.size) == ([1, 2, 4, 7], 4)
    assert not Saying(topic, positive=None).members


def test_what_only_relays_stirs_nothing() -> None:
    topic = Topic("leak", LEAK)
    assert (topic.size, topic.stirring) == (0, 0)
    topic.side(positive=True).members += [1, 2, 3]
    topic.side(positive=True).origins += [1]
    topic.side(positive=False).origins += [4]
    topic.asides = [5, 6]
    assert topic.stirring == 4


def test_what_is_struck_and_located_is_tied_in_either_order() -> None:
    one, two = Topic("one", None), Topic("two", None)
    one.strike()
    two.locate()
    assert (one.knot, two.knot) == (None, None)
    assert (one.struck, one.located, two.struck, two.located) == (True, False, False, True)
    one.locate()
    two.strike()
    assert [topic.knot.topics for topic in (one, two) if topic.knot] == [[one], [two]]


def test_a_twisted_topic_is_odd_and_tied() -> None:
    topic, other = Topic("a", None), Topic("b", None)
    tie(topic, other)
    assert (topic.odd, other.odd) == (False, False)
    topic.twist()
    assert (topic.odd, other.odd) == (True, False)
    other.twist()
    assert other.knot is topic.knot is not None


def test_topics_are_tied_into_one_knot() -> None:
    a, b, c, d = (Topic(id, None) for id in "abcd")
    a.asides = [1, 2]
    d.asides = [9]
    one = tie(a, b)
    one.relations.append(5)
    assert tie(c, d) is c.knot is d.knot
    tie(c).relations.append(6)
    assert tie(d, a) is a.knot is b.knot is c.knot is d.knot
    assert a.knot is not None
    assert sorted(topic.id for topic in a.knot.topics) == list("abcd")
    assert sorted(a.knot.relations) == [5, 6]
    assert sorted(a.knot.places()) == [1, 2, 9]
    assert a.knot.size == 5


def test_the_smaller_knot_goes_into_the_larger_one() -> None:
    small = tie(Topic("a", None))
    large = tie(Topic("b", None), Topic("c", None))
    assert tie(small.topics[0], large.topics[0]) is large
    assert len(large.topics) == 3
    assert tie(large.topics[0], Topic("d", None)) is large
    assert len(large.topics) == 4


def test_a_topic_tied_to_itself_is_in_its_knot_once() -> None:
    topic = Topic("a", None)
    assert tie(topic, topic) is tie(topic)
    assert tie(topic).topics == [topic]
    assert Knot().size == 0
