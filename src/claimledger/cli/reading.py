"""The verb that reads an article: its drafts in words, as data, as a ledger file or as a page."""

from __future__ import annotations

import hashlib
import io
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from claimledger.cli.options import filled, limited
from claimledger.cli.streams import STANDARD_INPUT, failing, opened, tell, write, write_json
from claimledger.errors import Fault, InvalidRecordError
from claimledger.files import Limits, dumps, load
from claimledger.ledger import Ledger
from claimledger.model import Claimant, Document, Party, Source, SourceKind

if TYPE_CHECKING:
    from claimledger.reading import Reading

__all__ = ["read_"]

_TIERS: Final = ("high", "medium", "all")
_SCOPE: Final = 120
"""How many signs of the source's id stand in the document's."""
_TELLING: Final = 8
"""And how many of the text's hash: two articles of one day are two documents."""


@click.command("read")
@click.argument("article")
@click.option(
    "--language", required=True, metavar="CODE", callback=filled, help="Of the text: id, en."
)
@click.option("--source", metavar="NAME", callback=filled, help="Who published it.")
@click.option(
    "--source-kind", type=click.Choice([kind.value for kind in SourceKind]), default="outlet"
)
@click.option("--author", multiple=True, metavar="NAME", callback=filled, help="Who wrote it.")
@click.option("--published", metavar="DATE", callback=filled, help="When it was published.")
@click.option("--title", default="", metavar="TEXT", help="What it is called.")
@click.option("--url", default="", metavar="URL", help="Where it stands.")
@click.option(
    "--id",
    "id",
    metavar="ID",
    callback=filled,
    help="The document's id; else made of source, day and text.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "yaml", "html"]), default="text"
)
@click.option(
    "--accept",
    type=click.Choice(_TIERS),
    help="Which drafts are taken, by tier; in YAML medium and better, else all.",
)
@click.option("--own-voice", is_flag=True, help="Record, too, what nobody is cited for (YAML).")
@click.option(
    "--known", multiple=True, metavar="LEDGER", callback=filled, help="Parties known already."
)
@click.option(
    "--drafts", metavar="FILE", callback=filled, help="Drafts of another reader, as JSON."
)
@click.option("--profile", type=click.Choice(["reporting", "all"]), default="reporting")
@limited
def read_(  # noqa: PLR0913  # each is an option
    article: str,
    *,
    language: str,
    source: str | None,
    source_kind: str,
    author: tuple[str, ...],
    published: str | None,
    title: str,
    url: str,
    id: str | None,
    form: str,
    accept: str | None,
    own_voice: bool,
    known: tuple[str, ...],
    drafts: str | None,
    profile: str,
    limits: Limits,
) -> None:
    """Read an ARTICLE, plain text in UTF-8, and draft who says what in it; - is standard input.

    A draft is no record: `--format yaml` writes those that are accepted as a ledger file, to
    correct and keep. Drafts that become no record are told on standard error.
    """
    from claimledger import reading as room  # noqa: PLC0415  # other verbs do without it

    with failing():
        text = _text_of(article, limits)
        ledger = load(*known, limits=limits).ledger if known else Ledger()
        document = _document(
            text, source, author, ledger,
            id=id, kind=source_kind, published=published, title=title, url=url, language=language,
        )  # fmt: skip
        if drafts is None:
            found = room.read(text, language=language, document=document, profile=profile)
        else:
            told = _text_of(drafts, limits)
            found = room.reading_from(told, text, language=language, document=document, name=drafts)
        if form == "yaml":
            if document is None:
                raise InvalidRecordError(
                    "nothing tells who published the article, so that no chain can begin",
                    "add --source NAME",
                )
            _write_ledger(found, ledger, accept or "medium", own_voice=own_voice)
            return
        found = found.only(accept or "all")
        if form == "json":
            write_json(room.reading_data(found))
        elif form == "html":  # in ASCII, whatever the terminal or the file may take
            write(room.reading_page(found).encode("ascii", "xmlcharrefreplace").decode().rstrip())
        else:
            write(room.reading_text(found))


def _write_ledger(found: Reading, known: Ledger, accept: str, *, own_voice: bool) -> None:
    from claimledger.reading import accepted  # noqa: PLC0415  # other verbs do without it

    done = accepted(found, resolve=known, accept=accept, own_voice=own_voice)
    if isinstance(sys.stdout, io.TextIOWrapper):  # a ledger file is UTF-8 everywhere
        sys.stdout.reconfigure(encoding="utf-8")
    write(dumps(done.ledger).rstrip("\n"))
    for left in done.left:
        tell(f"{left.draft} is no record: {left.why}")


def _text_of(path: str, limits: Limits) -> str:
    name = "<stdin>" if path == STANDARD_INPUT else path
    with opened(path, limits) as stream:
        data = stream.read(limits.file + 1)
    if len(data) > limits.file:
        problem = f"this has more than {limits.file} bytes"
        raise Fault("", problem, f"shorten it, or allow more with --limit file={len(data)}", name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Fault("", f"this is no UTF-8: {error.reason}", "save it as UTF-8", name) from None


def _document(
    text: str, source: str | None, authors: Sequence[str], known: Ledger, **told: Any
) -> Document | None:
    """Return what was read; nothing where nobody is named who published it."""
    from claimledger.reading import free_id, slug  # noqa: PLC0415  # other verbs do without it

    kind, id = told.pop("kind"), told.pop("id")
    if source is None:
        if authors or id or told["published"] or told["title"] or told["url"]:
            raise InvalidRecordError(
                "these options tell of a document that nobody published", "add --source NAME"
            )
        return None
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    publisher = _party(source, known) or Source(slug(source), source, kind=kind)
    taken = {publisher.id, *known.parties}
    writers: dict[str, Party] = {}
    for name in authors:
        writer = _party(name, known) or writers.get(_plain(name))
        if writer is None:
            free = free_id(slug(name) or "author", publisher.id, taken)
            writer = Claimant(free, name, kind="person")
        taken.add(writer.id)
        writers[_plain(name)] = writer
    begin = [publisher.id[:_SCOPE], *([slug(told["published"])] if told["published"] else [])]
    return Document(
        id or "-".join([*begin, sha256[:_TELLING]]),
        publisher,
        authors=list({writer.id: writer for writer in writers.values()}.values()),
        sha256=sha256,
        **told,
    )


def _party(name: str, known: Ledger) -> Party | None:
    """Return the party known by an id, or by a name in whatever capitals, if it is one."""
    if name in known.parties:
        return known.parties[name]
    plain = _plain(name)
    found = [p for p in known.parties.values() if plain in map(_plain, (p.name, *p.aliases))]
    return found[0] if len(found) == 1 else None


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
