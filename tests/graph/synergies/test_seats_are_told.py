"""How it is told who leads both, and where two cities know each other from."""

from __future__ import annotations

from datetime import date

import pytest

from graph.synergies.model import Evidence, Part, Seat, Synergy
from graph.synergies.sentences import explain_part
from graph.synergies.words import Named, days_of, theme

TODAY = date(2026, 11, 1)
COMMITTEE = Named(
    "id/body/committee", {"en": "Committee on Culture", "es": "Comisión de Cultura"}, "commission"
)
COUNCIL = Named("id/body/council", {"en": "Safer Cities", "es": "Ciudades seguras"}, "policy-council")
BILBAO = Named("id/city/es-bilbao", {"en": "Bilbao", "es": "Bilbao", "fr": "Bilbao"})
LYON = Named("id/city/fr-lyon", {"en": "Lyon", "es": "Lyon", "fr": "Lyon"})


def seat(role: str, begun: int, seen: int, *, now: bool = True, ends: int | None = None) -> Seat:
    """Attested from the beginning of one year to the end of another."""
    last, end = days_of(date(seen, 12, 31)), ends and days_of(date(ends, 12, 31))
    until = days_of(TODAY) if now else end or last
    return Seat(role, now, days_of(date(begun, 1, 1)), until, last, end)


def led(first: Seat, second: Seat) -> Part:
    evidence = Evidence(BILBAO, Named("m1", {}), Named("m2", {}), "", 0.5, (first, second))
    part = Part("shared-leadership", 0.5, 1.0, 1, [evidence])
    explain_part(Synergy("bodies", 1, (COMMITTEE, COUNCIL), 0.3, [part], TODAY), part)
    return part


def test_each_seat_has_its_own_year_behind_it() -> None:
    part = led(seat("vice-president", 2020, 2020), seat("chair", 2023, 2023))
    assert part.reason["en"] == (
        "Bilbao is vice-president of the Committee on Culture (last attested in 2020) and chairs "
        "the policy council “Safer Cities” (last attested in 2023)."
    )
    assert "(último dato: 2020) y preside" in part.reason["es"]
    assert "(dernière mention\u00a0: 2020) et préside" in part.reason["fr"]


def test_one_verb_for_both_keeps_a_year_for_each() -> None:
    part = led(seat("chair", 2020, 2020), seat("chair", 2023, 2023))
    assert part.reason["en"] == (
        "Bilbao chairs both the Committee on Culture (last attested in 2020) and "
        "the policy council “Safer Cities” (last attested in 2023)."
    )


def test_one_year_of_both_is_said_once_and_of_both() -> None:
    part = led(seat("chair", 2020, 2020), seat("co-chair", 2020, 2020))
    assert part.reason["en"].endswith("“Safer Cities” (both last attested in 2020).")
    assert part.reason["es"].endswith("(último dato de ambos cargos: 2020).")
    assert part.reason["fr"].endswith("(dernière mention des deux\u00a0: 2020).")


def test_what_was_attested_last_year_or_ends_later_is_not_doubted() -> None:
    part = led(seat("chair", 2024, 2025), seat("co-chair", 2020, 2021, ends=2027))
    assert "(" not in part.reason["en"]
    assert part.advice["en"] == "Ask Bilbao to put one joint item on both agendas."


def test_what_is_over_is_told_of_a_year_in_which_both_are_attested() -> None:
    part = led(seat("president", 2019, 2023, now=False, ends=2023), seat("co-chair", 2021, 2021))
    assert part.reason["en"].startswith(
        "In 2021, Bilbao presided over the Committee on Culture and co-chaired"
    )


def test_seats_that_are_attested_at_different_times_are_each_told_with_their_own() -> None:
    part = led(seat("president", 2022, 2023, now=False, ends=2023), seat("co-chair", 2021, 2021))
    assert part.reason["en"] == (
        "Bilbao presided over the Committee on Culture (until 2023) and co-chairs "
        "the policy council “Safer Cities” (last attested in 2021)."
    )
    assert "presidía la Comisión de Cultura (hasta 2023) y copreside" in part.reason["es"]
    assert "(jusqu’en 2023) et copréside" in part.reason["fr"]


ITEM = "if so, ask for one joint item on both agendas."


@pytest.mark.parametrize(
    ("first", "second", "advice"),
    [
        (2020, 2021, f"First check whether Bilbao still leads both; {ITEM}"),
        (2020, 2024, f"First check whether Bilbao still leads the committee; {ITEM}"),
        (2024, 2024, "Ask Bilbao to put one joint item on both agendas."),
    ],
)
def test_a_seat_of_more_than_three_years_ago_is_to_be_checked_first(
    first: int, second: int, advice: str
) -> None:
    assert led(seat("chair", 2020, first), seat("chair", 2020, second)).advice["en"] == advice


def test_the_check_is_asked_for_in_good_spanish_and_french() -> None:
    part = led(seat("chair", 2024, 2024), seat("chair", 2020, 2020))
    assert "si Bilbao sigue al frente del consejo político y, en tal caso," in part.advice["es"]
    assert "est encore à la tête du conseil politique\u00a0; si oui," in part.advice["fr"]


def cities(*bodies: Named) -> dict[str, str]:
    evidence = [Evidence(body, Named("m1", {}), Named("m2", {}), "", 0.2) for body in bodies]
    part = Part("city-to-city", 0.3, 1.0, len(evidence), evidence)
    explain_part(Synergy("cities", 1, (BILBAO, LYON), 0.2, [part], TODAY), part)
    return part.reason


def test_cities_sit_in_bodies_and_take_part_in_programmes() -> None:
    series = Named("id/body/series", {"en": "Live Learning", "fr": "Programme d’échange"}, "programme")
    assert cities(COMMITTEE)["en"] == "Bilbao and Lyon sit together in the Committee on Culture."
    assert cities(series)["en"] == "Bilbao and Lyon took part together in Live Learning."
    assert cities(series)["fr"] == "Bilbao et Lyon ont participé ensemble au Programme d’échange."
    assert cities(series, COMMITTEE)["en"] == (
        "Bilbao and Lyon sit together in the Committee on Culture. "
        "They also took part together in Live Learning."
    )


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Localization of the SDGs", "localization of the SDGs"),
        ("Sustainable Development Goals", "Sustainable Development Goals"),
        ("COVID-19", "COVID-19"),
        ("Public space", "public space"),
    ],
)
def test_a_theme_begins_small_unless_it_is_a_name(name: str, inside: str) -> None:
    assert theme(name) == inside
