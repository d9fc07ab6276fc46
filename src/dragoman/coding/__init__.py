"""Doc to events and statements, by the codebook."""

from dragoman.coding.coder import Coder
from dragoman.coding.confidence import confident

__all__ = ["Coder", "confident"]
