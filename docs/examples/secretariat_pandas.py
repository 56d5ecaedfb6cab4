"""Which cities lead bodies now, and in how many: tables of the graph in pandas.

    python secretariat_pandas.py [http://127.0.0.1:8000]

Reads Parquet over HTTP with DuckDB, which pandas users may know from notebooks; with pyarrow installed,
`pandas.read_parquet(f"{server}/data/city.parquet")` does the same. Needs: pandas, duckdb, httpx.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import duckdb
import httpx
import pandas as pd  # type: ignore[import-untyped]

COLUMNS = ["city", "known since", "bodies"]


def table(server: str, name: str) -> pd.DataFrame:
    """The table of a class: a row a thing, lists as lists, dates as dates."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{name}.parquet"
        file.write_bytes(httpx.get(f"{server}/data/{name}.parquet").raise_for_status().content)
        return duckdb.read_parquet(str(file)).df()


def leaders(server: str) -> pd.DataFrame:
    """Cities that lead at least one body now, those with most first."""
    cities = table(server, "city")[["iri", "label_en", "leads"]].dropna(subset="leads")
    mandates = table(server, "mandate")
    holder = next(name for name in ("holder", "member") if name in mandates)
    since = mandates.groupby(holder)["earliest_date"].min()
    bodies = table(server, "body").set_index("iri")["label_en"]
    found = pd.DataFrame(
        {
            COLUMNS[0]: cities["label_en"],
            COLUMNS[2]: [", ".join(bodies[body] for body in led) for led in cities["leads"]],
            COLUMNS[1]: cities["iri"].map(since),
            "number": cities["leads"].map(len),
        }
    )
    return found.sort_values(["number", "city"], ascending=[False, True])[COLUMNS].reset_index(drop=True)


def main() -> None:
    """Print the first ten."""
    server = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
    sys.stdout.write(leaders(server).head(10).to_string(index=False, max_colwidth=70) + "\n")


if __name__ == "__main__":
    main()
