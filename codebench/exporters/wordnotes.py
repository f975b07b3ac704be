"""The body of a Word document with notes under headings."""

from codebench.domain.notes import Notes
from codebench.exporters.wordml import paragraph, run


def notes_body(notes: Notes) -> str:
    """Return the title, the introduction and every note."""
    parts = [
        paragraph("Title", run(notes.title)),
        *(paragraph("Introduction", run(line)) for line in notes.introduction),
    ]
    for note in notes.notes:
        if note.heading:
            parts.append(paragraph(f"Heading{min(note.level, 6)}", run(note.heading)))
        if note.detail:
            parts.append(paragraph("CodeSummary", run(note.detail), keep_next=bool(note.text)))
        if note.text:
            parts.append(paragraph("Normal", run(note.text)))
    return "".join(parts)
