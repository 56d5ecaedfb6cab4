"""The tables of facts: CSV or XLSX files, described by `datapackage.json`, read into typed rows."""

from __future__ import annotations

from graph.tables.read import read_tables
from graph.tables.row import Row, Tables
from graph.tables.schema import Field, Package, TableSchema, read_package

__all__ = ["Field", "Package", "Row", "TableSchema", "Tables", "read_package", "read_tables"]
