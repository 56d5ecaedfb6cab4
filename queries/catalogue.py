"""The catalogue: every query file of this folder, by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ontology import BASE, rebase
from ontology.text import fold
from queries.body import Form, faults, form
from queries.header import HeaderError, line_of, read
from queries.schema import Audience, Column, Header, InThreeLanguages, Parameter, Topic

FOLDER: Final = Path(__file__).resolve().parent
_LANGUAGES: Final = frozenset({"en", "es", "fr"})


@dataclass(frozen=True)
class CuratedQuery:
    """A query with its name (that of the file), its header, its text (plain SPARQL) and what it gives."""

    name: str
    header: Header
    text: str
    form: Form = "select"
    base: str = BASE

    @property
    def title(self) -> InThreeLanguages:
        """A few words."""
        return self.header.title

    @property
    def question(self) -> InThreeLanguages:
        """The question it answers."""
        return self.header.question

    @property
    def serves(self) -> tuple[Audience, ...]:
        """Whom it serves."""
        return self.header.serves

    @property
    def description(self) -> InThreeLanguages | None:
        """What the question leaves open; None where it says all."""
        return self.header.description

    @property
    def topic(self) -> Topic:
        """Where a list of queries puts it."""
        return self.header.topic

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """What it asks for."""
        return self.header.parameters

    @property
    def columns(self) -> tuple[Column, ...]:
        """What its rows hold, left to right."""
        return self.header.columns

    def parameter(self, name: str) -> Parameter:
        """The parameter of this name.

        Raises:
            KeyError: there is none.
        """
        return {each.name: each for each in self.parameters}[name]


class Catalogue(Mapping[str, CuratedQuery]):
    """Queries by name, in the order of their names."""

    def __init__(self, queries: Mapping[str, CuratedQuery]) -> None:
        self._queries = dict(sorted(queries.items()))

    @classmethod
    def load(cls, folder: Path = FOLDER, base: str = BASE) -> Catalogue:
        """Read every query file.

        Raises:
            HeaderError: all faults of all files, one a line.
        """
        queries: dict[str, CuratedQuery] = {}
        wrong: list[str] = []
        for file in sorted(folder.glob("*.rq")):
            try:
                queries[file.stem] = _load(file, base)
            except HeaderError as error:
                wrong.append(str(error))
        if wrong:
            raise HeaderError("\n".join(wrong))
        return cls(queries)

    def find(self, words: str, language: str | None = None) -> CuratedQuery | None:
        """The query whose title or question these words are; None when no query is so called.

        Case, accents, hyphens and the marks around a sentence do not matter.

        Args:
            words: a whole title or a whole question.
            language: `en`, `es` or `fr`, to look at that language only; default: all three.
        """
        wanted = _bare(words)
        languages = _LANGUAGES if language is None else {language} & _LANGUAGES
        for query in self._queries.values():
            names = {each.get(code) for each in (query.title, query.question) for code in languages}
            if wanted in map(_bare, names):
                return query
        return None

    def __getitem__(self, name: str) -> CuratedQuery:
        return self._queries[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._queries)

    def __len__(self) -> int:
        return len(self._queries)


def _load(file: Path, base: str) -> CuratedQuery:
    header, text, line = read(file)
    text = rebase(text, base)
    wrong = [
        f"{file.name}, line "
        f"{line_of(file, list(fault.path)) if fault.path else line + text.count(chr(10), 0, fault.place)}: "
        f"{fault.message}"
        for fault in faults(header, text, base)
    ]
    if wrong:
        raise HeaderError("\n".join(wrong))
    return CuratedQuery(file.stem, header, text, form(text), base)


def _bare(words: str) -> str:
    """Folded, without the marks that Spanish and French put around a question."""
    return fold(words).strip(" ¿?¡!.")
