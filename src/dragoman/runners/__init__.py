"""The pipeline over many reports: in several processes of this machine, or on Ray."""

from dragoman.language.analyser import processors
from dragoman.runners.coding import Written
from dragoman.runners.local import Workers, run_local
from dragoman.runners.merging import merged
from dragoman.runners.on_ray import run_on_ray

__all__ = ["Workers", "Written", "merged", "processors", "run_local", "run_on_ray"]
