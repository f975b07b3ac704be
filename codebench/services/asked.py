"""Which parts of the guide were not asked in which source."""

from collections.abc import Sequence

from codebench.domain.codebook import Code
from codebench.domain.findings import NotAsked
from codebench.domain.ids import new_id
from codebench.domain.source import Source
from codebench.services.commands import command
from codebench.services.project import Project
from codebench.storage.work import Work


@command("“{code}” marked as not asked in {n} source|“{code}” marked as not asked in {n} sources")
def mark_not_asked(work: Work, *, code_id: str, source_ids: Sequence[str]) -> None:
    """Say in exactly which sources a code, with those below it, was not asked; in all others it was."""
    code = work.get(Code, code_id)
    before = {each.source_id: each for each in work.find(NotAsked, code_id=code_id)}
    wanted = {source.id for source in work.find(Source, id=list(source_ids))}
    work.remove(*(each for source_id, each in before.items() if source_id not in wanted))
    work.add(*(NotAsked(new_id(), source_id, code_id) for source_id in sorted(wanted - set(before))))
    work.describe(code=code.name, n=len(wanted))


def not_asked(project: Project, code_id: str) -> frozenset[str]:
    """Return the sources in which a code itself is marked as not asked."""
    return frozenset(each.source_id for each in project.values(NotAsked, code_id=code_id))
