"""Rows for the programs and scripts that read event data sets: one module for each of them.

``occurrence`` is what they all are made from: an event of one report, or an incident that many reports tell of.
"""
