"""What fits the description, and what does not, finds no server error (schemathesis, all checks on)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings

from api.app import create
from api.openapi import document
from graph.settings import load
from tests.api.conftest import Server

pytestmark = pytest.mark.slow

# A value may fit its schema and still name nothing, or a version that is gone; a query may be malformed.
FOUND = ["2xx", "3xx", 404, 410]
NAMES = (
    "^/(sparql|store|graph/|id/|scheme/|doc|search|suggest|ontology|shapes|data/|queries/"
    "|synergies|bodies/|briefs/|cities/|reports/)"
)
CONFIG = {
    "checks": {
        "positive_data_acceptance": {"expected-statuses": FOUND},
        "negative_data_rejection": {"expected-statuses": ["4xx"]},
    },
    "operations": [
        {
            "include-path-regex": NAMES,
            "checks": {"positive_data_acceptance": {"expected-statuses": [*FOUND, 400, 422]}},
        }
    ],
}
EXAMPLES = 4


@schemathesis.serializer("application/sparql-query")
def as_it_is(_: object, value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")


_NOWHERE = replace(load({}), data=Path("nowhere"))
schema = schemathesis.openapi.from_dict(
    document(create(_NOWHERE)), config=schemathesis.Config.from_dict(CONFIG)
)


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_an_operation_is_as_it_is_described(real: Server, case: schemathesis.Case[Any]) -> None:
    # Who asks for an answer within an instant is told 504, and that is no fault.
    for given in (case.query, case.body):
        if isinstance(given, dict):
            given.pop("timeout", None)
    case.call_and_validate(base_url=real.url)
