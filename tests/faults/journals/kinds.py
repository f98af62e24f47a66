"""All kinds of forgeries: to import this module is to know them."""

from faults.journals import bodies, envelopes, meanings
from faults.journals.making import FORGERIES, Forged, forged, kind_of
from faults.journals.meanings import MEANT

__all__ = ["FORGERIES", "MEANT", "Forged", "bodies", "envelopes", "forged", "kind_of", "meanings"]
