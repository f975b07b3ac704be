"""Surveys from the shell: which files are tables, what their columns mean, what became of them."""

from collections.abc import Sequence
from pathlib import Path

import typer

from codebench.cli.base import say
from codebench.domain.survey import Meaning
from codebench.errors import CodebenchError
from codebench.services.project import Project

COLUMN_HELP = "What a survey's column means: person, attribute, group, text, personal or out; may be given again."


def import_tables(project: Project, files: Sequence[Path], columns: Sequence[str]) -> tuple[list[Path], int, bool]:
    """Import the files that are tables; return the others, the number of sources added, and whether any failed."""
    from codebench.services.surveys import import_survey, is_survey_file

    mapping = dict(map(_meaning, columns))
    rest, added, failed = [], 0, False
    for path in files:
        try:
            if not is_survey_file(path):
                rest.append(path)
                continue
            report = import_survey(project, path, mapping)
        except CodebenchError as error:
            say(error.user_message)
            failed = True
            continue
        added += len(report.added)
        for note in report.notes:
            say(note)
    return rest, added, failed


def _meaning(written: str) -> tuple[str, Meaning]:
    name, _, meaning = written.rpartition("=")
    if not name or meaning not in list(Meaning):
        raise typer.BadParameter(f"write --column NAME={'|'.join(Meaning)}")
    return name, Meaning(meaning)
