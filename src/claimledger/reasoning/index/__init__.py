"""The index: a log in whole numbers, read once, extended as it grows, and asked claim by claim."""
