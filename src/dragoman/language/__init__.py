"""Text to Doc: sentences, words, parse, entities and proposed frames. Only this room knows onnxruntime."""

from dragoman.language.analyser import Analyser
from dragoman.language.segment import segment

__all__ = ["Analyser", "segment"]
