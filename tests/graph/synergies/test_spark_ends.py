"""A session of Spark that fails says why, and leaves nothing behind."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from graph.errors import EngineFailed
from graph.synergies.engines import spark
from graph.synergies.engines.session import SMALL
from tests.graph.synergies.test_engines_agree import needs_spark


@needs_spark
@pytest.mark.slow
def test_what_spark_cannot_do_is_told_in_its_words_and_it_ends(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    scratch, work = tmp_path / "scratch", tmp_path / "work"
    scratch.mkdir()
    work.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    monkeypatch.chdir(work)
    with (
        pytest.raises(EngineFailed, match="`nothing_of_that_name` cannot be found"),
        spark("local[1]", SMALL) as engine,
    ):
        engine.make("copy", "SELECT * FROM nothing_of_that_name")
    assert list(work.iterdir()) == list(scratch.iterdir()) == []
    running = subprocess.run(["ps", "-eo", "args"], check=True, capture_output=True, text=True).stdout
    assert str(scratch) not in running
