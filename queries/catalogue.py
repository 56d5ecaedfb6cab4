"""The catalogue: every query file of this folder, by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ontology import BASE, rebase
from ontology.text import fold
from queries.header import Audience, Header, HeaderError, InThreeLanguages, read

FOLDER: Final = Path(__file__).resolve().parent
_LANGUAGES: Final = frozenset({"en", "es", "fr"})


@dataclass(frozen=True)
class CuratedQuery:
    """A query with its name (that of the file), its header and its text, plain SPARQL."""

    name: str
    header: Header
    text: str

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


class Catalogue(Mapping[str, CuratedQuery]):
    """Queries by name, in the order of their names."""

    def __init__(self, queries: Mapping[str, CuratedQuery]) -> None:
        self._queries = dict(sorted(queries.items()))

    @classmethod
    def load(cls, folder: Path = FOLDER, base: str = BASE) -> Catalogue:
        """Read every query file.

        Raises:
            HeaderError: all faults of all headers, one a line.
        """
        queries: dict[str, CuratedQuery] = {}
        faults: list[str] = []
        for file in sorted(folder.glob("*.rq")):
            try:
                header, text = read(file)
            except HeaderError as error:
                faults.append(str(error))
                continue
            queries[file.stem] = CuratedQuery(file.stem, header, rebase(text, base))
        if faults:
            raise HeaderError("\n".join(faults))
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


def _bare(words: str) -> str:
    """Folded, without the marks that Spanish and French put around a question."""
    return fold(words).strip(" ¿?¡!.")
