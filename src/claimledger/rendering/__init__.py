"""Answers as text and as plain data: chains as trees, assessments as reports."""

from claimledger.rendering.data import assessment_data, trace_data
from claimledger.rendering.text import report, tree

__all__ = ["assessment_data", "report", "trace_data", "tree"]
