"""Language packs are data that a linguist writes: a fault is named with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.reports.language import language_of
from graph.reports.packs import LANGUAGES, PackError, load, read
from graph.reports.patterns import PatternError, expression, union

PACKS = Path(load.__wrapped__.__code__.co_filename).parent / "packs"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_of_every_pack_can_be_read(language: str) -> None:
    pack = load(language)
    for name, value in pack.data.items():
        if isinstance(value, list):
            assert pack.pattern(name).pattern
        elif isinstance(value, dict):
            for group, words in value.items():
                if isinstance(words, list):
                    assert pack.pattern(name, group).pattern


def changed(tmp_path: Path, old: str, new: str) -> Path:
    path = tmp_path / "en.yaml"
    text = (PACKS / "en.yaml").read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_a_part_that_no_pack_has_is_named_with_its_line_and_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(
        PackError, match=r"en\.yaml, line \d+: 'monts' is not a part of a pack; did you mean 'months'"
    ):
        read(changed(tmp_path, "\nmonths:", "\nmonts:"))


def test_a_pattern_whose_brackets_do_not_match_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"en\.yaml, line \d+: 'wish': '\(wish\*' cannot be read"):
        read(changed(tmp_path, '"wish*"', '"(wish*"'))


def test_a_word_that_is_no_text_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"en\.yaml, line \d+: 'wish' must be a list of words"):
        read(changed(tmp_path, '"wish*"', "no"))


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("language: en\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"x\.yaml, line \d+: 'function_words' is missing"):
        read(path)


def test_what_is_not_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("language: en\nwish: [\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"x\.yaml, line 3: not YAML"):
        read(path)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("publi*", "publication"),
        ("(is|are) planned", "are planned"),
        ("(the )?work", "work"),
        ("(also |now )+planned", "also now planned"),
        ("take ... part", "take an active part"),
        ("mise à jour", "mise a jour"),
    ],
)
def test_a_pattern_finds_what_its_signs_say(pattern: str, text: str) -> None:
    assert union([pattern]).fullmatch(text)


def test_a_sign_with_nothing_before_it_cannot_be_read() -> None:
    with pytest.raises(PatternError):
        expression("?work")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The members of the committee have met in the city and will meet again.", "en"),
        ("Los miembros de la comisión se reunieron en la ciudad y se volverán a reunir.", "es"),
        ("Les membres de la commission se sont réunis dans la ville et se retrouveront.", "fr"),
    ],
)
def test_the_language_is_found_by_its_little_words(text: str, language: str) -> None:
    assert language_of(text) == language
