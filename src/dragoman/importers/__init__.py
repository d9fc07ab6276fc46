"""Other projects' event data to records: POLECAT, ICEWS, GDELT, ACLED and UCDP GED files of the user's own.

``read(file)`` finds the format by content and gives an ``ImportedEvent`` for each row, or a ``BadRow`` that says what
is wrong with it. ``lines`` makes rows of bytes, ``table`` names their fields, one module for each format makes the
record. A format is a module with a ``FORMAT``; adding one is a row in ``formats.FORMATS``.
"""

from dragoman.importers.formats import FORMATS
from dragoman.importers.reading import BadRow, Reading, read

__all__ = ["FORMATS", "BadRow", "Reading", "read"]
