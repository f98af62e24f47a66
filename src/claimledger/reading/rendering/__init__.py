"""Readings as text, as data and as a page."""

from claimledger.reading.rendering.data import reading_data, reading_schema
from claimledger.reading.rendering.page import reading_page
from claimledger.reading.rendering.text import reading_text

__all__ = ["reading_data", "reading_page", "reading_schema", "reading_text"]
