"""Pairs of events labelled by hand: the same occurrence or not."""
