"""A project made safe to send to somebody who should not know whose words these are."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from codebench.domain.changes import VALUES, Value
from codebench.domain.coarse import Coarse, coarsened
from codebench.domain.codebook import Code
from codebench.domain.findings import SavedReport, Summary
from codebench.domain.hiding import HiddenName, Hider, NameKind
from codebench.domain.memo import Memo
from codebench.domain.participant import Attribute, AttributeValue, Group, Participant
from codebench.domain.quote import Attribution
from codebench.domain.review import Remark
from codebench.domain.source import Original, Source, Speaker
from codebench.domain.version import CodebookVersion
from codebench.errors import CodebenchError
from codebench.failing import reason
from codebench.i18n import tr
from codebench.services.commands import command
from codebench.services.hiding import CALLED, WRITTEN, still_there, texts_of
from codebench.services.keys import hider_of
from codebench.services.leaks import LeakKind, Lookout, watched
from codebench.services.names import found_in_writing
from codebench.services.project import Project
from codebench.storage import backups, cleaning, journal
from codebench.storage.keyfile import KeyFile
from codebench.storage.work import Work

_PEOPLE: dict[type[Value], tuple[str, ...]] = {
    kind: CALLED[kind] for kind in (Participant, Speaker, Group, Source, Original)
}
_GONE = "[…]"


@command("Project made safe to send")
def make_safe_to_send(project: Project, key: KeyFile, *, keep_before: bool = True) -> None:
    """Take originals and words of the past out of the project's file; with the names hidden already, none is left.

    What is known of participants stays only as coarse as it is told. The project as it was goes into the key file where
    it is to be kept; its rolling backups go.
    """
    if project.read_only:
        raise CodebenchError(tr("This project is open to read only; nothing can be changed."))
    hider = hider_of(key.names)
    _refuse_names(project, hider)
    if keep_before:
        key.put_away({f"{journal.now():%Y-%m-%d %H.%M.%S} {project.path.name}": project.database.copied()})
    wordy: dict[type[Value], tuple[str, ...]] = {kind: texts_of(kind) for kind in {*CALLED, *WRITTEN}}
    with project.database.write() as connection:
        work = Work(connection, project.coder)
        values = cleaning.former(connection, {AttributeValue: ("value",)})
        exact = values - _known(work) if _make_coarse(work) else set()
        past = cleaning.former(connection, _PEOPLE) - _present(work)
        gone = Hider([HiddenName(name, NameKind.OTHER, (), _GONE) for name in past if len(name) > 1])
        told: Callable[[str], str] = lambda text: _GONE if text in exact else gone.hide(hider.hide(text))  # noqa: E731
        cleaning.strip(connection, project.coder, told, wordy | _SOURCE)
    try:
        with project.database.backing_up:
            project.database.squeeze()
            backups.remove_all(project.path)
    except CodebenchError as error:
        raise CodebenchError(
            tr(
                "Remains of names may still be in the file. Open the project again before you send it. {reason}",
                reason=error,
            )
        ) from error
    finally:
        project.forget_undo()


_SOURCE: dict[type[Value], tuple[str, ...]] = {Source: (*CALLED[Source], "text")}


def _make_coarse(work: Work) -> bool:
    """Put what is told in the place of what was known more exactly; tell whether there was any such thing."""
    coarse = {attribute.id: attribute for attribute in work.find(Attribute) if attribute.coarse}
    for value in work.find(AttributeValue, attribute_id=list(coarse)):
        work.replace(replace(value, value=coarsened(value.value, coarse[value.attribute_id].coarse)))
    work.replace(*(replace(attribute, coarse=Coarse.EXACT) for attribute in coarse.values()))
    return bool(coarse)


def _known(work: Work) -> set[str]:
    return {each.value for each in work.find(AttributeValue)}


def _present(work: Work) -> set[str]:
    return {getattr(value, name) for kind, names in _PEOPLE.items() for value in work.find(kind) for name in names}


def _refuse_names(project: Project, hider: Hider) -> None:
    """Refuse while a name that was decided on still stands anywhere in the project."""
    for value_type in VALUES:
        if not texts_of(value_type):
            continue
        for value in project.values(value_type):
            if met := still_there(value, hider):
                raise CodebenchError(
                    tr(
                        "“{name}” still stands in {where}. Hide the names first.",
                        name=met.name.name,
                        where=_place(value),
                    )
                )


def _place(value: Value) -> str:
    """Return where it stands, in words."""
    if isinstance(value, Source):
        return tr("“{title}”", title=value.title)
    return {
        Memo: tr("a memo"),
        Code: tr("the codebook"),
        CodebookVersion: tr("the codebook"),
        Summary: tr("the framework matrix"),
        SavedReport: tr("a saved report"),
        Remark: tr("a remark"),
    }.get(type(value), tr("the participants, groups or labels"))


def still_named(project: Project) -> list[str]:
    """Return who and what will still be called what they are, the file included, and what may be names in memos."""
    names = watched(project, Attribution.PSEUDONYM)
    tell = {each.name for each in names if each.kind is not LeakKind.HIDDEN}
    kinds = (kind for kind in _PEOPLE if kind is not Original)
    called = [getattr(value, CALLED[kind][0]) for kind in kinds for value in project.values(kind)]
    file = [project.path.name] if any(Lookout(names).met(project.path.stem)) else []
    return list(dict.fromkeys([*(name for name in called if name in tell), *found_in_writing(project), *file]))


def neighbours(project: Project) -> list[Path]:
    """Return the backups beside the project, in which the names still stand."""
    return backups.made_before_migrations(project.path)


def put_backups_away(project: Project, key: KeyFile) -> None:
    """Move the backups beside the project into the key file."""
    beside = neighbours(project)
    try:
        key.put_away({path.name: path.read_bytes() for path in beside})
        for path in beside:
            path.unlink()
    except OSError as error:
        raise CodebenchError(
            tr(
                "The project is ready to send, but the backups beside it still hold the names: {reason}.",
                reason=reason(error, project.path.parent),
            )
        ) from error


def take_out(key: KeyFile, name: str, path: Path) -> None:
    """Write a project that was put away in the key file to a file of its own."""
    from codebench.exporters.safely import write_safely

    if path.exists():
        raise CodebenchError(tr("“{name}” exists already. Choose another name.", name=path.name))
    write_safely(path, key.taken_out(name))
