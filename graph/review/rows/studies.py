"""The studies that the mechanism keeps, and what their editions are called."""

from __future__ import annotations

from graph.review.model import Proposal
from graph.review.rows.desk import Cells, Desk


def study_of(desk: Desk, proposal: Proposal) -> str:
    """The study that a fact belongs to: the one that a person named, or the only one of the mechanism."""
    named = proposal.text("study").removeprefix("study/")
    own = dict.fromkeys(
        row["study"]
        for row in desk.shelf.rows("editions")
        if desk.shelf.find("bodies", id=row["study"], parent_id=desk.body)
    )
    return named or (next(iter(own)) if len(own) == 1 else "")


def edition_name(desk: Desk, end: str, language: str) -> str:
    """`Smart Cities Study 2019`: the study and the year, which are shorter than the title."""
    row = next(iter(editions(desk, id=end.removeprefix("edition/"))), None)
    if row is None:
        return end
    return f"{study_name(desk, row['study'], language)} {row.get('year', '')}".strip()


def study_name(desk: Desk, study: str, language: str) -> str:
    """What a study is called, without what stands behind a colon."""
    return desk.shelf.named("bodies", study, language).partition(":")[0].strip()


def editions(desk: Desk, **cells: str) -> list[Cells]:
    """Rows of `editions`, those made here too, whose cells are these."""
    made = [row.cells for row in desk.made.get("editions", ())]
    new = [row for row in made if all(row.get(name, "") == value for name, value in cells.items())]
    return [*desk.shelf.find("editions", **cells), *new]
