"""A model whose files were cut off or changed is refused in one line, before it can give other records."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.language import Analyser


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    shutil.copytree(str(files("dragoman") / "data" / "model"), folder)
    return folder


def changed(at: int) -> Callable[[bytes], bytes]:
    return lambda whole: whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]


@pytest.mark.parametrize("name", ["words.onnx", "pairs.onnx", "tokenizer.json", "labels.json", "lemmas.tsv"])
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda whole: whole[: len(whole) // 2], id="cut in half"),
        pytest.param(lambda whole: whole[:-1], id="last byte missing"),
        pytest.param(lambda whole: b"", id="empty"),
        pytest.param(changed(-5000), id="one bit changed"),
    ],
)
def test_a_damaged_file_is_refused(model: Path, name: str, damage: Callable[[bytes], bytes]) -> None:
    file = model / name
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(DataError, match=r"the model's files are not those of version '.+'; install Dragoman again"):
        Analyser.load(model)


@pytest.mark.parametrize("name", ["words.onnx", "version.txt"])
def test_a_missing_file_is_named(model: Path, name: str) -> None:
    (model / name).unlink()
    with pytest.raises(DataError, match=f"{name}: cannot be read .*install Dragoman again"):
        Analyser.load(model)


@pytest.mark.parametrize("version", ["", "0123456789ab"], ids=["none", "another"])
def test_another_version_is_refused(model: Path, version: str) -> None:
    (model / "version.txt").write_text(version)
    with pytest.raises(DataError, match="are not those of version"):
        Analyser.load(model)


def test_the_whole_model_is_taken(model: Path) -> None:
    assert Analyser.load(model).version == (model / "version.txt").read_text().strip()
