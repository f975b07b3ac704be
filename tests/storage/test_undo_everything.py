"""Two hundred random commands, taken back and done again, also across a reopening."""

from pathlib import Path

import pytest

from codebench.services.history import describe
from codebench.services.project import Project
from tests.makers import indexed_words, said_words
from tests.researcher import Day, contents


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("reopen", [False, True])
def test_undo_all_gives_the_start_and_redo_all_the_end(tmp_path: Path, seed: int, reopen: bool) -> None:
    project = Project.create(tmp_path / "day.codebench", coder_name="Anna")
    start = contents(project)
    day = Day(project, seed)
    while (done := len(project.history())) < 200:
        day.do_something()
        if reopen and done and done % 50 == 0:
            project = reopened(project)
            day.project = project
    end = contents(project)
    while project.redoable():
        project.redo()
        end = contents(project)
    assert indexed_words(project) == said_words(project)
    undone = 0
    while project.undoable():
        project.undo()
        undone += 1
        if reopen and undone % 40 == 0:
            project = reopened(project)
    assert contents(project) == start
    assert indexed_words(project) == {}
    while project.redoable():
        project.redo()
    assert contents(project) == end
    assert indexed_words(project) == said_words(project)
    assert all(describe(step) for step in project.history())
    project.close()


def reopened(project: Project) -> Project:
    project.close()
    return Project.open(project.path, coder_name="Anna")
