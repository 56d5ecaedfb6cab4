"""A draft is not replaced by other files unless somebody says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.drafts_words_facts import refusal
from graph.errors import InputError
from graph.reports.document import clean
from graph.reports.draft import HEAD, Draft, write
from graph.reports.ingest import ingest_documents
from ontology import BASE

TEXTS = {
    "en": "WORK OF CONSULTATION MECHANISMS IN 2022-2023\n\nCOMMUNITY OF PRACTICE ON MOBILITY\n\n"
    "1. Main activities of the mechanism\n\nThe Community met in March 2022 and it will meet again.\n",
    "es": "TRABAJO DE LOS MECANISMOS CONSULTIVOS EN 2022-2023\n\nCOMUNIDAD DE PRÁCTICA DE MOVILIDAD\n\n"
    "1. Principales actividades del mecanismo\n\nLa Comunidad se reunió en marzo de 2022.\n",
}


def _draft(*languages: str, more: str = "") -> Draft:
    documents = []
    for language in languages:
        text = TEXTS[language] + more
        documents.append(clean(f"report.{language}.txt", "text", text.encode(), text))
    draft = ingest_documents(documents, None, BASE)
    return Draft("mobility", draft.readings, draft.meeting, draft.standings)


def test_a_version_alone_does_not_replace_both(tmp_path: Path) -> None:
    write(_draft("en", "es"), tmp_path, anew=False)
    before = (tmp_path / "mobility" / HEAD).read_bytes()
    told = r"mobility has en \(report\.en\.txt\), es \(report\.es\.txt\); you gave es \(report\.es\.txt\)\."
    with pytest.raises(InputError, match=told) as refused:
        write(_draft("es"), tmp_path, anew=False)
    assert (tmp_path / "mobility" / HEAD).read_bytes() == before
    for language in ("en", "es", "fr"):
        words, spoken = refusal(str(refused.value), language)
        assert spoken == language
        assert "mobility" in words
        assert "--replace" not in words
    write(_draft("es"), tmp_path)
    assert not (tmp_path / "mobility" / "text.en.txt").exists()


def test_a_corrected_file_replaces_only_when_that_is_said(tmp_path: Path) -> None:
    write(_draft("en"), tmp_path, anew=False)
    with pytest.raises(InputError, match=r"has en \(report\.en\.txt\); you gave en"):
        write(_draft("en", more="One more line.\n"), tmp_path, anew=False)
    write(_draft("en", more="One more line.\n"), tmp_path)


def test_the_same_files_and_one_more_language_need_no_word(tmp_path: Path) -> None:
    for languages in (("en",), ("en",), ("en", "es")):
        write(_draft(*languages), tmp_path, anew=False)
    (tmp_path / "mobility" / HEAD).write_text("{")
    write(_draft("es"), tmp_path, anew=False)
