"""Integrity: the file, the anchors, the tree, and every count done again the slow way."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator

from codebench.analysis.counts import frequency_table
from codebench.domain.codebook import Code, Codebook
from codebench.domain.coding import Coding
from codebench.domain.findings import NotAsked
from codebench.domain.question import Question
from codebench.domain.source import Role, Source, Speaker, Turn, TurnKind
from codebench.domain.text import fold
from codebench.i18n import tr
from codebench.services.project import Project
from codebench.services.reading import study
from codebench.storage import integrity


def problems(project: Project) -> list[str]:
    """Return what is wrong with a project, one sentence each; nothing where it is whole."""
    with project.database.read() as connection:
        found = integrity.problems(connection, lambda data: hashlib.sha256(data).hexdigest())
    codes = project.values(Code)
    found += _tree(codes)
    if found:
        return found
    sources = {source.id: source for source in project.values(Source)}
    codings = project.values(Coding)
    found += _anchors(sources, codings)
    found += _turns(sources, project.values(Turn))
    found += _counts(project, Codebook(codes), codings)
    return found


def _tree(codes: list[Code]) -> Iterator[str]:
    by_id = {code.id: code for code in codes}
    siblings: set[tuple[str | None, str]] = set()
    for code in codes:
        line, at = {code.id}, code.parent_id
        while at in by_id and at not in line:
            line.add(at)
            at = by_id[at].parent_id
        if at is not None:
            yield tr("Code “{name}” hangs below itself or below nothing.", name=code.name)
        if (code.parent_id, fold(code.name)) in siblings:
            yield tr("Code “{name}” stands twice in one place.", name=code.name)
        siblings.add((code.parent_id, fold(code.name)))


def _anchors(sources: dict[str, Source], codings: list[Coding]) -> Iterator[str]:
    for coding in codings:
        source = sources[coding.source_id]
        if not 0 <= coding.start < coding.end <= len(source.text):
            yield tr("A coding lies outside the text of “{title}”.", title=source.title)


def _turns(sources: dict[str, Source], turns: list[Turn]) -> Iterator[str]:
    last: dict[str, int] = defaultdict(int)
    for turn in sorted(turns, key=lambda turn: (turn.source_id, turn.position)):
        source = sources[turn.source_id]
        if not last[source.id] <= turn.start <= turn.end <= len(source.text):
            yield tr("Turns overlap or lie outside the text of “{title}”.", title=source.title)
        last[source.id] = turn.end


def _counts(project: Project, book: Codebook, codings: list[Coding]) -> Iterator[str]:
    table = frequency_table(study(project), Question())
    fast = {row.key: row.cells[0].count or 0 for row in table.rows}
    silent = {(each.source_id, each.code_id) for each in project.values(NotAsked)}
    asked = [
        coding
        for coding in codings
        if not any((coding.source_id, code.id) in silent for code in book.lineage(coding.code_id))
    ]
    said = _who_said(project, asked)
    for code in book.walk():
        slow = len({person for each in book.subtree(code.id) for person in said[each]})
        if code.id in fast and fast[code.id] != slow:
            path = book.path(code.id)
            yield tr("“{code}” counts {fast} but should count {slow}.", code=path, fast=fast[code.id], slow=slow)


def _who_said(project: Project, codings: list[Coding]) -> dict[str, set[str]]:
    """Return code → participants by plain loops over turns, with none of the counting query's ways."""
    sources = {source.id: source for source in project.values(Source)}
    speakers = {speaker.id: speaker for speaker in project.values(Speaker)}
    labelled = {speaker.source_id for speaker in speakers.values()}
    turns: dict[str, list[Turn]] = defaultdict(list)
    for turn in project.values(Turn):
        turns[turn.source_id].append(turn)
    said: dict[str, set[str]] = defaultdict(set)
    for coding in codings:
        for turn in turns[coding.source_id]:
            if turn.start >= coding.end or turn.end <= coding.start or turn.start == turn.end:
                continue
            speaker = speakers.get(turn.speaker_id or "")
            if speaker is not None and speaker.role is Role.PARTICIPANT and speaker.participant_id:
                said[coding.code_id].add(speaker.participant_id)
            owner = sources[coding.source_id].participant_id
            if speaker is None and turn.kind is TurnKind.SPEECH and coding.source_id not in labelled and owner:
                said[coding.code_id].add(owner)
    return said
