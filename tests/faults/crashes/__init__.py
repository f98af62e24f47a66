"""Journals whose writing is cut short: by a loss of power, errors, kills, and other writers."""
