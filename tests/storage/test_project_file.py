"""Opening, locking, checking and migrating a project file."""

import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from codebench.domain.codebook import Code
from codebench.errors import CodebenchError
from codebench.services.codebook import add_code
from codebench.services.project import Project
from codebench.storage import schema
from codebench.storage.codec import FIELDS
from codebench.storage.rows import ROWS, Base
from tests.makers import add_tree

FILES = Path(__file__).resolve().parent.parent / "files"


def test_domain_values_and_rows_have_the_same_fields() -> None:
    for value_type, names in FIELDS.items():
        columns = [column.name for column in ROWS[value_type].__table__.columns]
        assert columns == list(names), value_type


def test_a_new_file_has_the_schema_that_the_migrations_make() -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with create_engine("sqlite://").begin() as connection:
        schema.upgrade(connection)
        assert schema.version_of(connection) == schema.HEAD
        of_index = {
            "include_name": lambda name, *_: not str(name).startswith(("search_words", "search_voc", "search_pl"))
        }
        assert compare_metadata(MigrationContext.configure(connection, opts=of_index), Base.metadata) == []


def test_what_was_done_is_there_after_reopening(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "study")
    add_tree(project, "money")
    project.close()
    again = Project.open(tmp_path / "study.codebench")
    assert [code.name for code in again.values(Code)] == ["money"]
    again.undo()
    assert again.values(Code) == []
    again.close()
    assert [path.name for path in tmp_path.iterdir()] == ["study.codebench"]


def test_a_second_program_gets_a_clear_sentence_and_may_still_read(project: Project) -> None:
    add_tree(project, "money")
    program = (
        "import sys; from codebench.cli import main;"
        f"sys.exit(main([*sys.argv[1:2], {str(project.path)!r}, *sys.argv[2:]]))"
    )
    written = subprocess.run([sys.executable, "-c", program, "undo"], capture_output=True, text=True, check=False)
    assert written.returncode == 1
    told = r"“study.codebench” is open at .+ on .+, since \d\d:\d\d\. Close it there first, or open it to read\.\n"
    assert re.fullmatch(told, written.stderr)
    read = subprocess.run(
        [sys.executable, "-c", program, "count", "--format", "csv"], capture_output=True, text=True, check=False
    )
    assert (read.returncode, read.stdout.splitlines()[0]) == (0, "code,total")


def test_a_project_opened_to_read_refuses_to_change(project: Project) -> None:
    reader = Project.open(project.path, read_only=True)
    with pytest.raises(CodebenchError, match="read only"):
        reader.do(add_code, name="money")
    reader.close()


def test_a_failed_command_leaves_no_trace(project: Project) -> None:
    add_tree(project, "money")
    with pytest.raises(CodebenchError, match="already a code"):
        add_tree(project, "Money")
    assert len(project.history()) == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is not a Codebench project"),
        (b"PK\x03\x04 something", "is not a Codebench project"),
        (None, "There is no project"),
    ],
)
def test_what_is_no_project_is_said_to_be_none(tmp_path: Path, content: bytes | None, sentence: str) -> None:
    path = tmp_path / "x.codebench"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CodebenchError, match=sentence):
        Project.open(path)
    assert [each.name for each in tmp_path.iterdir()] == ([] if content is None else ["x.codebench"])


def test_a_foreign_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.codebench"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    with pytest.raises(CodebenchError, match="not a Codebench project"):
        Project.open(path)


def test_a_damaged_file_is_refused_with_one_sentence(project: Project) -> None:
    for n in range(200):
        project.do(add_code, name=f"code {n}", definition="words " * 50)
    project.close()
    whole = project.path.read_bytes()
    half = len(whole) // 2
    project.path.write_bytes(whole[:half] + b"\xff" * 8192 + whole[half + 8192 :])
    with pytest.raises(CodebenchError, match="is damaged"):
        Project.open(project.path)


def test_a_file_of_a_newer_program_is_refused(project: Project) -> None:
    project.close()
    with closing(sqlite3.connect(project.path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    for read_only in (False, True):
        with pytest.raises(CodebenchError, match="newer Codebench"):
            Project.open(project.path, read_only=read_only)


def next_schema(folder: Path, then: str = "") -> Path:
    """The migrations, with one more that adds a table."""
    migrations = folder / "migrations"
    shutil.copytree(schema.MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    (migrations / "versions" / "9000_next.py").write_text(
        f'from alembic import op\nrevision = "9000"\ndown_revision = "{schema.HEAD}"\n'
        f'def upgrade():\n    op.execute("CREATE INDEX extra ON code (name)")\n{then}'
    )
    return migrations


def test_an_older_file_is_backed_up_checked_and_migrated(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_tree(project, "money")
    project.close()
    now, migrations = schema.HEAD, next_schema(tmp_path)
    monkeypatch.setattr(schema, "MIGRATIONS", migrations)
    monkeypatch.setattr(schema, "HEAD", "9000")
    opened = Project.open(project.path, read_only=True)
    assert [code.name for code in opened.values(Code)] == ["money"]
    opened.close()
    backup = tmp_path / f"study-backup-{now}.codebench"
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (now,)
        assert connection.execute("SELECT name FROM code").fetchone() == ("money",)


def test_a_failing_migration_leaves_the_file_as_it_was(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.close()
    migrations = next_schema(tmp_path, '    raise RuntimeError("power cut")\n')
    with monkeypatch.context() as patched:
        patched.setattr(schema, "MIGRATIONS", migrations)
        patched.setattr(schema, "HEAD", "9000")
        with pytest.raises(RuntimeError):
            Project.open(project.path)
    again = Project.open(project.path)
    with again.database.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'extra'")).scalar() == 0
    again.close()


@pytest.mark.parametrize("old", sorted(FILES.glob("project-*.codebench")), ids=lambda path: path.stem)
def test_every_released_schema_still_opens(old: Path, tmp_path: Path) -> None:
    copy = shutil.copy(old, tmp_path)
    project = Project.open(Path(copy))
    assert [code.name for code in project.values(Code)] == ["obstacles", "money"]
    while project.undoable():
        project.undo()
    assert project.values(Code) == []
    project.close()
