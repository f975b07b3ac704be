"""Whatever becomes of a project file, and whoever made it: one sentence, the file as it was, and what is left rescued."""

import random
from pathlib import Path
from shutil import copyfile

import pytest

from codebench.domain.memo import MemoOn
from codebench.errors import DamagedError
from codebench.services.memos import add_memo
from codebench.services.plans import keep_plan, plan
from codebench.services.project import Project
from codebench.services.rescue import RescueReport, rescue
from tests.mangled import MANGLES, STATEMENTS, Mangle, stated, survive

# Made once, so that the same byte is the same in every run.
WHOLE = sorted((Path(__file__).parent.parent / "files").glob("project-*.codebench"))[-1].read_bytes()
ROUNDS = 2


@pytest.mark.parametrize("mangle", MANGLES, ids=lambda mangle: mangle.__name__)
def test_a_mangled_file_is_survived_and_what_is_left_is_rescued(tmp_path: Path, mangle: Mangle) -> None:
    for seed in range(ROUNDS):
        folder = tmp_path / str(seed)
        folder.mkdir()
        data, chance = bytearray(WHOLE), random.Random(f"{mangle.__name__} {seed}")
        mangle(data, chance)
        (folder / "study.codebench").write_bytes(data)
        survive(folder / "study.codebench")


@pytest.mark.parametrize("name", STATEMENTS)
def test_what_another_program_put_in_never_runs(tmp_path: Path, name: str) -> None:
    path = tmp_path / "study.codebench"
    path.write_bytes(WHOLE)
    stated(path, STATEMENTS[name])
    assert isinstance(survive(path), RescueReport)


@pytest.mark.parametrize(
    "name", [name for name in STATEMENTS if name.startswith(("trigger", "view", "comp", "index that", "check", "casc"))]
)
def test_a_file_that_would_run_something_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "study.codebench"
    path.write_bytes(WHOLE)
    stated(path, STATEMENTS[name])
    for read_only in (False, True):
        with pytest.raises(DamagedError):
            Project.open(path, read_only=read_only)


def test_a_project_with_a_word_report_is_sound_on_another_computer_too(project: Project, tmp_path: Path) -> None:
    project.do(keep_plan, plan=plan(project))
    project.do(add_memo, about=MemoOn.PROJECT, target_id="", text="Nabellen.")
    project.close()
    copy = Path(copyfile(project.path, tmp_path / "copy.codebench"))
    Project.open(copy).close()
    report = rescue(copy)
    assert report.counts["memo"] == 1 and report.sentences[1:] == ("Nothing is missing.",)
