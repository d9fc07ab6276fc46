"""Bytes to reports.

``read(sources, options)`` takes files, folders or ``-`` and yields each report, or a ``ReportError`` value in
the place of one that cannot be read. A format is a module with a ``recognise`` and a ``read``; adding one is a
row in ``formats.FORMATS``.
"""

from dragoman.readers.formats import FORMATS, Format
from dragoman.readers.options import ReadOptions
from dragoman.readers.reading import read, read_bytes, report_from_text
from dragoman.readers.sources import list_files

__all__ = ["FORMATS", "Format", "ReadOptions", "list_files", "read", "read_bytes", "report_from_text"]
