"""Headers of query files are checked, and a fault names file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from queries.catalogue import Catalogue
from queries.header import HeaderError, read

GOOD = """\
#+ title:
#+   en: Bodies
#+   es: Órganos
#+   fr: Organes
#+ question:
#+   en: Which bodies are there?
#+   es: ¿Qué órganos hay?
#+   fr: Quels organes existe-t-il ?
#+ serves: [developer]
#+ topic: bodies
#+ columns:
#+   - {name: s, type: iri, label: {en: S, es: S, fr: S}}
#+   - {name: p, type: iri, label: {en: P, es: P, fr: P}}
#+   - {name: o, type: text, label: {en: O, es: O, fr: O}}

# A comment of the query itself.
SELECT ?s ?p ?o WHERE { ?s ?p ?o }
"""


def write(folder: Path, text: str, name: str = "bodies.rq") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_query_file_has_a_header_and_a_text(tmp_path: Path) -> None:
    header, text, line = read(write(tmp_path, GOOD))
    assert header.title.es == "Órganos"
    assert header.question.get("fr") == "Quels organes existe-t-il ?"
    assert header.serves == ("developer",)
    assert text == "# A comment of the query itself.\nSELECT ?s ?p ?o WHERE { ?s ?p ?o }\n"
    assert line == 16


def test_an_unknown_language_falls_back_to_english(tmp_path: Path) -> None:
    header, _, _ = read(write(tmp_path, GOOD))
    assert header.title.get("pt") == "Bodies"


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("#+   es: Órganos\n", "", "bodies.rq, line 1, title.es"),
        ("#+   fr: Organes\n", "#+   fr: ''\n", "bodies.rq, line 4, title.fr"),
        ("#+ serves: [developer]\n", "#+ serves: [everybody]\n", "bodies.rq, line 9, serves"),
        (
            "#+ serves: [developer]\n",
            "#+ serves: [developer]\n#+ colour: red\n",
            "bodies.rq, line 10, colour",
        ),
        ("#+   en: Bodies\n", "#+   en: [\n", "the header is not YAML"),
    ],
)
def test_a_fault_in_a_header_names_file_line_and_field(
    tmp_path: Path, was: str, becomes: str, said: str
) -> None:
    with pytest.raises(HeaderError) as caught:
        read(write(tmp_path, GOOD.replace(was, becomes)))
    assert said in str(caught.value)


def test_a_query_without_a_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HeaderError, match="line 1: a query begins with a header"):
        read(write(tmp_path, "SELECT * WHERE { ?s ?p ?o }"))


def test_the_catalogue_tells_the_faults_of_all_files_at_once(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace("#+   es: Órganos\n", ""), "one.rq")
    write(tmp_path, "ASK {}", "two.rq")
    with pytest.raises(HeaderError) as caught:
        Catalogue.load(tmp_path)
    assert "one.rq" in str(caught.value)
    assert "two.rq" in str(caught.value)


def test_a_query_moves_with_the_base_but_terms_stay(tmp_path: Path) -> None:
    start = "https://w3id.org/uclg-graph/"
    write(
        tmp_path,
        GOOD.replace("{ ?s ?p ?o }", f"{{ ?s ?p ?o . ?s <{start}ontology#leads> <{start}id/body/uclg> }}"),
    )
    moved = Catalogue.load(tmp_path, base="https://example.org/")["bodies"].text
    assert f"<{start}ontology#leads> <https://example.org/id/body/uclg>" in moved
