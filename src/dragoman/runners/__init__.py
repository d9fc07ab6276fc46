"""The pipeline over many reports: in several processes of this machine, or on Ray."""

from dragoman.language.analyser import processors
from dragoman.runners.coding import Written
from dragoman.runners.local import Workers, run_local
from dragoman.runners.memory import coders_within
from dragoman.runners.merging import merged
from dragoman.runners.on_ray import run_on_ray
from dragoman.runners.shards import shards

__all__ = ["Workers", "Written", "coders_within", "merged", "processors", "run_local", "run_on_ray", "shards"]
