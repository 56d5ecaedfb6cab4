"""What a page offers for copying runs as it stands and gives the answer of the page."""

from __future__ import annotations

import ast
import csv
import html
import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.snippets import snippets
from tests.api.conftest import Server

ASKED = {
    "bodies-led-by-a-city": "city=Bilbao",
    "practices": "theme=housing&first=2015",
    "find-a-body-by-any-name": "words=l%27habitat%20%24HOME%20%60x%60%20%22%5C",
    "events-by-kind": "",
}


def copied(server: Server, name: str, tool: str, language: str = "es") -> str:
    page = server.get(f"/queries/{name}?{ASKED[name]}&lang={language}", accept="text/html").text
    found = re.search(rf"<summary>{tool}</summary>\s*<pre[^>]*><code>(.*?)</code>", page, re.DOTALL)
    assert found
    return html.unescape(found[1])


def answer(server: Server, name: str, language: str = "es") -> str:
    return server.get(f"/queries/{name}?{ASKED[name]}&lang={language}", accept="text/csv").text


def run(*command: str | Path, text: str | None = None) -> str:
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not here")
@pytest.mark.parametrize("name", ASKED)
def test_the_one_for_curl_runs(real: Server, name: str) -> None:
    shown = run("bash", "-eu", text=copied(real, name, "curl"))
    assert shown.split() == answer(real, name).split()


@pytest.mark.parametrize("name", ASKED)
def test_the_one_for_python_runs(real: Server, name: str) -> None:
    rows = [
        ast.literal_eval(line)
        for line in run(sys.executable, "-", text=copied(real, name, "Python")).splitlines()
    ]
    expected = [
        {column: value for column, value in row.items() if value}
        for row in csv.DictReader(io.StringIO(answer(real, name)))
    ]
    assert rows == expected


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not here")
@pytest.mark.parametrize("name", ASKED)
def test_the_one_for_javascript_runs(real: Server, tmp_path: Path, name: str) -> None:
    file = tmp_path / "ask.mjs"
    file.write_text(copied(real, name, "JavaScript"), encoding="utf-8")
    shown = run("node", file)
    rows = list(csv.DictReader(io.StringIO(answer(real, name))))
    assert len(re.findall(r"^│ +\d+ +│", shown, re.MULTILINE)) == len(rows)


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not here")
@pytest.mark.parametrize("name", ["bodies-led-by-a-city", "events-by-kind"])
def test_the_one_for_r_runs(real: Server, tmp_path: Path, name: str) -> None:
    file = tmp_path / "ask.R"
    file.write_text(copied(real, name, "R") + "cat(nrow(rows))\n", encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(answer(real, name))))
    assert run("Rscript", file).split()[-1] == str(len(rows))


def test_the_address_is_the_one_that_the_client_sees(real: Server) -> None:
    page = real.get("/queries/events-by-kind", accept="text/html", host="graph.example.org").text
    assert "http://graph.example.org/queries/events-by-kind" in html.unescape(page)
    assert real.url not in page


@given(st.text(max_size=60))
def test_any_text_of_a_query_comes_back_whole_from_the_python(text: str) -> None:
    python = next(s for s in snippets("http://x/", "q", {}, text, "select") if s.tool == "Python")
    calls = [node for node in ast.walk(ast.parse(python.text)) if isinstance(node, ast.Call)]
    query = next(c for c in calls if isinstance(c.func, ast.Attribute) and c.func.attr == "setQuery")
    assert ast.literal_eval(query.args[0]) == f"\n{text}"


@given(st.dictionaries(st.sampled_from(["body", "words"]), st.text(max_size=40)))
def test_no_value_reaches_the_shell_or_a_string_of_r_unquoted(values: dict[str, str]) -> None:
    found = {s.tool: s.text for s in snippets("http://x/", "q", values, "ASK {}", "select")}
    curl = run("bash", "-c", f"curl() {{ printf '%s\\n' \"$#\"; }}; {found['curl']}")
    assert curl == "5\n"
    address = re.fullmatch(
        r'rows <- read\.csv\("([^"\\]*)", encoding = "UTF-8"\)\nprint\(rows\)\n', found["R"]
    )
    assert address


@pytest.mark.parametrize(("form", "reads"), [("ask", "boolean"), ("construct", "TURTLE")])
def test_a_query_without_rows_has_snippets_of_its_kind(form: str, reads: str) -> None:
    assert form in ("ask", "construct")
    found = {s.tool: s.text for s in snippets("http://x/", "q", {}, "ASK {}", form)}  # type: ignore[arg-type]
    assert set(found) == {"curl", "Python", "JavaScript"}
    assert reads in found["Python"]
    ast.parse(found["Python"])
