"""Persons' decisions about events and statements: what they come to, and what the record is with them."""

from dragoman.review.agreement import Agreement, agreement
from dragoman.review.asked import Codebook, Known, ReviewError, value_of, whole
from dragoman.review.fields import fields_of, forms, same, told
from dragoman.review.keys import Key, Kind, beside, is_key, keys_of, parse, reports_of, who
from dragoman.review.laying import Laid, State, lay
from dragoman.review.verdicts import (
    ACCEPT,
    ADD,
    CORRECT,
    KEPT,
    KINDS,
    NOTE,
    RECORD,
    REJECT,
    REJECTED,
    SETTLE,
    UNDO,
    Verdict,
    in_force,
    verdicts,
)
from dragoman.review.weighing import FORMULA, Stake, Weight, weigh, why_first

__all__ = [
    "ACCEPT",
    "ADD",
    "CORRECT",
    "FORMULA",
    "KEPT",
    "KINDS",
    "NOTE",
    "RECORD",
    "REJECT",
    "REJECTED",
    "SETTLE",
    "UNDO",
    "Agreement",
    "Codebook",
    "Key",
    "Kind",
    "Known",
    "Laid",
    "ReviewError",
    "Stake",
    "State",
    "Verdict",
    "Weight",
    "agreement",
    "beside",
    "fields_of",
    "forms",
    "in_force",
    "is_key",
    "keys_of",
    "lay",
    "parse",
    "reports_of",
    "same",
    "told",
    "value_of",
    "verdicts",
    "weigh",
    "who",
    "whole",
    "why_first",
]
