"""The catalogue as it stands: every file is whole, plain SPARQL and speaks three languages."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from pyoxigraph import RdfFormat, Store, parse
from rdflib.plugins.sparql import prepareQuery

from ontology import BASE, UCLG
from ontology.files import ontology_file, scheme_files
from queries.catalogue import Catalogue, CuratedQuery

CATALOGUE = Catalogue.load()
QUERIES = pytest.mark.parametrize("query", CATALOGUE.values(), ids=list(CATALOGUE))


def declared() -> set[str]:
    texts = [ontology_file().read_text("utf-8"), *(file.read_text("utf-8") for file in scheme_files())]
    return {str(q.subject.value) for text in texts for q in parse(text, format=RdfFormat.TURTLE)}


def test_there_are_at_least_forty_questions() -> None:
    assert len(CATALOGUE) >= 40


@QUERIES
def test_a_query_is_sparql_to_two_engines(query: CuratedQuery) -> None:
    assert Store().query(query.text) is not None
    assert prepareQuery(query.text).algebra is not None


@QUERIES
def test_a_query_uses_only_terms_and_concepts_that_exist(query: CuratedQuery) -> None:
    known = declared()
    terms = {UCLG + name for name in re.findall(r"\buclg:(\w+)", query.text)}
    pattern = rf"<({re.escape(BASE)}id/(?:rank|role|theme|component)/[^>]+)>"
    concepts = set(re.findall(pattern, query.text))
    assert terms | concepts <= known


@QUERIES
def test_the_order_of_the_rows_is_said(query: CuratedQuery) -> None:
    assert "ORDER BY" in query.text


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_no_two_queries_share_a_title_or_a_question(language: str) -> None:
    titles = Counter(query.title.get(language) for query in CATALOGUE.values())
    questions = Counter(query.question.get(language) for query in CATALOGUE.values())
    assert [text for text, times in (titles + questions).items() if times > 1] == []


@QUERIES
def test_the_three_languages_are_not_one_another(query: CuratedQuery) -> None:
    question = query.question
    assert len({question.en, question.es, question.fr}) == 3
    assert question.es.startswith("¿")
    assert question.fr.endswith("\u00a0?")
