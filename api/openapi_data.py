"""The operations of the downloads."""

from __future__ import annotations

from api.openapi_parts import (
    ANY,
    ASKING,
    LANG,
    TRIPLE_NAMES,
    TRIPLES,
    UNCHANGED,
    VERSION,
    Part,
    answer,
    content,
    formats,
    operation,
    parameter,
    path,
    problems,
)


def paths() -> Part:
    """Path items by path."""
    kept = ("ETag", "Graph-Version", "Last-Modified")
    wrong = problems(*ASKING)
    binary = {"schema": {"type": "string", "format": "binary"}}
    types = (
        "application/gzip",
        "text/csv",
        "application/vnd.apache.parquet",
        "text/turtle",
        "application/json",
    )
    file = answer(
        "The file.", dict.fromkeys((*types, "text/plain", "application/octet-stream"), binary), *kept
    )
    part = answer("A part of the file.", file["content"], *kept)
    ranged = parameter("Range", "A part: `bytes=0-999`.", {"type": "string"}, where="header")
    return {
        "/data": {
            "get": operation(
                "data",
                "downloads",
                "What can be downloaded",
                {"200": answer("The files.", content("text/html", json=ANY), *kept), **UNCHANGED} | wrong,
                [formats(["html", "json"]), LANG, VERSION],
            )
        },
        "/data/{file}": {
            "get": operation(
                "download",
                "downloads",
                "A file, or a part of it",
                {"200": file, "206": part, **UNCHANGED} | wrong | problems(416),
                [path("file", "Its name; /data lists them.", "cities.csv.gz"), ranged, VERSION],
            )
        },
        "/catalog": {
            "get": operation(
                "catalog",
                "downloads",
                "The catalogue for data portals (DCAT-AP)",
                {"200": answer("The catalogue.", content(*TRIPLES, "text/html"), *kept), **UNCHANGED} | wrong,
                [formats([*TRIPLE_NAMES, "html"]), LANG, VERSION],
            )
        },
        "/.well-known/void": {
            "get": operation(
                "void",
                "downloads",
                "How much there is of what (VoID)",
                {"200": answer("The statistics.", content(*TRIPLES), *kept), **UNCHANGED} | wrong,
                [formats(TRIPLE_NAMES), LANG, VERSION],
            )
        },
    }
