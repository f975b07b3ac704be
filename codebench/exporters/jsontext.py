"""JSON: the whole table, for other programs."""

import json

from codebench.domain.table import Table


def render_table(table: Table) -> str:
    """Return the table with all that makes it honest; a row's cells stand in the order of the columns."""
    document = {
        "title": table.title,
        "unit": table.unit,
        "rule": table.rule,
        "notes": list(table.notes),
        "fewer_than": table.parts.few,
        "columns": [{"key": c.key, "heading": c.heading, "base": c.base, "few": c.few} for c in table.columns],
        "rows": [
            {
                "key": row.key,
                "path": list(row.path),
                "cells": [
                    {
                        "count": cell.count,
                        "percentage": cell.share,
                        "segments": cell.segments,
                        "base": cell.base,
                        "asked": cell.asked or cell.unanswered,
                        "unanswered": cell.unanswered,
                        "few": cell.few,
                        "why": cell.why,
                        "text": cell.text,
                    }
                    for cell in row.cells
                ],
            }
            for row in table.rows
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
