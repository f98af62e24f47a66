"""The values that reading makes."""
