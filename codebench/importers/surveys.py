"""Surveys from CSV and Excel, as Qualtrics, Microsoft Forms and others write them."""

import html
import re
from collections.abc import Sequence

from codebench.domain.survey import Meaning, Survey, SurveyColumn
from codebench.domain.text import fold, unique_name
from codebench.errors import CodebenchError
from codebench.i18n import tr, trn
from codebench.importers.archive import Archive
from codebench.importers.rows import read_cells
from codebench.importers.survey_columns import guess, with_one_person

_SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm")
_JSON = '{"ImportId"'
_QUALTRICS = {"startdate", "enddate", "status", "responseid", "recordeddate", "finished"}
_RESPONSES = {"response", "open-ended response", "antwoord", "open antwoord"}
_CLOSING = re.compile(r"(?:totaal|total|gemiddelde|average|mean|aantal|einde|end|bron|source|n ?=)\b", re.I)
_TAG = re.compile(r"<[^<>]{1,300}>")


def is_table(data: bytes, file_name: str) -> bool:
    """Tell whether this is a spreadsheet, or CSV by its name."""
    if data.startswith(b"PK\3\4"):
        return Archive(data, file_name).kind == "sheet"
    return file_name.lower().endswith(_SUFFIXES)


def read_survey(data: bytes, file_name: str) -> Survey:
    """Return the columns with the meaning that their content suggests, and the respondents."""
    lines = [cells for _, cells in read_cells(data, file_name) if any(cells)]
    if len(lines) < 2:
        raise CodebenchError(tr("“{file}” holds no table.", file=file_name))
    names, questions, answers = _headings(lines)
    rows, closing = _without_closing([tuple((row + [""] * len(names))[: len(names)]) for row in answers])
    if not rows:
        raise CodebenchError(tr("“{file}” holds no answers.", file=file_name))
    columns = tuple(
        _column(name, question, [row[at] for row in rows])
        for at, (name, question) in enumerate(zip(names, questions, strict=True))
    )
    told = trn("{n} row was no respondent and was left out.|{n} rows were no respondents and were left out.", closing)
    return Survey(with_one_person(columns, len(rows)), tuple(rows), (told,) if closing else ())


def _headings(lines: list[list[str]]) -> tuple[list[str], list[str], list[list[str]]]:
    """Part the headings, one row or Qualtrics' three, from the answers."""
    first, rest = lines[0], lines[1:]
    width = max(map(len, lines[:50]))
    first = first + [""] * (width - len(first))
    if _RESPONSES.intersection(map(fold, rest[0])) and not rest[0][0]:
        first, rest = _joined(first, rest[0]), rest[1:]
    coded = len(rest) > 1 and any(cell.startswith(_JSON) for cell in rest[1])
    qualtrics = coded or len({fold(cell) for cell in first} & _QUALTRICS) >= 3
    questions = rest[0] + [""] * (width - len(rest[0])) if qualtrics else first
    questions = [_plain(question) for question in questions[:width]]
    taken: set[str] = set()
    names = []
    for at, name in enumerate(first):
        clean = _plain(name) or tr("column {n}", n=at + 1)
        names.append(unique_name(clean, taken))
        taken.add(names[-1])
    return names, questions, rest[1 + coded :] if qualtrics else rest


def _joined(questions: Sequence[str], choices: Sequence[str]) -> list[str]:
    """Return one heading a column where a question spans several, with its choices in the row below."""
    headings, question = [], ""
    for at, heading in enumerate(questions):
        question = heading or question
        choice = choices[at] if at < len(choices) else ""
        headings.append(question if not choice or fold(choice) in _RESPONSES else f"{question} – {choice}")
    return headings


def _plain(heading: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", heading)).split())


def _without_closing(rows: list[tuple[str, ...]]) -> tuple[list[tuple[str, ...]], int]:
    """Drop the rows at the end that are no respondent: a total, or a single remark."""
    usual = sorted(sum(map(bool, row)) for row in rows)[len(rows) // 2] if rows else 0
    kept = list(rows)
    while kept and _is_closing(kept[-1], usual):
        kept.pop()
    return kept, len(rows) - len(kept)


def _is_closing(row: Sequence[str], usual: int) -> bool:
    filled = [cell for cell in row if cell]
    return bool(filled) and (bool(_CLOSING.match(filled[0])) or (len(filled) == 1 and usual >= 3))


def _column(name: str, question: str, cells: Sequence[str]) -> SurveyColumn:
    answers = [cell for cell in cells if cell]
    meaning = guess(name, question, answers)
    return SurveyColumn(
        name, question or name, meaning, len(answers), len(set(answers)), personal=meaning is Meaning.PERSONAL
    )
