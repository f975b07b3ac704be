"""The review page: one HTML file with its own script and style, that asks nothing of any network."""

import json
from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from codebench.domain.reviewpage import PageTable, ReviewPage
from codebench.domain.table import shown, shown_base
from codebench.exporters.safely import write_safely, xml_text
from codebench.exporters.shown import footnotes, row_heading, unit_line
from codebench.i18n import current_language, tr
from codebench.resources import resource


def write_review(page: ReviewPage, path: Path) -> None:
    """Write the page."""
    write_safely(path, render_review(page))


def render_review(page: ReviewPage) -> str:
    """Return the page: script and style stand in it and are the only ones its policy lets run."""
    script, style = _part("review.js"), _part("review.css")
    filled = {
        "language": current_language(),
        "title": escape(xml_text(page.title)),
        "script-hash": _hash(script),
        "style-hash": _hash(style),
        "style": style,
        "script": script,
        "no-script": escape(tr("This page needs JavaScript, which is switched off in this browser.")),
        "data": _json(_document(page)),
    }
    pieces = _part("review.html").split("{{")
    rest = (piece.split("}}", 1) for piece in pieces[1:])
    return pieces[0] + "".join(filled[name] + after for name, after in rest)


def _part(name: str) -> str:
    return resource("review", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _json(document: Any) -> str:
    """Return JSON in which nothing can end the element it stands in."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return xml_text(text).replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _document(page: ReviewPage) -> dict[str, Any]:
    place = {code.id: at for at, code in enumerate(page.codes)}
    return {
        "project": page.project_id,
        "title": page.title,
        "date": page.date,
        "notes": list(page.notes),
        "codes": [
            {"id": c.id, "path": list(c.path), "definition": c.definition, "when": c.when, "whenNot": c.when_not}
            for c in page.codes
        ],
        "people": [[person.name, person.role] for person in page.people],
        "quotes": [
            [quote.coding_id, place[quote.code_id], [[part.speaker, part.text] for part in quote.said], quote.where]
            for quote in page.quotes
        ],
        "mentions": [list(mention) for mention in page.mentions],
        "tables": [_table(each) for each in page.tables],
        "words": _words(),
    }


def _table(each: PageTable) -> dict[str, Any]:
    table = each.table
    at = {column.key: number for number, column in enumerate(table.columns)}
    rows = [
        [row.key, [[shown(c, col), c.share, c.why] for c, col in zip(row.cells, table.columns, strict=True)]]
        for row in table.rows
    ]
    return {
        "title": table.title,
        "unit": unit_line(table),
        "rowHeading": row_heading(table),
        "columns": [[column.key, column.heading, shown_base(column) or None] for column in table.columns],
        "rows": rows,
        "notes": footnotes(table),
        "question": dict(each.question),
        "counted": [[at[key] for key in keys if key in at] for keys in each.counted],
    }


def _words() -> dict[str, str]:
    """Return every sentence of the page in the language of this export; `{n}` and `{x}` are filled in by the script."""
    return {
        **_reading_words(),
        "agreed": tr("Agreed"),
        "doubt": tr("Doubt"),
        "remark": tr("Remark"),
        "leave": tr("Leave a remark"),
        "yourWords": tr("Your words"),
        "keep": tr("Keep"),
        "cancel": tr("Cancel"),
        "needsWords": tr("A remark needs words; “agreed” and “doubt” can do without."),
        "yours": tr("Your remarks"),
        "none": tr("No remarks yet. Open a number, a code or a quote and say what you think of it."),
        "name": tr("Your name"),
        "needsName": tr("Fill in your name first, so that the researcher knows whose remarks these are."),
        "download": tr("Download remarks"),
        "send": tr("Send the file that was downloaded to the researcher."),
        "unsent": tr("Not downloaded yet. Your remarks may be gone when you close this page without downloading."),
        "remove": tr("Remove"),
        "has": tr("has a remark"),
    }


def _reading_words() -> dict[str, str]:
    return {
        "about": tr(
            "Review page of {date}. All of it is in this file; it asks nothing of the internet.", date="{date}"
        ),
        "search": tr("Search codes and quotes"),
        "foldAll": tr("Fold all"),
        "unfoldAll": tr("Unfold all"),
        "fold": tr("Fold or unfold “{x}”", x="{x}"),
        "details": tr("What is behind it"),
        "start": tr("Choose a number to read who said it, and how; choose a code to read its definition."),
        "codes": tr("Codes ({n})", n="{n}"),
        "quotes": tr("Quotes ({n})", n="{n}"),
        "nothing": tr("Nothing found."),
        "people": tr("Participants: {n}", n="{n}"),
        "repeats": tr("said {n} times, counts once", n="{n}"),
        "more": tr("{n} more", n="{n}"),
        "definition": tr("Definition"),
        "when": tr("Use"),
        "whenNot": tr("Not"),
        "noDefinition": tr("This code has no definition."),
        "close": tr("Close"),
    }
