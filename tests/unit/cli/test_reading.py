"""The verb that reads an article: formats, options, and what is refused."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimledger.cli import commands
from claimledger.files import load, loads

TEXT = "Norrin accused Pell of theft. Pell denied that. It hopes so.\n"
DRAFTS = {
    "drafts": [
        {"source": [[0, 6]], "cue": "accused", "content": "Pell of theft", "act": "accuse",
         "tier": "high"},
        {"source": [[30, 34]], "cue": "denied", "act": "deny", "responds_to": ["d1"]},
        {"cue": "hopes", "content": "so", "act": "hope", "tier": "low"},
    ]
}  # fmt: skip
NAMED = ["--source", "Harbour Post", "--published", "2031-03-05"]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(TEXT, encoding="utf-8")
    (tmp_path / "drafts.json").write_text(json.dumps(DRAFTS), encoding="utf-8")
    return file


def run(*arguments: object, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(commands.cli, ["read", *map(str, arguments)], input=given)


def done(article: Path, *options: object) -> Result:
    drafts = article.with_name("drafts.json")
    result = run(article, "--language", "en", "--drafts", drafts, *options)
    assert result.exit_code == 0, result.stderr
    return result


def refused(result: Result) -> str:
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result.stderr


def test_drafts_are_told_in_words(article: Path) -> None:
    lines = done(article, *NAMED).stdout.splitlines()
    assert lines[0] == "d1  accuse, indirect (high)"
    assert lines[1] == "    chain    Harbour Post <- Norrin"


def test_json_is_what_can_be_read_again(article: Path) -> None:
    printed = done(article, "--format", "json").stdout
    assert list(json.loads(printed)) == ["drafts", "dates", "own_voice", "segments"]
    article.with_name("drafts.json").write_text(printed, encoding="utf-8")
    assert done(article, "--format", "json").stdout == printed


def test_yaml_is_a_ledger_file_and_what_is_left_is_told(article: Path) -> None:
    authors = ["--author", "Ada Lind", "--author", "Eve Holm"]
    result = done(article, *NAMED, *authors, "--source-kind", "platform", "--format", "yaml")
    ledger = loads(result.stdout).ledger
    document = ledger.document("harbour-post-2031-03-05-38d40e05")
    assert ledger.party("harbour-post").kind == "platform"
    assert [author.id for author in document.authors] == ["ada-lind", "eve-holm"]
    assert document.language == "en"
    assert len(document.sha256) == 64
    assert [statement.kind_name for statement in ledger.statements] == ["assertion", "denial"]
    assert result.stderr == "d3 is no record: it is of tier low, which is not accepted\n"


def test_two_articles_of_one_day_are_two_documents(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.yaml" for number in (1, 2)]
    for file, text in zip(files, (TEXT, "It rains, Ida Holm said."), strict=True):
        options = ["--language", "en", *NAMED, "--format", "yaml"]
        file.write_text(run("-", *options, given=text).stdout, encoding="utf-8")
    assert len(load(*files).ledger.documents) == 2


def test_all_that_is_known_of_the_document_is_kept(article: Path) -> None:
    told = ["--title", "Storm", "--url", "https://post.example/1", "--id", "post-1"]
    result = done(article, "--source", "Harbour Post", *told, "--format", "yaml")
    document = loads(result.stdout).ledger.document("post-1")
    assert (document.title, document.url) == ("Storm", "https://post.example/1")
    unnamed = done(article, "--source", "Harbour Post", "--format", "yaml").stdout
    (id,) = loads(unnamed).ledger.documents
    assert id == f"harbour-post-{document.sha256[:8]}"


def test_html_is_a_page_in_ascii(article: Path) -> None:
    article.write_text(TEXT.replace("so", "só"), encoding="utf-8")
    article.with_name("drafts.json").write_text('{"drafts": []}', encoding="utf-8")
    page = done(article, "--format", "html").stdout
    assert page.startswith("<!DOCTYPE html>")
    assert page.endswith("</html>\n")
    assert "s&#243;" in page


def test_accept_chooses_what_is_shown_and_what_is_recorded(article: Path) -> None:
    def shown(*options: str) -> list[str]:
        printed = done(article, *NAMED, "--format", "json", *options).stdout
        return [draft["id"] for draft in json.loads(printed)["drafts"]]

    assert shown() == shown("--accept", "all") == ["d1", "d2", "d3"]
    assert shown("--accept", "high") == ["d1"]
    high = done(article, *NAMED, "--format", "yaml", "--accept", "high")
    assert len(loads(high.stdout).ledger.statements) == 1
    everything = done(article, *NAMED, "--format", "yaml", "--accept", "all")
    assert everything.stderr == "d3 is no record: hope takes no position on a claim\n"


def test_own_voice_becomes_records_if_it_is_asked_for(article: Path) -> None:
    article.with_name("drafts.json").write_text(
        json.dumps({"drafts": [], "segments": [{"span": [0, 29]}], "own_voice": [0]}),
        encoding="utf-8",
    )
    printed = done(article, *NAMED, "--format", "yaml", "--own-voice").stdout
    (claim,) = loads(printed).ledger.claims.values()
    assert claim.text == "Norrin accused Pell of theft"


def test_parties_are_those_known_already(article: Path) -> None:
    known = article.with_name("known.yaml")
    known.write_text(
        "claimledger: 1\nsources: {hp: Harbour Post}\n"
        "claimants: {q7: {name: Pell, kind: government}, a: Ada, b: {name: A L, aliases: [Ada]}}\n",
        encoding="utf-8",
    )
    told = [*NAMED, "--author", "Ada", "--known", known, "--format", "yaml"]
    ledger = loads(done(article, *told).stdout).ledger
    assert ledger.document("hp-2031-03-05-38d40e05").source.id == "hp"
    assert [link.party.id for s in ledger.statements for link in s.chain] == [
        "hp", "norrin", "hp", "q7",
    ]  # fmt: skip
    assert "ada" in ledger.parties


def test_parties_are_known_in_whatever_capitals(article: Path) -> None:
    known = article.with_name("known.yaml")
    known.write_text(
        "claimledger: 1\nsources: {hp: {name: Harbour Post, aliases: [The  HP]}}\n"
        "claimants: {q1: {name: Ada Lind, kind: person}, q7: {name: PELL}}\n",
        encoding="utf-8",
    )
    told = ["--source", "the hp", "--author", "ADA LIND", "--known", known, "--format", "yaml"]
    ledger = loads(done(article, *told).stdout).ledger
    (document,) = ledger.documents.values()
    assert (document.source.id, [author.id for author in document.authors]) == ("hp", ["q1"])
    assert ledger.statements[1].chain[-1].party.id == "q7"
    by_id = loads(done(article, "--source", "hp", *told[4:]).stdout).ledger
    assert next(iter(by_id.documents.values())).source.id == "hp"


@pytest.mark.parametrize(
    ("source", "authors", "ids"),
    [
        ("Sand", ["Sand"], ["sand:sand"]),
        ("Post", ["Ada", "ADA", "a.d.a"], ["ada", "a.d.a"]),
        ("Post", ["Ada", "Ada!"], ["ada", "post:ada"]),
        ("Post", ["???"], ["author"]),
        ("Post", ["???", "!!!"], ["author", "post:author"]),
        ("Harbour " * 60, ["Ada"], ["ada"]),
    ],
)
def test_who_wrote_and_who_published_have_ids_of_their_own(
    article: Path, source: str, authors: list[str], ids: list[str]
) -> None:
    told = [option for author in authors for option in ("--author", author)]
    printed = done(article, "--source", source, *told, "--format", "yaml").stdout
    (document,) = loads(printed).ledger.documents.values()
    assert [author.id for author in document.authors] == ids


def test_an_article_comes_through_standard_input_too() -> None:
    result = run("-", "--language", "en", "--format", "json", given="\ufeffRain fell.")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["drafts"] == []


def test_a_ledger_is_utf_8_whatever_the_terminal_is(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article.write_text(TEXT, encoding="utf-8")
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    arguments = [str(article), "--language", "en", "--source", "Pósta", "--format", "yaml"]
    commands.cli.main(["read", *arguments], standalone_mode=False)
    sys.stdout.flush()
    assert "Pósta" in raw.getvalue().decode("utf-8")


def test_a_stream_that_is_no_file_is_written_to_as_it_is(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    arguments = [str(article), "--language", "en", "--source", "Pósta", "--format", "yaml"]
    commands.cli.main(["read", *arguments], standalone_mode=False)
    assert "Pósta" in stream.getvalue()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--published", "2031"], "that nobody published; add --source NAME"),
        (
            ["--format", "yaml"],
            "so that no chain can begin; add --source NAME",
        ),
        ([*NAMED[:2], "--published", "May"], "'May' is no date"),
        (["--known", "nowhere.yaml"], "nowhere.yaml"),
        (["--drafts", "nowhere.json"], "nowhere.json"),
        (["--source", " "], "it says nothing"),
        (["--accept", "low"], "'low' is not one of"),
    ],
)
def test_what_makes_no_sense_is_refused(article: Path, options: list[str], says: str) -> None:
    assert says in refused(run(article, "--language", "en", *options))


def test_a_language_that_is_not_there_names_those_that_are(article: Path) -> None:
    problem = refused(run(article, "--language", "xx"))
    assert "'xx'" in problem
    assert "en" in problem
    assert "id" in problem


def test_a_text_that_is_no_utf_8_is_refused(article: Path) -> None:
    article.write_bytes(b"\xff")
    assert "this is no UTF-8" in refused(run(article, "--language", "en"))


def test_a_text_that_is_too_long_is_refused(article: Path) -> None:
    problem = refused(run(article, "--language", "en", "--limit", "file=10"))
    assert "this has more than 10 bytes; shorten it, or allow more with --limit file=" in problem


def test_faults_of_drafts_name_their_file(article: Path) -> None:
    drafts = article.with_name("drafts.json")
    drafts.write_text('{"drafts": [{"act": "say"}]}', encoding="utf-8")
    problem = refused(run(article, "--language", "en", "--drafts", drafts))
    assert f"{drafts}: drafts[0].act: 'say' is no speech act" in problem
