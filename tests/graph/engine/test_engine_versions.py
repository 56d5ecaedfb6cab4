"""A query may name the version that it is answered from."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.engine import QueryRequest
from graph.errors import NoVersion
from graph.settings import load
from tests.graph.engine.conftest import COUNT, Asker, number, publish

pytestmark = pytest.mark.slow


def test_an_older_version_is_answered_as_it_was_while_others_see_the_newest(tmp_path: Path) -> None:
    old, new = publish(tmp_path, 10), publish(tmp_path, 25)
    asker = Asker(load({"UCLG_DATA": str(tmp_path), "UCLG_READERS": "1"}))
    try:
        for version, count in ((old, 10), (None, 25), (new, 25), (old, 10), (None, 25)):
            answer = asker.run(asker.engine.query(QueryRequest(COUNT, version=version)))
            assert (number(answer), answer.version) == (count, version or new)
    finally:
        asker.close()


def test_a_version_that_is_not_kept_is_named(tmp_path: Path) -> None:
    publish(tmp_path, 10)
    asker = Asker(load({"UCLG_DATA": str(tmp_path), "UCLG_READERS": "1"}))
    try:
        with pytest.raises(NoVersion, match="no version 7"):
            asker.run(asker.engine.query(QueryRequest(COUNT, version=7)))
    finally:
        asker.close()
