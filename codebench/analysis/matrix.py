"""The framework matrix: themes by groups or participants, each cell a written summary with who says it behind it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from codebench.analysis.counts import asked_codes, behind, columns_of
from codebench.analysis.placing import Placing
from codebench.analysis.tally import Tally
from codebench.analysis.wording import notes, rule
from codebench.domain.codebook import Code
from codebench.domain.question import Question, Unit
from codebench.domain.said import Mention
from codebench.domain.study import Study
from codebench.domain.table import TOTAL, Cell, Column, Row, Shows, Table
from codebench.domain.text import natural_key
from codebench.errors import CodebenchError
from codebench.i18n import tr

# The summary of a theme (code id) for a group or participant.
Written = Mapping[tuple[str, str], str]


def matrix_table(study: Study, question: Question, written: Written) -> Table:
    """Return themes as rows and units as columns: each cell its summary, and how many participants mention it."""
    placing = Placing(study, by_unit(question))
    tally = Tally(placing)
    columns = _columns(placing, tally)
    said = _people_segments(placing) if question.unit is Unit.PARTICIPANTS else None
    rows = []
    for code in _themes(placing, tally):
        of_code = (_of_person(placing, code, column.key, said) if said is not None else tally.cell(code.id, column.key)
                   for column in columns)  # fmt: skip
        texts = (written.get((code.id, column.key), "") for column in columns)
        cells = tuple(replace(cell, text=text, why="") for cell, text in zip(of_code, texts, strict=True))
        rows.append(Row(code.id, (code.name,), cells))
    below = frozenset(each for row in rows for each in study.codebook.subtree(row.key))
    return Table(
        _title(placing),
        Unit.PARTICIPANTS.value,
        columns,
        tuple(rows),
        rule(Unit.PARTICIPANTS),
        tuple(notes(placing, below)),
        question.parts,
        tr("Theme"),
    )


def behind_matrix(study: Study, question: Question, code_id: str, column: str) -> list[Mention]:
    """Return exactly the mentions behind a cell: of a group's participants, or of one participant."""
    found = behind(study, by_unit(question), code_id, TOTAL if question.unit is Unit.PARTICIPANTS else column)
    return [each for each in found if question.unit is not Unit.PARTICIPANTS or each.owner_id == column]


def themes(study: Study, question: Question) -> Sequence[Code]:
    """Return the codes that are themes: those directly under the chosen code, else the roots."""
    below = study.codebook.children(question.under or None)
    return below or (study.codebook[question.under],)


def by_unit(question: Question) -> Question:
    """Return the count of participants that stands behind the matrix, by group where groups are the columns."""
    if question.unit not in (Unit.PARTICIPANTS, Unit.GROUPS):
        raise CodebenchError(tr("A framework matrix has participants or groups as its columns; choose one of these."))
    by = str(question.unit_level or 1) if question.unit is Unit.GROUPS else ""
    return replace(question, unit=Unit.PARTICIPANTS, unit_level=None, by=by)


def _themes(placing: Placing, tally: Tally) -> list[Code]:
    wanted = {code.id for code in themes(placing.study, placing.question)}
    return [code for code in asked_codes(placing, tally) if code.id in wanted]


def _columns(placing: Placing, tally: Tally) -> tuple[Column, ...]:
    if placing.question.by:
        found = [column for column in columns_of(placing, tally) if column.key != TOTAL]
        return tuple(replace(column, shows=Shows.WORDS) for column in found)
    people = [placing.study.participants[str(each)] for each in placing.bases().get(TOTAL, ())]
    people.sort(key=lambda person: (natural_key(person.name), person.id))
    return tuple(Column(person.id, person.name, 1, Shows.WORDS) for person in people)


def _people_segments(placing: Placing) -> dict[tuple[str, str], set[tuple[str, int, int]]]:
    """Return per code itself and participant the passages that count."""
    found: dict[tuple[str, str], set[tuple[str, int, int]]] = defaultdict(set)
    for mention in placing.study.mentions:
        if placing.counted(mention):
            found[mention.code_id, mention.owner_id].add(mention[1:4])
    return found


def _of_person(
    placing: Placing, code: Code, person_id: str, said: Mapping[tuple[str, str], set[tuple[str, int, int]]]
) -> Cell:
    if person_id not in placing.bases(code.id).get(TOTAL, ()):
        return placing.nothing(source for owner, source in placing.study.spoken if owner == person_id)
    below = placing.study.codebook.subtree(code.id)
    segments = set[tuple[str, int, int]]().union(*(said.get((each, person_id), ()) for each in below))
    return Cell(int(bool(segments)), len(segments), 1)


def _title(placing: Placing) -> str:
    by = placing.heading.name or tr("participant")
    if not placing.question.under:
        return tr("Framework matrix: themes by {heading}", heading=by)
    code = placing.study.codebook.path(placing.question.under)
    return tr("Framework matrix: “{code}” by {heading}", code=code, heading=by)
