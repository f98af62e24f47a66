"""The shortest way takes only canonical texts, and makes of them what the strict reader makes."""

from __future__ import annotations

from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimledger.files import Content, Limits
from claimledger.files.journal import matched
from claimledger.files.journal.bodies import body_of, read_canonical_body
from claimledger.files.journal.canonical import canonical
from claimledger.files.journal.lines import Lines
from claimledger.files.journal.matched import matching_reader
from claimledger.files.journal.values import LEFT, Shared
from claimledger.files.tree import Page
from claimledger.model import Claim, Claimant, Document, Link, Question, Record, Ref
from unit.files.journal.sealing import sealed
from unit.files.journal.test_bodies import EXAMPLES
from unit.files.journal.test_quick import FREQUENT, QUICK, SPOILT, anatomy

PLAIN = [
    {key: value for key, value in body.items() if key not in ("meta", "anchors")}
    for _, body in EXAMPLES
    if body["type"] in QUICK
]


def strict(text: str) -> Content | None:
    found = read_canonical_body(Page("desk.jsonl", text))
    return None if isinstance(found, tuple) else found


def short(text: str) -> Record | None:
    try:
        return matching_reader(Shared())(text)
    except LEFT:
        return None


def agree(text: str) -> None:
    found = short(text)
    if found is not None:
        assert anatomy(found) == anatomy(strict(text)), text


def question(**fields: Any) -> str:
    return canonical({"chain": ["a"], "id": "q", "target": "c", "type": "question", **fields})


@pytest.mark.parametrize("body", PLAIN, ids=lambda body: body["type"])
def test_a_plain_body_of_each_frequent_type_is_matched(body: dict[str, Any]) -> None:
    text = canonical(body)
    found = short(text)
    assert found is not None
    assert anatomy(found) == anatomy(strict(text))


@pytest.mark.parametrize("body", [body for _, body in EXAMPLES if body["type"] not in QUICK])
def test_other_types_are_left(body: dict[str, Any]) -> None:
    assert short(canonical(body)) is None


@settings(max_examples=200, deadline=None)
@given(FREQUENT)
def test_a_record_is_read_as_it_was(record: Record) -> None:
    text = canonical(body_of(record))
    found = short(text)
    if found is not None:
        assert found == record
        assert anatomy(found) == anatomy(strict(text))
        assert (repr(found), hash(found)) == (repr(record), hash(record))


def test_what_is_made_is_frozen_and_of_its_own_class() -> None:
    found = short(question(chain=[{"named_as": "A", "party": "a"}]))
    assert type(found) is Question
    assert type(found.chain[0]) is Link
    for value in (found, found.chain[0]):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, "cue", "x")  # noqa: B010  # a checker of types would refuse it
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(value, "cue")
        assert not hasattr(value, "__dict__")


@pytest.mark.parametrize(
    "aliases",
    [
        *([""], ["", ""], [","], ["", ",", ""], [",", ","], ["]"], ["a", "],", "[b"], ["\u2028"]),
        *(["\x7f"], ["é", "\U0001f600"], ["{}", "a,b", " "]),
    ],
)
def test_lists_of_texts_are_taken_apart_where_one_ends(aliases: list[str]) -> None:
    found = short(canonical(body_of(Claimant("usa", "United States", aliases=aliases))))
    assert isinstance(found, Claimant)
    assert found.aliases == tuple(aliases)


@pytest.mark.parametrize("sign", [*map(chr, range(128)), "\x80", "\u2028", "\U0001f600"])
def test_a_text_of_any_sign_is_matched_and_read(sign: str) -> None:
    for cue in (sign, f"a{sign}", f"{sign}a", sign * 2):
        link = {"cue": cue, "named_as": cue, "party": "a"}
        found: Any = short(question(cue=cue, note=cue, chain=["b"] if "]" in cue else [link]))
        assert (found.cue, found.note) == (cue, cue)
        assert "]" in cue or (found.chain[0].cue, found.chain[0].named_as) == (cue, cue)


@pytest.mark.parametrize(
    "odd",
    [
        '{"id":"leak","text":"x","type":"claim"} ',
        '{"id":"leak","text": "x","type":"claim"}',
        '{"text":"x","id":"leak","type":"claim"}',
        '{"id":"leak","id":"leak","text":"x","type":"claim"}',
        '{"id":"leak","text":"x","text":"x","type":"claim"}',
        '{"id":"leak","text":"x","type":"claim","type":"claim"}',
        '{"id":"leak","text":"\\u0078","type":"claim"}',
        '{"id":"le\\u0061k","text":"x","type":"claim"}',
        '{"id":"leak","text":"\\/","type":"claim"}',
        '{"id":"leak","text":"\\u000a","type":"claim"}',
        '{"id":"leak","text":"\\u001F","type":"claim"}',
        '{"id":"leak","text":"\\u0020","type":"claim"}',
        '{"id":"leak","text":"\\u007f","type":"claim"}',
        '{"id":"leak","text":"\\ud800","type":"claim"}',
        '{"id":"leak","text":"\\x","type":"claim"}',
        '{"id":"leak","text":"\\","type":"claim"}',
        '{"id":"leak","text":"x\\","type":"claim"}',
        '{"id":"leak","text":"\\n","type":"claim"}',
        '{"id":"leak","text":"a\tb","type":"claim"}',
        '{"id":"leak","text":"a\x1fb","type":"claim"}',
        '{"id":"leak","text":"","type":"claim"}',
        '{"id":"leak","text":" ","type":"claim"}',
        '{"id":"","text":"x","type":"claim"}',
        '{"id":"a b","text":"x","type":"claim"}',
        '{"id":"leak","language":"","text":"x","type":"claim"}',
        '{"id":"leak","text":"x","type":"claim",}',
        '{"id":"leak","text":"x","type":"claim"',
        '{"id":"leak","period":"2031-08-04 12:00","text":"x","type":"claim"}',
        '{"id":"leak","period":"2031-13","text":"x","type":"claim"}',
        *(
            f'{{"accused":[{items}],"id":"leak","text":"x","type":"claim"}}'
            for items in ("", '""', '"a",', ',"a"', '"a""b"', '"a", "b"', '"a"x"b"', '"', "a", "5")
        ),
        *(
            f'{{"chain":[{items}],"id":"q","target":"c","type":"question"}}'
            for items in (
                *("", '""', '"a",', ',"a"', '"a""b"', '"a", "b"', '"a";"b"', "{}", '{"party":"a"}'),
                *('{"party":"a","cue":"b"}', '{"cue":"b","party":"a"}{"cue":"b","party":"a"}'),
                *(
                    '{"cue":"","party":"a"}',
                    '{"cue":"a\nb","party":"a"}',
                    '{"cue":"b"}',
                    '"a"],["b"',
                ),
                *('{"party":"a","said":"2031-13"}', '{"cue":"b","cue":"b","party":"a"}', "null"),
                *('{"document":null,"party":"a"}', '{"document":"","party":"a"}', '"a",{"x":"y"}'),
            )
        ),
        '{"chain":["a"],"id":"q","target":"c","translated":false,"type":"question"}',
        '{"chain":["a"],"id":"q","target":"c","terms":"unknown","type":"question"}',
        '{"chain":["a"],"id":"q","target":"c","terms":"x","type":"question"}',
        '{"derivation":"copy","id":"d","source":"s","type":"document"}',
        '{"derivation":"copy","derived_from":"d","id":"d","source":"s","type":"document"}',
        '{"id":"d","sha256":"f","source":"s","type":"document"}',
        '{"id":"d","source":"s","type":"document","url":""}',
        '{"aliases":["a""b"],"id":"p","name":"P","type":"source"}',
        '{"aliases":["a", "b"],"id":"p","name":"P","type":"source"}',
        '{"aliases":[],"id":"p","name":"P","type":"source"}',
        '{"aliases":["a\nb"],"id":"p","name":"P","type":"source"}',
        *("", "{", "{}", "null", '"type":"claim"', '{"type":"claim"}', '{"type":"', "[]"),
    ],
)
def test_what_is_not_canonical_or_not_sound_is_not_taken(odd: str) -> None:
    assert short(odd) is None
    assert strict(odd) is None


@pytest.mark.parametrize(
    "text",
    [
        canonical(body_of(Claimant("usa", "United States", aliases=['"US"']))),
        question(chain=[{"cue": "said]", "party": "a"}]),
        question(chain=[{"cue": "],", "party": "a"}, "b"]),
        question(anchors=[{"end": 2, "start": 1}]),
        question(meta={"a": 1}),
        question(id="é"),
        question(citing=["\\"]),
    ],
)
def test_what_is_sound_and_not_matched_is_read_by_another_way(text: str) -> None:
    assert short(text) is None
    assert strict(text) is not None
    entry = Lines("desk.jsonl").entry(sealed(text))
    assert entry is not None
    assert anatomy(entry.content) == anatomy(strict(text))


def test_an_id_with_an_escape_is_not_taken_for_the_one_that_it_looks_like() -> None:
    read = Lines("desk.jsonl")
    known = read.entry(sealed(question(id="a\\b", citing=["a\\n"])))
    assert known is not None
    for raw in (r'{"chain":["a\n"],"id":"x","target":"c","type":"question"}', question(id="a\b")):
        assert read.entry(sealed(raw)) is None


# -- texts that were changed ---------------------------------------------------------------

SIGNS = '",:[]{}\\ \t\x00abtrue0é'


def changed(text: str, random: Random) -> str:
    """Return a text with a piece of it replaced, doubled, moved or taken out."""
    first, last = sorted(random.randrange(len(text) + 1) for _ in range(2))
    change = random.randrange(5)
    if change == 0:
        return text[:first] + random.choice(SIGNS) + text[first:]
    if change == 1:
        return text[:first] + random.choice(SIGNS) + text[first + 1 :]
    if change == 2:
        return text[:first] + text[min(last, first + 8) :]
    if change == 3:
        return text[:last] + text[first:]
    parts = text.split(",")
    random.shuffle(parts)
    return ",".join(parts)


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(PLAIN), st.randoms(use_true_random=False))
def test_of_a_text_changed_at_random_nothing_is_taken_that_the_strict_reader_refuses(
    body: dict[str, Any], random: Random
) -> None:
    for _ in range(10):
        agree(changed(canonical(body), random))


@pytest.mark.parametrize("body", PLAIN, ids=lambda body: body["type"])
def test_of_each_key_with_each_odd_value_both_make_the_same(body: dict[str, Any]) -> None:
    read = matching_reader(Shared())
    for key in [*body, "x"]:
        for value in SPOILT:
            text = canonical({**body, key: value})
            try:
                found = read(text)
            except LEFT:
                continue
            if found is not None:
                assert anatomy(found) == anatomy(strict(text)), text


# -- what is shared ------------------------------------------------------------------------


def test_equal_values_are_made_once() -> None:
    read = matching_reader(Shared())
    link = {"document": "d", "party": "a"}
    one: Any = read(question(chain=[link], citing=["r"], id="one"))
    two: Any = read(question(chain=[link], citing=["one", "r"], id="two"))
    three: Any = read(question(chain=[link, "b"], id="three"))
    assert one.chain is two.chain
    assert one.chain[0] is three.chain[0]
    assert one.target is two.target
    assert one.citing[0] is two.citing[1]
    assert two.citing[0].id is one.id
    assert one.anchors is two.anchors


def test_an_id_is_one_text_whether_it_was_met_as_an_id_or_as_a_reference_first() -> None:
    def again(text: str) -> str:
        """Return an equal text that is another object."""
        return "-".join(text.split("-"))

    shared = Shared()
    first = shared.id(again("port-1"))
    assert shared.ref(again("port-1")).id is first
    assert shared.id(again("port-1")) is first
    second = shared.ref(again("port-2"))
    assert shared.ref(again("port-2")) is second
    assert shared.id(again("port-2")) is second.id
    assert second == Ref("port-2")


@pytest.mark.parametrize("most", [0, 1, 2])
def test_of_very_many_chains_only_some_are_kept(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matched, "_MOST_CHAINS", most)
    read = matching_reader(Shared())
    chains = [["a"], ["a", "b"], [{"cue": "says", "party": "a"}, "b"], ["b"]] * 2
    for chain in chains:
        found: Any = read(question(chain=chain))
        assert anatomy(found) == anatomy(strict(question(chain=chain)))


def test_the_levels_of_what_is_matched_are_within_their_limit() -> None:
    raw = sealed(question(chain=[{"cue": "says", "party": "a"}]))
    assert Lines("x", Limits(depth=3)).entry(raw) is not None
    assert Lines("x", Limits(depth=2)).entry(raw) is None
    assert Lines("x", Limits(depth=2)).entry(sealed(question())) is not None
    claim = Claim("leak", "A tank leaks", accused=[Ref("a")])
    assert Lines("x", Limits(depth=1)).entry(sealed(canonical(body_of(claim)))) is None


def test_a_document_is_matched_with_its_address_behind_its_type() -> None:
    document = Document("d", Ref("s"), url="https://example.org/a]b?c={d}", title="A, B: [C]")
    assert short(canonical(body_of(document))) == document
