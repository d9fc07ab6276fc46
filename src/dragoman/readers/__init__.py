"""Bytes to reports.

``read(sources, options)`` takes files, folders, web addresses or ``-`` and yields each report, a ``ReportError``
value in the place of one that cannot be read, and a ``Remark`` on what was passed over. ``packed`` takes zip and gzip
apart first. A format is a module with a ``recognise`` and a ``read``; adding one is a row in ``formats.FORMATS``.
"""

from dragoman.readers.columns import ColumnMap, parse_map
from dragoman.readers.extras import installed
from dragoman.readers.fetching import FetchOptions
from dragoman.readers.formats import FORMATS, Format
from dragoman.readers.options import ReadOptions
from dragoman.readers.reading import read, read_bytes, report_from_text
from dragoman.readers.sources import Url, list_files
from dragoman.readers.validators import Validators

__all__ = [
    "FORMATS",
    "ColumnMap",
    "FetchOptions",
    "Format",
    "ReadOptions",
    "Url",
    "Validators",
    "installed",
    "list_files",
    "parse_map",
    "read",
    "read_bytes",
    "report_from_text",
]
