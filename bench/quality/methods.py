"""Scores for every pair: ours, and the usual predictors of links."""

from __future__ import annotations

from typing import Final

import numpy as np

from bench.quality.known import Floats, Known

OURS: Final = "ours"
RANDOM: Final = "random order"
BASELINES: Final = ("popularity", "common neighbours", "Adamic-Adar", RANDOM)

CITY_PARTS: Final = (
    "invitation", "bodies near its own", "cities alike", "practices alone", "same country",
)  # fmt: skip
BODY_PARTS: Final = (
    "shared-leadership", "shared-membership", "shared-themes", "shared-partners", "meeting-opportunity",
    "knowledge", "bridge",
)  # fmt: skip


def body_scores(known: Known) -> dict[str, Floats]:
    """Of each pair of bodies by method (bodies x bodies): ours, the usual ones, each kind, a blend."""
    scores = {OURS: known.between_bodies["all"]}
    scores |= _usual_of_bodies(known)
    scores |= {name: values for name, values in known.between_bodies.items() if name != "all"}
    scores["blend"] = blend(scores[OURS], scores["Adamic-Adar"])
    return scores


def city_scores(known: Known) -> dict[str, Floats]:
    """Of each city and body by method (cities x bodies).

    `ours` is the noisy-or of three: the invitation, the strengths between the body and those in which the
    city sits, and those between the city and the cities in the body, each times the weight of the seat.
    """
    near = _through(known.weights, known.between_bodies["all"])
    alike = _through(known.between_cities, known.weights)
    scores = {OURS: 1 - (1 - known.invitations) * (1 - near) * (1 - alike)}
    scores |= _usual_of_cities(known)
    scores |= {"invitation": known.invitations, "bodies near its own": near, "cities alike": alike}
    scores["practices alone"] = known.practices
    scores["same country"] = _same_country(known)
    scores["blend"] = blend(scores[OURS], scores["Adamic-Adar"])
    return scores


def blend(*scores: Floats) -> Floats:
    """The mean of the places that each score gives, from 0 to 1, ties at their middle: nothing is fitted."""
    return np.asarray(np.mean([_places(each) for each in scores], axis=0))


def _places(scores: Floats) -> Floats:
    values, back, counts = np.unique(scores, return_inverse=True, return_counts=True)
    middle = np.cumsum(counts) - (counts + 1) / 2
    del values
    return np.asarray((middle / max(scores.size - 1, 1))[back].reshape(scores.shape))


def _through(left: Floats, right: Floats) -> Floats:
    """1 - the product over all k of (1 - left[i, k] x right[k, j])."""
    found = np.ones((left.shape[0], right.shape[1]))
    for k in range(left.shape[1]):
        found *= 1 - np.outer(left[:, k], right[k])
    return 1 - found


def _usual_of_bodies(known: Known) -> dict[str, Floats]:
    """In the graph of bodies that share anything: a holder, a collaboration, an event."""
    place = {iri: number for number, iri in enumerate(known.bodies)}
    joined = np.zeros((len(place), len(place)))
    for a, b in known.links.bodies:
        if a in place and b in place:
            joined[place[a], place[b]] = joined[place[b], place[a]] = 1
    degree = joined.sum(axis=0)
    return {
        "popularity": np.outer(degree, degree),
        "common neighbours": joined @ joined,
        "Adamic-Adar": joined @ np.diag(_rarity(degree)) @ joined,
        RANDOM: np.zeros_like(joined),
    }


def _usual_of_cities(known: Known) -> dict[str, Floats]:
    """In the graph of governments and bodies: neighbours of a city are those that sit with it somewhere."""
    seated = seats(known)
    together = (seated @ seated.T > 0).astype(float)
    np.fill_diagonal(together, 0)
    spread = together.sum(axis=0)
    return {
        "popularity": np.outer(seated.sum(axis=1), seated.sum(axis=0)),
        "common neighbours": together @ seated,
        "Adamic-Adar": together @ np.diag(_rarity(spread)) @ seated,
        RANDOM: np.zeros_like(seated),
    }


def seats(known: Known) -> Floats:
    """1 where a city is known to sit in a body, whenever (cities x bodies)."""
    row = {iri: number for number, iri in enumerate(known.cities)}
    column = {iri: number for number, iri in enumerate(known.bodies)}
    found = np.zeros((len(row), len(column)))
    for city, body in known.links.seats:
        if city in row and body in column:
            found[row[city], column[body]] = 1
    return found


def _same_country(known: Known) -> Floats:
    """How many of the body come from the city's country."""
    same = (known.countries[:, None] == known.countries[None, :]) & (known.countries[:, None] >= 0)
    return np.asarray(same.astype(float) @ seats(known))


def _rarity(degree: Floats) -> Floats:
    """1 / ln(degree), nothing for a neighbour of one only."""
    return np.where(degree > 1, 1 / np.log(np.maximum(degree, 2)), 0.0)
