"""Frames: how source, cue and content stand to each other, one frame after the other."""
