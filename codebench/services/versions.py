"""Versions of the codebook: naming one, and what lies between two."""

import json
from collections.abc import Mapping
from dataclasses import asdict

from codebench.domain.changes import Step
from codebench.domain.codebook import Code, Codebook
from codebench.domain.ids import new_id
from codebench.domain.version import CodebookVersion, Comparison, Kind, why
from codebench.domain.version import compare as differences
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.services.coding import ensure_coder
from codebench.services.commands import command
from codebench.services.project import Project
from codebench.services.reading import code_counts, codebook
from codebench.storage.journal import now
from codebench.storage.work import Work


@command("Codebook version “{name}” named")
def add_version(work: Work, *, name: str, reason: str, counts: Mapping[str, int]) -> None:
    """Keep the codebook as it stands under a name, with why; `counts` are the participants per code."""
    name = " ".join(name.split())
    if not name or any(version.name == name for version in work.find(CodebookVersion)):
        raise CodebenchError(tr("A version needs a name of its own."))
    codes = json.dumps([asdict(code) for code in work.codebook().walk()], ensure_ascii=False)
    coder = ensure_coder(work, work.coder)
    kept = json.dumps(dict(counts))
    work.add(CodebookVersion(new_id(), name, reason.strip(), coder, now().isoformat(), codes, kept))
    work.describe(name=name)


def name_version(project: Project, *, name: str, reason: str = "") -> Step:
    """Keep the codebook and its counts as they stand now under a name."""
    counts = {code_id: count.participants for code_id, count in code_counts(project).items()}
    return project.do(add_version, name=name, reason=reason, counts=counts)


def versions(project: Project) -> list[CodebookVersion]:
    """Return the named versions, oldest first."""
    return sorted(project.values(CodebookVersion), key=lambda version: (version.at, version.name))


def version_named(project: Project, name: str) -> CodebookVersion:
    """Return the version with this name; raise where there is none."""
    for version in versions(project):
        if version.name == name:
            return version
    raise CodebenchError(tr("There is no codebook version “{name}”.", name=name))


def compare(project: Project, before_id: str, after_id: str = "") -> Comparison:
    """Return what differs between two versions; an empty second one is the codebook as it is now."""
    known = {version.id: version for version in versions(project)}
    old, old_counts = _state(known[before_id])
    if after_id:
        new, new_counts = _state(known[after_id])
        name = known[after_id].name
    else:
        new, name = codebook(project), tr("now")
        new_counts = {code_id: count.participants for code_id, count in code_counts(project).items()}
    found = differences(old, new, (old_counts, new_counts), merges(project), _told(project, name if after_id else ""))
    return Comparison(known[before_id].name, name, tuple(found))


def _state(version: CodebookVersion) -> tuple[Codebook, dict[str, int]]:
    counts: dict[str, int] = json.loads(version.counts)
    return Codebook(Code(**code) for code in json.loads(version.codes)), counts


def merges(project: Project) -> dict[str, str]:
    """Return where merged codes went, followed to where they are now."""
    went: dict[str, str] = {}
    for step in project.history():
        if step.command == "merge_codes":
            went |= dict.fromkeys(step.details.get("code_ids", ()), step.details["into_id"])
    for code_id in went:
        seen = {code_id}
        while went[code_id] in went and went[code_id] not in seen:
            seen.add(went[code_id])
            went[code_id] = went[went[code_id]]
    return went


_SAID = {
    "merge_codes": Kind.MERGED,
    "retire_code": Kind.RETIRED,
    "restore_code": Kind.RESTORED,
    "rename_code": Kind.RENAMED,
    "move_code": Kind.MOVED,
    "split_code": Kind.ADDED,
}


def _told(project: Project, version: str) -> dict[tuple[Kind, str], str]:
    """Return what was last said, before a version was named, of each kind of change to a code: its origin, and why."""
    steps = project.history()
    named = [
        at for at, step in enumerate(steps) if (step.command, step.details.get("name")) == ("add_version", version)
    ]
    told: dict[tuple[Kind, str], str] = {}
    for step in steps[: named[-1] if named else None]:
        if (kind := _SAID.get(step.command)) is not None:
            origin = tr("split off from “{code}”", code=step.details["old"]) if kind is Kind.ADDED else ""
            said = ". ".join(filter(None, (origin, why(step.details.get("reason", "")))))
            told |= {(kind, code_id): said for code_id in step.details.get("code_ids", ())}
    return told
