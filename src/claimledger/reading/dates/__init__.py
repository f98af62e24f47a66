"""Dates that a text names, as precise as it names them."""

from claimledger.reading.dates.finding import dates_in

__all__ = ["dates_in"]
