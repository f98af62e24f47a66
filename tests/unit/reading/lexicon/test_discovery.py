"""Languages of other packages: found without an import, loaded when asked for, apart."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimledger.errors import InvalidRecordError, LoadError
from claimledger.offers import Offer, offers
from claimledger.reading.lexicon import discovery, lexicon_of
from claimledger.reading.lexicon.discovery import GROUP, languages, origin_of

TEXT = 'language = "{}"\n[words]\nalso = ["{}"]\n'


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    yield
    lexicon_of.cache_clear()
    for package in ("voyna", "amarna", "burst"):
        sys.modules.pop(package, None)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def install(folder: Path, package: str, code: str = "", **points: str) -> None:
    """Install a package with a module, and a lexicon beside it for each entry point."""
    (folder / package).mkdir(parents=True)
    (folder / package / "__init__.py").write_text(code, encoding="utf-8")
    for language in points:
        text = TEXT.format(language, package)
        (folder / package / f"{language}.toml").write_text(text, encoding="utf-8")
    info = folder / f"{package}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    lines = "".join(f"{point} = {value}\n" for point, value in points.items())
    (info / "entry_points.txt").write_text(f"[claimledger.lexicons]\n{lines}", "utf-8")


def refused(language: str) -> str:
    with pytest.raises(InvalidRecordError) as caught:
        lexicon_of(language)
    return str(caught.value)


def test_a_package_brings_a_language_by_a_file_alone(folder: Path) -> None:
    install(folder, "voyna", qya="voyna")
    held = lexicon_of("qya")
    assert (held.language, held.words.also) == ("qya", ("voyna",))
    assert origin_of("qya").name == "voyna/qya.toml"
    assert "qya" in languages()[0]


@pytest.mark.parametrize(
    "code",
    [
        "from pathlib import Path\nfile = Path(__file__).with_name('qya.toml')",
        "import os\nfile = os.path.join(os.path.dirname(__file__), 'qya.toml')",
    ],
)
def test_a_package_may_name_the_file(folder: Path, code: str) -> None:
    install(folder, "voyna", code, qya="voyna:file")
    assert lexicon_of("qya").words.also == ("voyna",)


def test_what_a_package_offers_may_extend_its_own_files_and_ours(folder: Path) -> None:
    install(folder, "voyna", qya="voyna")
    text = 'language = "qya"\nextends = ["base.toml", "id"]\n'
    (folder / "voyna" / "qya.toml").write_text(text, encoding="utf-8")
    (folder / "voyna" / "base.toml").write_text(TEXT.format("qya", "plie"), encoding="utf-8")
    assert lexicon_of("qya").words.also[0] == "plie"
    assert lexicon_of("qya").cues[0].place.file == "id.toml"


def test_a_file_in_an_archive_of_a_package_is_read_with_what_it_extends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import zipfile  # noqa: PLC0415  # for this test alone

    install(tmp_path / "in", "voyna", qya="voyna")
    text = 'language = "qya"\nextends = ["base.toml"]\n'
    (tmp_path / "in" / "voyna" / "qya.toml").write_text(text, encoding="utf-8")
    (tmp_path / "in" / "voyna" / "base.toml").write_text(TEXT.format("qya", "plie"), "utf-8")
    with zipfile.ZipFile(tmp_path / "voyna.zip", "w") as archive:
        for file in (tmp_path / "in").rglob("*.*"):
            if file.is_file():
                archive.write(file, file.relative_to(tmp_path / "in"))
    monkeypatch.syspath_prepend(str(tmp_path / "voyna.zip"))
    assert lexicon_of("qya").words.also == ("plie",)
    assert str(origin_of("qya").identity).endswith("voyna.zip/voyna/qya.toml")


def test_only_the_package_of_the_language_is_imported(folder: Path) -> None:
    install(folder, "burst", "raise SystemExit(3)", qyb="burst")
    install(folder, "voyna", qya="voyna")
    assert lexicon_of("qya").language == "qya"
    assert "burst" not in sys.modules
    assert {"qya", "qyb"} <= {*languages()[0]}
    assert refused("qyb") == (
        "the lexicon qyb of burst (burst) did not load: SystemExit: 3; "
        "tell its author, or name a file"
    )
    assert lexicon_of("en").language == "en"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("x = 1", "AttributeError: module 'voyna' has no attribute 'file'"),
        ("file = 7", "TypeError: int is no module, nor the path of a file"),
        ("raise ImportError('no tide')", "ImportError: no tide"),
        ("class W(BaseException):\n    def __str__(self): raise ValueError\nraise W", "W"),
    ],
)
def test_an_offer_that_does_not_load_is_told(folder: Path, code: str, words: str) -> None:
    install(folder, "voyna", code, qya="voyna:file")
    told = f"the lexicon qya of voyna (voyna:file) did not load: {words}; tell its author"
    assert refused("qya").startswith(told)


class Broken(BaseException):
    """It cannot be told."""

    def __str__(self) -> str:
        raise KeyboardInterrupt


@pytest.mark.parametrize("error", [KeyboardInterrupt(), Broken()])
def test_an_interrupt_is_no_failure_of_a_package(error: BaseException) -> None:
    class Point:
        name = "qya"
        value = "voyna"

        def load(self) -> Any:
            raise error

    with pytest.raises(KeyboardInterrupt):
        discovery._taken(Offer("voyna", Point()))


def test_a_file_that_is_missing_or_bad_is_told(folder: Path) -> None:
    install(folder, "voyna", qya="voyna", qyb="voyna")
    (folder / "voyna" / "qya.toml").unlink()
    (folder / "voyna" / "qyb.toml").write_text("language =", encoding="utf-8")
    for language, words in (
        ("qya", "voyna/qya.toml: this cannot be opened: No such file"),
        ("qyb", "voyna/qyb.toml:1:11: this is no TOML"),
    ):
        with pytest.raises(LoadError) as caught:
            lexicon_of(language)
        assert words in str(caught.value)


def test_two_packages_with_one_language_are_told(folder: Path) -> None:
    install(folder, "voyna", qya="voyna")
    install(folder, "amarna", qya="amarna", qyb="amarna")
    assert refused("qya") == (
        "the language 'qya' is offered twice, by qya of amarna (amarna) and by qya of voyna "
        "(voyna); remove one of the packages, or name a file"
    )
    assert lexicon_of("qyb").language == "qyb"
    failures = {str(failure.name): failure.error for failure in languages()[1]}
    assert failures["qya of voyna (voyna)"] == "it is offered by qya of amarna (amarna), too"


def test_our_languages_go_before_those_of_packages(folder: Path) -> None:
    install(folder, "voyna", **{"id": "voyna", "a b": "voyna"})
    assert lexicon_of("id").cues
    failures = {failure.name: failure.error for failure in languages()[1]}
    assert failures["id of voyna (voyna)"] == "claimledger has this language itself"
    assert failures["a b of voyna (voyna)"] == "'a b' is no code of a language, such as 'eo'"
    assert "a b" not in languages()[0]


def test_a_language_that_there_is_not_is_told_with_close_ones(folder: Path) -> None:
    install(folder, "voyna", qya="voyna")
    assert refused("qyaa") == ("there is no lexicon of the language 'qyaa'; did you mean 'qya'?")
    assert "; there are en, id, qya; or name a TOML file, or install a package" in refused("zz")
    assert refused("../data/id").startswith("there is no lexicon of the language '../data/id'")


def test_a_package_that_is_seen_twice_is_found_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        install(tmp_path / name, "voyna", qya="voyna")
        monkeypatch.syspath_prepend(tmp_path / name)
    assert sum(offer.package == "voyna" for offer in offers(GROUP)) == 1


@pytest.mark.parametrize("metadata", [b"Version: 1.0\n", b"Name: \xff\n"])
def test_a_package_without_a_name_offers_too(folder: Path, metadata: bytes) -> None:
    install(folder, "voyna", qya="voyna")
    (folder / "voyna-1.0.dist-info" / "METADATA").write_bytes(metadata)
    assert "qya of unknown (voyna)" in map(str, offers(GROUP))


@pytest.mark.parametrize("text", [b"[claimledger.lexicons]\nno value\n", b"\xff"])
def test_entry_points_that_cannot_be_read_harm_no_other(folder: Path, text: bytes) -> None:
    install(folder, "voyna", qya="voyna")
    install(folder, "burst")
    (folder / "burst-1.0.dist-info" / "entry_points.txt").write_bytes(text)
    assert lexicon_of("qya").language == "qya"
    (unreadable,) = (offer for offer in offers(GROUP) if offer.package == "burst")
    with pytest.raises((TypeError, ValueError)):
        unreadable.entry_point.load()
    (failure,) = languages()[1]
    assert failure.name == "entry points of burst (entry_points.txt)"
    assert refused("entry points").startswith("there is no lexicon of the language")
