"""The pipeline on Ray: files are read where there is room, coders keep their model, shards are written side by side.

Ray Data streams: it reads no further ahead than the coders keep up with, so memory stays bounded whatever the size of
the archive. Killed tasks and actors are run again by Ray; a shard is named for its reports, so that nothing is doubled.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from dragoman import readers
from dragoman.errors import DataError, ReportError
from dragoman.records import Remark, Report
from dragoman.runners.coding import Written, code_into, write
from dragoman.runners.local import SHIPPED, MakeParts, Workers
from dragoman.runners.shards import coded_reports

READER = 0.1  # of a processor; with a coder on every processor there is still room to read
_REPORT = TypeAdapter(Report)
_COUNTS = ("reports", "failed", "events", "statements")
_NO_WEB = "is a web address; read it into a store with dragoman read"


def run_on_ray(
    sources: Iterable[Path | str],
    options: readers.ReadOptions,
    folder: Path,
    *,
    size: int,
    workers: int,
    address: str | None = None,
    make_parts: MakeParts = SHIPPED,
) -> Iterator[Written | Remark]:
    """Code the reports of files and folders into shards of about ``size`` reports; each shard as it is written.

    ``sources`` and ``folder`` must be paths that every machine of the cluster sees. ``address`` is the cluster's, None
    starts Ray on this machine. ``workers`` is the number of coders. Reports that the folder has already are left out.
    Raises DataError where Ray is not installed.
    """
    ray = _ray()
    listed = list(readers.list_files(sources))
    files = [file.absolute() for file in listed if isinstance(file, Path)]
    errors = [item for item in listed if isinstance(item, ReportError)]
    errors += [ReportError(url.address, _NO_WEB) for url in listed if isinstance(url, readers.Url)]
    if errors:
        yield write(folder, errors)
    ray.init(address=address, ignore_reinit_error=True, logging_level="error", log_to_driver=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    rows = ray.data.from_items([{"path": str(file)} for file in files], override_num_blocks=max(1, len(files)))
    written = rows.flat_map(_Read(options), num_cpus=READER).map_batches(
        _Code,
        fn_constructor_args=(str(folder.absolute()), size, make_parts().coder, make_parts),
        batch_size=size,
        compute=ray.data.ActorPoolStrategy(min_size=1, max_size=workers),
        num_cpus=1 - READER,
    )
    for row in written.iter_rows():
        if not row["shard"]:
            yield Remark(str(row["origin"]), str(row["reason"]))
            continue
        yield Written(Path(str(row["shard"])), *(int(row[name]) for name in _COUNTS))


class _Read:
    """A file to its reports, as rows of bytes. What cannot be read is a row with its reason, and so is a remark."""

    def __init__(self, options: readers.ReadOptions) -> None:
        self._options = options

    def __call__(self, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for item in readers.read([Path(row["path"])], self._options):
            if isinstance(item, Report):
                yield {"report": _REPORT.dump_json(item), "origin": "", "reason": "", "remark": False}
            else:
                remark = isinstance(item, Remark)
                yield {"report": b"", "origin": item.origin, "reason": item.reason, "remark": remark}


class _Code:
    """A coder: an actor that keeps a process with the model. That process's end is one report's, not the actor's."""

    def __init__(self, folder: str, size: int, coder: str, make_parts: MakeParts) -> None:
        self._folder = Path(folder)
        self._size = size
        self._known = coded_reports(self._folder, coder)
        self._work = Workers(1, make_parts)

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        items = _items(zip(batch["report"], batch["origin"], batch["reason"], batch["remark"], strict=True))
        written = list(code_into(self._folder, items, self._work, self._known, self._size))
        return {
            "shard": [str(one.shard) if isinstance(one, Written) else "" for one in written],
            **{name: [getattr(one, name, 0) for one in written] for name in _COUNTS},
            **{name: [getattr(one, name, "") for one in written] for name in ("origin", "reason")},
        }


def _items(rows: Iterable[tuple[bytes, str, str, bool]]) -> Iterator[Report | ReportError | Remark]:
    for report, origin, reason, remark in rows:
        if report:
            yield _REPORT.validate_json(report)
        else:
            yield (Remark if remark else ReportError)(str(origin), str(reason))


def _ray() -> Any:
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise DataError(f"Ray is not installed ({error}); install it with: pip install 'dragoman[ray]'") from error
    return ray
