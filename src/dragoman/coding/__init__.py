"""Doc to events and statements, by the codebook."""

from dragoman.coding.coder import Coder

__all__ = ["Coder"]
