"""Files that are broken in every way: what the loader and the command line make of them."""
