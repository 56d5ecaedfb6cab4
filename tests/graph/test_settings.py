"""Settings: one table, read from the environment."""

from __future__ import annotations

import pytest

from graph.errors import SettingError
from graph.settings import TABLE, load


def test_without_an_environment_the_defaults_hold() -> None:
    settings = load({})
    assert (settings.host, settings.port, str(settings.data)) == ("127.0.0.1", 8000, "var")


def test_the_environment_wins_over_the_default() -> None:
    assert load({"UCLG_PORT": "9001"}).port == 9001


def test_an_empty_variable_counts_as_unset() -> None:
    assert load({"UCLG_PORT": ""}).port == 8000


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("UCLG_PORT", "http"),
        ("UCLG_PORT", "70000"),
        ("UCLG_TIMEOUT", "0"),
        ("UCLG_READERS", "-1"),
        ("UCLG_BASE", "x"),
    ],
)
def test_an_impossible_value_is_refused_with_variable_and_value(variable: str, value: str) -> None:
    with pytest.raises(SettingError) as caught:
        load({variable: value})
    assert variable in str(caught.value)
    assert repr(value) in str(caught.value)


def test_every_setting_of_the_table_becomes_a_value() -> None:
    settings = load({})
    assert {s.name for s in TABLE} == set(vars(settings))


@pytest.mark.parametrize("variable", ["UCLG_PORT", "UCLG_KEEP", "UCLG_TIMEOUT"])
def test_what_is_no_number_is_told_in_plain_words(variable: str) -> None:
    with pytest.raises(SettingError, match=r"must be a (whole )?number"):
        load({variable: "many"})
