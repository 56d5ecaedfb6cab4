"""`/data`, `/catalog` and `/.well-known/void` over HTTP."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import rdflib
from rdflib.namespace import DCAT, RDF, VOID

from graph.derivations import DERIVATIONS
from graph.versions import Versions
from tests.api.conftest import Server, serving
from tests.graph.exports.conftest import DATASET, facts, iri, text

pytestmark = pytest.mark.slow

SMALL = [
    *DATASET,
    *facts(
        *((f"city/{number}", "rdf:type", iri("uclg:City")) for number in range(300)),
        *((f"city/{number}", "rdfs:label", text(f"City {number}")) for number in range(300)),
    ),
]
NAME = "uclg-graph.ttl.gz"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Version 1 has no files, version 2 has."""
    data = tmp_path_factory.mktemp("data") / "var"
    versions = Versions(data)
    made = {"exports": DERIVATIONS["exports"]}
    versions.commit(lambda store: store.extend(SMALL[:3]), author="test", message="without")
    versions.commit(lambda store: store.extend(SMALL), author="test", message="with", derivations=made)
    return data


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[Server]:
    with serving(folder) as running:
        yield running


@pytest.fixture(scope="module")
def whole(folder: Path) -> bytes:
    """The file as it lies there."""
    version = Versions(folder).current()
    assert version is not None
    return (version.derived("exports") / NAME).read_bytes()


def test_a_file_arrives_as_it_lies_there_packed_and_named(served: Server, whole: bytes) -> None:
    with httpx.stream("GET", f"{served.url}/data/{NAME}") as answer:
        body = b"".join(answer.iter_raw())
    assert body == whole
    assert answer.headers["content-type"] == "application/gzip"
    assert "content-encoding" not in answer.headers
    assert answer.headers["content-disposition"] == f'attachment; filename="{NAME}"'
    assert answer.headers["etag"] == f'"{hashlib.sha256(whole).hexdigest()}"'
    assert answer.headers["content-length"] == str(len(whole))
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["graph-version"] == "2"


def test_head_says_the_same_without_the_file(served: Server, whole: bytes) -> None:
    answer = httpx.head(f"{served.url}/data/{NAME}")
    assert answer.status_code == 200
    assert answer.headers["content-length"] == str(len(whole))
    assert not answer.content


def test_a_known_file_is_not_sent_again(served: Server) -> None:
    tag = served.get(f"/data/{NAME}").headers["etag"]
    again = served.get(f"/data/{NAME}", if_none_match=tag)
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-9", 0, 9), ("bytes=100-", 100, -1), ("bytes=-7", -7, -1), ("bytes=5-999999999", 5, -1)],
)
def test_a_part_is_sent_as_it_is_asked_for(
    served: Server, whole: bytes, asked: str, first: int, last: int
) -> None:
    size = len(whole)
    first, last = first % size, last % size
    answer = served.get(f"/data/{NAME}", range=asked)
    assert answer.status_code == 206
    assert answer.headers["content-range"] == f"bytes {first}-{last}/{size}"
    assert answer.content == whole[first : last + 1]


def test_several_parts_arrive_as_multipart_without_those_that_are_not_there(
    served: Server, whole: bytes
) -> None:
    answer = served.get(f"/data/{NAME}", range="bytes=0-1, 10-12, 99999999-")
    assert answer.status_code == 206
    assert answer.headers["content-type"].startswith("multipart/byteranges")
    assert whole[:2] in answer.content
    assert whole[10:13] in answer.content


@pytest.mark.parametrize("asked", ["bytes=99999999-", "bytes=-0"])
def test_a_part_that_is_not_there_is_a_problem_that_says_how_long_the_file_is(
    served: Server, whole: bytes, asked: str
) -> None:
    answer = served.get(f"/data/{NAME}", range=asked)
    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{len(whole)}"
    assert answer.json()["type"].endswith("/problem/range")


@pytest.mark.parametrize(
    "asked", ["bytes=9-3", "lines=1-2", "bytes=", "bytes=a-b", "bytes=0-1," * 40, f"bytes={'9' * 5000}-"]
)
def test_a_range_that_is_none_is_as_if_it_had_not_been_sent(served: Server, whole: bytes, asked: str) -> None:
    answer = served.get(f"/data/{NAME}", range=asked)
    assert (answer.status_code, answer.headers["content-length"]) == (200, str(len(whole)))


def test_if_range_gives_the_part_of_the_same_file_and_the_whole_of_another(
    served: Server, whole: bytes
) -> None:
    first = httpx.head(f"{served.url}/data/{NAME}").headers
    for same in (first["etag"], first["last-modified"]):
        assert served.get(f"/data/{NAME}", range="bytes=3-", if_range=same).status_code == 206
    for other in ('"other"', f"W/{first['etag']}", "Thu, 01 Jan 1970 00:00:00 GMT"):
        assert served.get(f"/data/{NAME}", range="bytes=99999999-", if_range=other).status_code == 200


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not here")
def test_curl_goes_on_with_a_download_that_broke_off(served: Server, whole: bytes, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(whole[:50])
    command = [
        "curl",
        "-sS",
        "-f",
        "-C",
        "-",
        "-O",
        "-w",
        "%{http_code} %{size_download}",
        f"{served.url}/data/{NAME}",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == f"206 {len(whole) - 50}"
    assert (tmp_path / NAME).read_bytes() == whole


@pytest.mark.parametrize(
    "name",
    [
        "..%2f..%2fmanifest.json",
        "%2e%2e/%2e%2e/manifest.json",
        "nothing.csv.gz",
        "city.csv",
        "%00",
        "a%2fb",
    ],
)
def test_only_names_in_the_list_are_files(served: Server, name: str) -> None:
    answer = httpx.get(httpx.URL(served.url + "/", raw_path=f"/data/{name}".encode()))
    assert answer.status_code in (400, 404)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/data?version=2", 200),
        ("/data?version=1", 404),
        ("/data?version=9", 404),
        ("/data?version=0", 410),
        ("/data?version=x", 400),
        ("/data?vesion=2", 400),
        ("/data?format=xlsx", 400),
        (f"/data/{NAME}?version=2", 200),
        (f"/data/{NAME}?version=9", 404),
        (f"/data/{NAME}?format=csv", 400),
        ("/catalog?format=turtle&version=1", 404),
        ("/.well-known/void?format=html", 400),
    ],
)
def test_versions_and_slips_are_told_apart(served: Server, path: str, status: int) -> None:
    answer = served.get(path)
    assert answer.status_code == status
    if status != 200:
        assert answer.headers["content-type"] == "application/problem+json"
        assert str(served.folder) not in answer.text


def test_a_version_without_files_says_what_to_do(served: Server) -> None:
    assert "uclg build" in served.get("/data?version=1").json()["detail"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Download the data"), ("es", "Descargar los datos"), ("fr", "Télécharger les données")],
)
@pytest.mark.parametrize("path", ["/data", "/catalog"])
def test_people_get_a_page_in_their_language_with_terms_and_links(
    served: Server, path: str, language: str, words: str
) -> None:
    answer = served.get(path, accept="text/html", accept_language=language)
    assert answer.headers["content-language"] == language
    assert words in answer.text
    assert "GeoNames" in answer.text
    assert 'rel="license" href="https://creativecommons.org/licenses/by/4.0/"' in answer.text
    for name in (NAME, "city.csv.gz", "city.parquet", "SHA256SUMS"):
        assert f'href="data/{name}"' in answer.text


def test_the_page_of_a_version_links_to_the_files_of_that_version(served: Server) -> None:
    text = served.get("/data?version=2", accept="text/html").text
    assert f'href="data/{NAME}?version=2"' in text
    assert 'href="?version=2&amp;lang=es"' in text
    files = served.get("/data?version=2", accept="application/json").json()["files"]
    assert all(file["url"].endswith("?version=2") for file in files)


def test_programs_get_the_list_with_addresses_and_checksums_that_hold(served: Server) -> None:
    said = served.get("/data", accept="application/json").json()
    assert said["license"] == "https://creativecommons.org/licenses/by/4.0/"
    for file in said["files"]:
        with httpx.stream("GET", file["url"]) as answer:
            body = b"".join(answer.iter_raw()) if file["packed"] else answer.read()
        assert (len(body), hashlib.sha256(body).hexdigest()) == (file["bytes"], file["sha256"])


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
        ("*/*", "turtle"),
    ],
)
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize(("path", "kind"), [("/catalog", DCAT.Catalog), ("/.well-known/void", VOID.Dataset)])
def test_catalogue_and_figures_come_in_every_format(
    served: Server, path: str, kind: rdflib.URIRef, accept: str, name: str
) -> None:
    answer = served.get(path, accept=accept)
    graph = rdflib.Graph().parse(data=answer.text, format=name)
    assert len(list(graph.subjects(RDF.type, kind))) == 1
    again = served.get(path, accept=accept, if_none_match=answer.headers["etag"])
    assert (again.status_code, again.headers["etag"]) == (304, answer.headers["etag"])


def test_the_addresses_are_those_under_which_the_client_sees_the_server(served: Server) -> None:
    catalogue = rdflib.Graph().parse(data=served.get("/catalog").text)
    figures = rdflib.Graph().parse(data=served.get("/.well-known/void").text)
    urls = {*catalogue.objects(None, DCAT.downloadURL), *figures.objects(None, VOID.dataDump)}
    assert urls
    assert all(httpx.head(str(url)).status_code == 200 for url in urls)
    assert {str(url) for url in figures.objects(None, VOID.sparqlEndpoint)} == {f"{served.url}/sparql"}


def test_scripts_of_other_sites_may_read(served: Server) -> None:
    for path in ("/data", f"/data/{NAME}", "/catalog", "/.well-known/void"):
        assert served.get(path).headers["access-control-allow-origin"] == "*"
