"""The laws of the model, one file per family."""
