"""Answers as text and as plain data: trees, reports, findings, SARIF, pages on checkers."""

from claimledger.rendering.catalogue import (
    catalogue,
    catalogue_data,
    explanation,
    explanation_data,
    explanation_markdown,
)
from claimledger.rendering.data import assessment_data, trace_data
from claimledger.rendering.findings import findings_data, findings_text
from claimledger.rendering.sarif import sarif_data
from claimledger.rendering.text import report, tree

__all__ = [
    "assessment_data",
    "catalogue",
    "catalogue_data",
    "explanation",
    "explanation_data",
    "explanation_markdown",
    "findings_data",
    "findings_text",
    "report",
    "sarif_data",
    "trace_data",
    "tree",
]
