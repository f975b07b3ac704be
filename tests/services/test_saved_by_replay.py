"""Which steps moved a number, of random studies and random work, against counting again after every single step."""

import tempfile
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codebench.domain.changes import Step
from codebench.domain.coding import Coding
from codebench.domain.question import Question, Unit
from codebench.domain.source import Source
from codebench.errors import CodebenchError
from codebench.services.asked import mark_not_asked
from codebench.services.codebook import merge_codes, move_code
from codebench.services.coding import apply_codes, recode, remove_codings, resize_coding
from codebench.services.editing import edit_text
from codebench.services.frozen import Place, answer_of
from codebench.services.moved import Rerun
from codebench.services.project import Project
from codebench.services.reading import codebook, study
from codebench.services.reports import table
from codebench.services.saved import reports, run_again, save
from tests.analysis.made import TURN, Made, studies, write

Units = dict[Place, frozenset[str]]
DEEDS = (
    "code",
    "code",
    "code",
    "remove",
    "resize",
    "recode",
    "move",
    "merge",
    "silence",
    "insert",
    "cut",
    "undo",
    "undo",
    "redo",
)


def some_work(project: Project, made: Made, unit: Unit, data: st.DataObject) -> Step:
    """Do one random thing."""
    deed = data.draw(st.sampled_from(DEEDS))
    codes = sorted(code.id for code in codebook(project).walk())
    codings = sorted(coding.id for coding in project.values(Coding))
    source = data.draw(st.integers(0, len(made.turns) - 1))
    length = len(made.turns[source]) * (TURN + 1) - 1
    start = data.draw(st.integers(0, length - 1))
    code, other = (data.draw(st.sampled_from(codes)) for _ in range(2))
    if deed == "undo" and project.undoable():
        return project.undo()
    if deed == "redo" and project.redoable():
        return project.redo()
    if deed == "silence":
        return project.do(mark_not_asked, code_id=code, source_ids=[f"s{source}"])
    if deed == "move":
        return project.do(move_code, code_id=code, parent_id=data.draw(st.none() | st.just(other)))
    if deed == "merge":
        return project.do(merge_codes, code_ids=[code], into_id=other)
    if deed in ("remove", "resize", "recode") and codings:
        coding = data.draw(st.sampled_from(codings))
        if deed == "remove":
            return project.do(remove_codings, coding_ids=[coding])
        if deed == "resize":
            return project.do(resize_coding, coding_id=coding, start=0, end=data.draw(st.integers(1, TURN)))
        return project.do(recode, coding_id=coding, code_id=other)
    # A passage is named by where it stands, so an edit gives every passage behind it another name.
    if deed in ("insert", "cut") and unit is not Unit.SEGMENTS:
        length = len(project.values(Source, id=f"s{source}")[0].text)
        start, words = min(start, length), "then some" if deed == "insert" else ""
        end = start if words else min(start + data.draw(st.integers(1, 3)), length)
        return project.do(edit_text, source_id=f"s{source}", start=start, end=end, words=words)
    end = data.draw(st.integers(start + 1, length))
    return project.do(apply_codes, source_id=f"s{source}", start=start, end=end, code_ids=[code])


def units(project: Project, question: Question) -> Units:
    return dict(answer_of(study(project), question, table(project, question)).units)


@given(studies(), st.sampled_from(Unit), st.sampled_from(["", "1", "age", "coder"]), st.data())
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_steps_named_are_those_after_which_the_number_was_another(
    made: Made, unit: Unit, by: str, data: st.DataObject
) -> None:
    question = Question(unit, 2 if unit is Unit.GROUPS else None, by=by)
    with tempfile.TemporaryDirectory() as folder:
        project = Project.create(Path(folder) / "s.codebench", coder_name="A")
        project.do(write, made=made)
        save(project, "report", question)
        # The states that still stand, as steps that were taken back would never have been.
        states: list[tuple[int, Units]] = [(project.history()[-1].number, units(project, question))]
        for _ in range(data.draw(st.integers(1, 8))):
            try:
                step = some_work(project, made, unit, data)
            except CodebenchError:
                continue
            if not reports(project):
                project.redo()
                continue
            if step.number and step.command == "undo":
                states.pop()
            elif step.number:
                states.append((step.number, units(project, question)))
        check(run_again(project, reports(project)[0].id), states)
        project.close()


def check(found: Rerun, states: list[tuple[int, Units]]) -> None:
    then, now = states[0][1], states[-1][1]
    keys = {column.heading: column.key for column in found.table.columns}
    shared = {row.key for row in found.before.rows} & {row.key for row in found.table.rows}
    rows = {row.path: row.key for row in found.table.rows}
    moved = {(rows[each.path], keys[each.column]): each for each in found.moved}
    for place, before in then.items():
        if place[0] not in shared or place not in now:
            continue
        changed = before ^ now[place]
        # A number also moves where nobody joins or leaves: by who was not asked.
        assert not changed or place in moved
        assert changed or place not in moved or moved[place].steps
        expected = {
            number
            for (_, earlier), (number, later) in pairwise(states)
            if (earlier.get(place, frozenset()) ^ later.get(place, frozenset())) & changed
        }
        if changed:
            assert {step.number for step in moved[place].steps} == expected
            assert (len(moved[place].joined), len(moved[place].left)) == (
                len(now[place] - before),
                len(before - now[place]),
            )
