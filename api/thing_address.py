"""Addresses of documents about things, and what a document says of itself in `Link`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote

from api.links import listing, local
from api.variants import VARIANTS, Variant
from graph.descriptions import Description

_SAFE: Final = "/-._~!$&'()*+,;=:@?#[]%"


@dataclass(frozen=True)
class Wish:
    """What is asked for.

    Attributes:
        iri: of the thing.
        language: of names, for the variants that are in one.
        page: of the links to it.
        version: that is asked for by number; None is the one in force.
        fixed: whether the address names the variant, however the client asked.
    """

    iri: str
    variant: Variant
    language: str
    page: int = 1
    version: int | None = None
    fixed: bool = False


def address(wish: Wish, base: str, root: str) -> str:
    """The address of a document.

    Args:
        base: of the IRIs of things.
        root: address of this server, with its slash.
    """
    place = local(wish.iri, base)
    place = place if place.startswith("doc") else listing(wish.iri)
    more = []
    if wish.fixed:
        if "?" in place:
            more.append(f"format={wish.variant.name}")
        else:
            place = f"{place}.{wish.variant.suffix}"
    if wish.page > 1:
        more.append(f"page={wish.page}")
    if wish.version is not None:
        more.append(f"version={wish.version}")
    return root + place + (("&" if "?" in place else "?") + "&".join(more) if more else "")


def link_header(wish: Wish, told: Description, base: str, root: str) -> str:
    """What this document is about, in which formats there is one, under which licence, what it belongs to."""
    return ", ".join(
        f'<{quote(target, safe=_SAFE)}>; rel="{rel}"' for rel, target in _links(wish, told, base, root)
    )


def _links(wish: Wish, told: Description, base: str, root: str) -> Iterator[tuple[str, str]]:
    plain = replace(wish, fixed=False)
    yield "canonical", address(plain, base, root)
    yield f'describedby"; anchor="{quote(told.iri, safe=_SAFE)}', address(plain, base, root)
    for variant in VARIANTS:
        if variant is not wish.variant:
            target = address(replace(wish, variant=variant, fixed=True), base, root)
            yield f'alternate"; type="{variant.types[0]}', target
    if told.licence:
        yield "license", told.licence
    if collection := collection_of(told):
        yield "collection", root + listing(collection)
    if wish.page < told.pages:
        yield "next", address(replace(plain, page=wish.page + 1), base, root)
    if wish.page > 1:
        yield "prev", address(replace(plain, page=wish.page - 1), base, root)


def collection_of(told: Description) -> str | None:
    """IRI of what the thing is listed in: the scheme of a concept, else its most specific class."""
    return next(iter(told.node.links("skos:inScheme")), told.node.type)
