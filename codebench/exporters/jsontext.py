"""JSON: the whole table, for other programs."""

import json

from codebench.domain.table import Table, percentage


def render_table(table: Table) -> str:
    """Return the table with all that makes it honest; a row's cells stand in the order of the columns."""
    document = {
        "title": table.title,
        "unit": table.unit,
        "rule": table.rule,
        "notes": list(table.notes),
        "columns": [{"key": c.key, "heading": c.heading, "base": c.base} for c in table.columns],
        "rows": [
            {
                "key": row.key,
                "path": list(row.path),
                "cells": [
                    {"count": cell.count, "percentage": percentage(cell.count, column.base), "segments": cell.segments}
                    for cell, column in zip(row.cells, table.columns, strict=True)
                ],
            }
            for row in table.rows
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
