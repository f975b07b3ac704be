"""Codes for a passage, and answers that look like a code but don't have it: offered only where that proved itself."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from codebench.domain.coding import Coding
from codebench.domain.source import Source
from codebench.domain.study import Speech
from codebench.domain.text import Span
from codebench.language.suggest import LEAST, Suggester, Suggestion, Trial
from codebench.services.likeness import suggester
from codebench.services.progress import Progress, no_progress
from codebench.services.project import Project
from codebench.services.reading import codebook, speech, study
from codebench.services.reports import name_of

# Below this a suggestion is wrong more often than right (in the demo); so is what is much less like than the best.
AT_LEAST, OF_BEST = 0.15, 0.7
AT_ONCE = 50
LEAST_CODINGS = LEAST


@dataclass(frozen=True, slots=True)
class LikeAnswer:
    """An answer that looks like a code without having it, by whom, and the words in it that led there."""

    source_id: str
    source: str
    who: str
    start: int
    end: int
    text: str
    likeness: float
    words: tuple[str, ...]


P = TypeVar("P", Speech, LikeAnswer)


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a project's codings teach about its codes, until they change."""

    suggester: Suggester

    @property
    def trial(self) -> Trial:
        """Return how often the first suggestion was right, for every participant from what the others said alone."""
        return self.suggester.trial

    def knows(self, code_id: str) -> bool:
        """Tell whether a code has enough codings to be suggested."""
        return code_id in self.suggester.codes

    def suggestions(self, text: str, *, allowed: Collection[str]) -> tuple[Suggestion, ...]:
        """Return at most three allowed codes that a text looks like; none where suggesting did not prove itself."""
        found = [each for each in self.suggester.suggestions(text) if each.likeness >= AT_LEAST]
        return tuple(each for each in found if each.code in allowed and each.likeness >= OF_BEST * found[0].likeness)


def learn(project: Project) -> Learnt:
    """Learn from all that was coded, and try it; this takes a while, so ask in a worker."""
    learnt = Learnt(suggester(project))
    learnt.suggestions("", allowed=())
    return learnt


def look_alikes(
    project: Project, learnt: Learnt, *, code_id: str, progress: Progress = no_progress
) -> list[LikeAnswer]:
    """Return the answers that look like a code before any other and don't have it or one below it, likest first."""
    picture = study(project)
    sources = {source.id: source for source in project.values(Source)}
    bare = _without(project, speech(project), picture.codebook.subtree(code_id))
    texts = [sources[each.source_id].text[each.start : each.end] for each in bare]
    found = []
    for at in range(0, len(bare), AT_ONCE):
        progress(at, len(bare), "")
        for number, best in learnt.suggester.look_alikes(code_id, texts[at : at + AT_ONCE]):
            where, text = bare[at + number], texts[at + number]
            if best.likeness >= AT_LEAST:
                title, who = sources[where.source_id].title, name_of(picture, where.owner_id)
                place = (where.source_id, title, who, where.start, where.end)
                found.append(LikeAnswer(*place, text, best.likeness, best.words))
    return sorted(found, key=lambda each: -each.likeness)


def still_without(project: Project, answers: Sequence[LikeAnswer], *, code_id: str) -> list[LikeAnswer]:
    """Return those of the answers that don't have a code or one below it now."""
    return _without(project, answers, codebook(project).subtree(code_id))


def _without(project: Project, places: Iterable[P], codes: Collection[str]) -> list[P]:
    coded: dict[str, list[Span]] = defaultdict(list)
    for coding in project.values(Coding, code_id=sorted(codes)):
        coded[coding.source_id].append(coding.span)
    return [
        each for each in places
        if not any(span.start < each.end and span.end > each.start for span in coded[each.source_id])
    ]  # fmt: skip
