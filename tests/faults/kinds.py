"""All kinds of damage: to import this module is to know them."""

from faults import large, texts, trees
from faults.making import KINDS, Broken, Format, broken, kind_of

__all__ = ["KINDS", "Broken", "Format", "broken", "kind_of", "large", "texts", "trees"]
