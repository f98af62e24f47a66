"""Files as sheets: what cannot be read is told with its place."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from claimledger.errors import LoadError
from claimledger.reading.lexicon.places import Spot
from claimledger.reading.lexicon.sheets import Sheet, parsed, read_sheet, shortened, suggestion


def refused(data: bytes) -> str:
    with pytest.raises(LoadError) as caught:
        parsed(data, "eo.toml")
    (fault,) = caught.value.faults
    return str(fault)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a = 1\nb = \xff", "eo.toml:2:5: the byte 0xff is not UTF-8; save the file as UTF-8"),
        (b"\xef\xbb\xbfa\xff", "eo.toml:1:2: the byte 0xff is not UTF-8"),
        (b"a = 1\nb == 2", "eo.toml:2:4: this is no TOML: invalid value"),
        (b"a = 1\na = 2", "eo.toml:2:6: this is no TOML: cannot overwrite a value"),
        (b"a = 1\nb = [1,", "eo.toml:2:8: this is no TOML: invalid value"),
        (b"a = " + b"[" * 100_000, "eo.toml: this is nested too deep; nest fewer lists"),
        (b"a = " + b"9" * 5_000, "eo.toml: this is no TOML: exceeds the limit"),
        (b"#" * (4 * 2**20 + 1), "eo.toml: this has more than 4 MiB; take out what is no lexicon"),
    ],
)
def test_bytes_that_are_no_toml_are_told_with_their_place(data: bytes, words: str) -> None:
    assert refused(data).startswith(words)


def test_a_mark_of_byte_order_counts_for_nothing() -> None:
    assert parsed(b"\xef\xbb\xbfa = 1", "eo.toml").spot(("a",)) == Spot(1, 1)


def test_what_is_missing_is_told_at_the_nearest_thing_around_it() -> None:
    sheet = parsed(b"a = 1\n[[b]]\nc = 2\n", "eo.toml")
    assert sheet.spot(("b", 0, "d", 4)) == Spot(2, 3)
    assert sheet.spot(("e",)) == Spot(1, 1)
    assert str(sheet.place(("b", 0, "c"))) == "eo.toml:3"


def test_a_fault_is_one_printable_line_that_names_the_way() -> None:
    sheet = Sheet("eo.toml", {})
    fault = sheet.fault(("dates", "a b", 3, "c"), "line\none\u202e", "x" * 2_000)
    assert str(fault).startswith('eo.toml:1:1: dates."a b"[3].c: line one\\u202e; xxx')
    assert len(fault.mend) == 603
    assert shortened("x" * 61) == "x" * 57 + "..."


def test_a_word_is_mended_by_what_looks_like_it_or_by_all() -> None:
    assert suggestion("aker", ["maker", "taker"]) == "did you mean 'taker' or 'maker'?"
    assert suggestion("x", ["maker", "taker"]) == "write one of maker, taker"


def test_a_file_that_is_not_there_or_is_none_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    for name, words in (
        ("no.toml", "no.toml: this cannot be opened: No such file or directory; check the path"),
        ("pipe.toml", "pipe.toml: this is no file; name a TOML file"),
        (".", "..toml: this is no file; name a TOML file"),
        ("a\0b", "a\\u0000b.toml: this cannot be opened: embedded null byte; check the path"),
    ):
        with pytest.raises(LoadError) as caught:
            read_sheet(tmp_path / name, name.removesuffix(".toml") + ".toml")
        (fault,) = caught.value.faults
        assert str(fault).startswith(words)


def test_a_file_in_an_archive_is_read_too(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        archive.writestr("p/eo.toml", 'language = "eo"')
    file = zipfile.Path(tmp_path / "p.zip") / "p" / "eo.toml"
    assert read_sheet(file, "eo.toml").table == {"language": "eo"}
    with pytest.raises(LoadError, match="1 fault"):
        read_sheet(zipfile.Path(tmp_path / "p.zip") / "no.toml", "no.toml")
