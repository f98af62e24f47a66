"""How a text is laid out: paragraphs, then quotations, then segments."""

from claimledger.reading.layout.laying import lay_out, paragraphs

__all__ = ["lay_out", "paragraphs"]
