"""What a body must keep of its header is checked as the file is read, with file, line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from queries.catalogue import Catalogue
from queries.header import HeaderError

LABEL = "label: {en: It, es: Eso, fr: Cela}"
FILE = f"""\
#+ title: {{en: Bodies, es: Órganos, fr: Organes}}
#+ question: {{en: Which ones?, es: ¿Cuáles?, fr: Lesquels ?}}
#+ serves: [developer]
#+ topic: bodies
#+ parameters:
#+   - {{name: word, type: text, required: true, example: x, {LABEL}}}
#+ columns:
#+   - {{name: s, type: iri, {LABEL}}}
SELECT ?s WHERE {{
  VALUES (?word) {{ ("x") }}
  ?s ?p ?word
}}
ORDER BY ?s
"""


def test_a_file_that_keeps_the_rules_is_read(tmp_path: Path) -> None:
    (tmp_path / "one.rq").write_text(FILE, encoding="utf-8")
    query = Catalogue.load(tmp_path)["one"]
    assert (query.form, [each.name for each in query.parameters]) == ("select", ["word"])


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("?s ?p ?word", "?s ?p ?other", "line 6: the body does not use ?word"),
        ('VALUES (?word) { ("x") }', "", "line 6: no VALUES block of the body binds ?word"),
        (
            '(?word) { ("x") }',
            '(?word ?p) { ("x" UNDEF) }',
            "line 10: ?p stands in the row of the parameters",
        ),
        ('{ ("x") }', '{ ("y") }', 'line 10: ?word is "y" here and "x" in the header'),
        ('{ ("x") }', '{ ("x") ("z") }', "line 10: the VALUES block of the parameters has one row"),
        ("SELECT ?s", "SELECT ?s ?p", "line 7: the query gives ?p: describe it under 'columns'"),
        ("name: s,", "name: t,", "line 8: the query does not give ?t: take it out"),
        ("ORDER BY ?s", "ORDER BY ?s LIMIT 5", "line 9: LIMIT must be able to follow"),
        ("ORDER BY ?s", "ORDER BY", "line 9: the body is not SPARQL"),
        ("name: word,", "name: limit,", "the name is taken by commands and addresses"),
        ("required: true,", "required: true, default: x,", "what has a default need not be given"),
        ("type: text,", "type: iri,", "an iri, and nothing else, needs 'class'"),
        ("example: x, ", "", "what must be given needs an 'example'"),
        ("type: text,", "type: integer,", "line 6: the example or default does not fit: word: 'x' is given"),
    ],
)
def test_a_fault_is_told_with_file_line_and_what_to_do(
    tmp_path: Path, was: str, becomes: str, said: str
) -> None:
    assert was in FILE
    (tmp_path / "one.rq").write_text(FILE.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(HeaderError) as caught:
        Catalogue.load(tmp_path)
    assert "one.rq, line" in str(caught.value)
    assert said in str(caught.value)
