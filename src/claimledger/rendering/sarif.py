"""Findings as SARIF 2.1.0, the format of OASIS in which other tools take up findings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import PurePath
from typing import Any, Final, final
from urllib.parse import quote

import attrs

from claimledger.checking import Checker, Failure, Finding, Findings
from claimledger.checking.checkers import BROKEN, NOT_LOADED
from claimledger.errors import ClaimLedgerError
from claimledger.model import Place, Record, Suppression
from claimledger.model.plain import printable
from claimledger.rendering.catalogue import page_markdown
from claimledger.rendering.findings import spoken

__all__ = ["sarif_data"]

_NAME: Final = "claimledger"
_ROOT: Final = "%SRCROOT%"
_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def sarif_data(
    findings: Findings,
    checkers: Iterable[Checker],
    *,
    base: str | os.PathLike[str] | None = None,
    places: Mapping[str, Place] | None = None,
    fallback: str = "",
) -> dict[str, Any]:
    """Return findings, and the checkers that were asked, as plain data in the shape of SARIF.

    Files below ``base`` (by default, the current directory) are named relative to it. ``places``
    say where the other records of a finding stand. ``fallback`` is the file on which findings
    without a place are put: GitHub refuses a whole log for one result without a file. It needs
    the package sarif-pydantic, of the extra ``sarif``.

    >>> from claimledger import CheckSet, Claim, Ledger, check
    >>> asked = CheckSet.default().select("CLA", "CLX")
    >>> log = sarif_data(check(Ledger().record(Claim("base", "A base opens")), asked), asked)
    >>> log["version"], log["runs"][0]["tool"]["driver"]["rules"][0]["id"]
    ('2.1.0', 'CLA101')
    """
    rules = {checker.code: checker for checker in (BROKEN, NOT_LOADED, *checkers)}
    log = _Log(_models(), sorted(rules), base or "", places or {}, fallback)
    whole = log.whole(findings, [rules[code] for code in sorted(rules)])
    plain: dict[str, Any] = whole.model_dump(mode="json", by_alias=True, exclude_none=True)
    return plain


def _models() -> Any:
    try:
        return import_module("sarif_pydantic.sarif")
    except ImportError:
        raise ClaimLedgerError(
            "writing SARIF needs sarif-pydantic; run: pip install 'claimledger[sarif]'"
        ) from None


@final
@attrs.frozen
class _Log:
    """Makes one log: what its parts share. What the models lack stands in the names of SARIF."""

    make: Any
    codes: Sequence[str]
    base: str | os.PathLike[str]
    places: Mapping[str, Place]
    fallback: str

    def whole(self, findings: Findings, checkers: Iterable[Checker]) -> Any:
        broken = [self.notification(failure) for failure in findings.failures]
        invocation = self.make.Invocation(
            execution_successful=not broken, toolExecutionNotifications=broken
        )
        results = [self.result(finding) for finding in findings]
        results += [self.result(finding, by) for finding, by in findings.silenced]
        root = self.message("The folder to which the names of files are relative.")
        run = self.make.Run(
            tool=self.make.Tool(driver=self.driver(checkers)),
            invocations=[invocation],
            original_uri_base_ids={_ROOT: self.make.ArtifactLocation(description=root)},
            columnKind="unicodeCodePoints",
            results=results,
        )
        return self.make.Sarif(schema_uri=_SCHEMA, runs=[run])

    # -- the tool --------------------------------------------------------------------------

    def driver(self, checkers: Iterable[Checker]) -> Any:
        from importlib.metadata import metadata  # noqa: PLC0415  # few answers are of this form

        known = metadata(_NAME)
        urls = known.get_all("Project-URL") or ()
        return self.make.ToolDriver(
            name=_NAME,
            version=known["Version"],
            information_uri=next((url.partition(", ")[2] for url in urls), None),
            rules=[self.rule(checker) for checker in checkers],
        )

    def rule(self, checker: Checker) -> Any:
        page = [" ".join(paragraph.split()) for paragraph in checker.page.split("\n\n")]
        help = self.message("\n\n".join(page))
        help.markdown = _braced(page_markdown(checker.page))
        return self.make.ReportingDescriptor(
            id=checker.code,
            name="".join(word.capitalize() for word in checker.slug.split("-")),
            short_description=self.message(checker.summary),
            full_description=self.message(" ".join(page[:2])),
            help=help,
            default_configuration=self.make.ReportingConfiguration(level=checker.severity.value),
            properties={"tags": [checker.family, checker.scope.value]},
        )

    def notification(self, failure: Failure) -> Any:
        times = f" ({failure.count} times, first on {failure.where})" if failure.count else ""
        text = f"{failure.name}{times}: {failure.error}"
        return self.make.Notification(level="error", message=self.message(text))

    # -- the results -----------------------------------------------------------------------

    def result(self, finding: Finding, by: Suppression | None = None) -> Any:
        fix = f"\n\nFix: {printable(finding.fix)}" if finding.fix else ""
        place = _in_file(finding.place) or self.elsewhere()
        is_somewhere = place is not None or finding.subject is not None
        related = [self.related(record, n) for n, record in enumerate(finding.because, start=1)]
        return self.make.Result(
            rule_id=printable(finding.code) or None,
            rule_index=self.codes.index(finding.code) if finding.code in self.codes else None,
            level=finding.severity.value,
            message=self.message(printable(finding.message) + fix),
            locations=[self.location(finding.subject, place)] if is_somewhere else None,
            related_locations=related or None,
            partial_fingerprints={f"{_NAME}/v1": finding.fingerprint},
            suppressions=[] if by is None else [self.suppression(by)],  # of all results, or none
            properties=_properties(finding) or None,
        )

    def elsewhere(self) -> Place | None:
        return Place(self.fallback, 1, 1) if self.fallback else None

    def suppression(self, by: Suppression) -> Any:
        place = _in_file(self.places.get(by.id))
        return self.make.Suppression(
            kind="inSource",  # it stands in the ledger that is checked
            status="accepted",
            justification=printable(by.reason) or None,
            location=None if place is None else self.location(by, place),
        )

    def location(self, record: Record | None, place: Place | None) -> Any:
        location = self.make.Location()
        if place is not None:
            location.physical_location = self.physical(place)
        if record is not None:
            logical = self.make.LogicalLocation(
                name=printable(spoken(record)),
                kind=record.kind_name,
                fully_qualified_name=f"{record.kind_name}/{record.id}",
            )
            location.logical_locations = [logical]
        return location

    def related(self, record: Record, number: int) -> Any:
        location = self.location(record, _in_file(self.places.get(record.id)))
        location.id = number
        location.message = self.message(spoken(record))
        return location

    def physical(self, place: Place) -> Any:
        uri, is_relative = _uri(place.file, self.base)
        artifact = self.make.ArtifactLocation(uri=uri, uri_base_id=_ROOT if is_relative else None)
        region = None
        if place.line > 0:
            column = place.column if place.column > 0 else None
            region = self.make.Region(start_line=place.line, start_column=column)
        return self.make.PhysicalLocation(artifact_location=artifact, region=region)

    def message(self, text: str) -> Any:
        """Return a message that says a text, whatever signs it holds.

        In SARIF, braces are written twice, and a bracket and a parenthesis together are a link.
        """
        lines = "\n".join(map(printable, text.split("\n")))
        return self.make.Message(text=_braced(lines.replace("](", "] (")))


def _in_file(place: Place | None) -> Place | None:
    return None if place is None or not place.file else place


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _properties(finding: Finding) -> dict[str, Any]:
    """Return what SARIF has no field for."""
    anchor = {} if finding.anchor is None else attrs.asdict(finding.anchor)
    known = {name: value for name, value in anchor.items() if value not in ("", None)}
    shown = {k: printable(v) if isinstance(v, str) else v for k, v in known.items()}
    given = {"fix": printable(finding.fix), "key": printable(finding.key), "anchor": shown}
    return {name: value for name, value in given.items() if value}


def _uri(file: str, base: str | os.PathLike[str]) -> tuple[str, bool]:
    """Return a file's name as a URI, and whether it is relative to the base."""
    absolute = os.path.abspath  # .. goes up as one reads it
    root, path = PurePath(absolute(base)), PurePath(absolute(file))
    if path.is_relative_to(root):
        return quote(path.relative_to(root).as_posix(), errors="surrogatepass"), True
    whole = path.as_posix()
    slash = "" if whole.startswith("/") else "/"
    return f"file://{slash}{quote(whole, safe='/:', errors='surrogatepass')}", False
