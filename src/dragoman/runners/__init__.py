"""The pipeline over many reports: in several processes of this machine, or on Ray."""

from dragoman.runners.local import Workers, processors

__all__ = ["Workers", "processors"]
