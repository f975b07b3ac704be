"""Someone's quotes in a list: what says an earlier one again stands under it. Only a view: it never changes a count."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from codebench.domain.codebook import Code
from codebench.domain.coding import Coding
from codebench.domain.findings import PartedQuote
from codebench.domain.ids import new_id
from codebench.domain.source import Source, Speaker
from codebench.language.similarity import Repeat, repeats_of_each
from codebench.services.commands import command
from codebench.services.progress import Progress, no_progress
from codebench.services.project import Project
from codebench.services.quotemaker import spoken
from codebench.services.reports import PassageRef, PersonQuotes
from codebench.storage import outline
from codebench.storage.outline import TurnLine
from codebench.storage.work import Work

# From this likeness on a quote is folded: in the demo, where nobody says the same twice, 1 of 179 is as like as that.
ALIKE = 0.18
# Comparing more quotes than these takes longer than anyone reads on.
MOST = 2_000
Folds = dict[str, tuple["Thread", ...]]


@dataclass(frozen=True, slots=True)
class Again:
    """A quote, by its number among its participant's, and the words it shares with an earlier one."""

    number: int
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """A quote by its number, those that say it again, and whether the researcher said that it is no repeat."""

    first: int
    again: tuple[Again, ...] = ()
    is_apart: bool = False

    @property
    def shared(self) -> tuple[str, ...]:
        """Return the words that are said again, those that come back most often first."""
        often: dict[str, int] = defaultdict(int)
        for each in self.again:
            for word in each.shared:
                often[word] += 1
        return tuple(sorted(often, key=lambda word: -often[word]))


def threads(many: int, found: Iterable[Repeat], apart: Collection[int] = ()) -> tuple[Thread, ...]:
    """Put every quote that is like enough to an earlier one under the first of its kind; those `apart` are first."""
    first, shared = list(range(many)), {}
    for each in sorted(found, key=lambda each: each.number):
        if each.likeness >= ALIKE and each.shared and each.number not in apart:
            first[each.number], shared[each.number] = first[each.earlier], each.shared
    below: dict[int, list[Again]] = {number: [] for number in range(many) if first[number] == number}
    for number, words in shared.items():
        below[first[number]].append(Again(number, words))
    return tuple(Thread(number, tuple(again), number in apart) for number, again in below.items())


def folded(project: Project, people: Sequence[PersonQuotes], progress: Progress = no_progress) -> Folds:
    """Return by participant how their quotes fold; who said it once folds nothing.

    Of very many quotes only the first are compared, so that those who come later are not in it.
    """
    before = list(accumulate(len(person.passages) for person in people))
    people = [person for person, many in zip(people, before, strict=True) if many <= max(MOST, before[0])]
    progress(0, len(people), "")
    said, apart = _said(project, people), _apart(project)
    made: Folds = {}
    for at, (person, found) in enumerate(zip(people, repeats_of_each(said), strict=True)):
        progress(at, len(people), "")
        alone = {number for number, each in enumerate(person.passages) if _place(each) in apart}
        made[person.participant_id] = threads(len(person.passages), found, alone)
    return made


def _said(project: Project, people: Sequence[PersonQuotes]) -> list[list[str]]:
    """Return what each says in their quotes, without what others say in them."""
    ids = sorted({each.source_id for person in people for each in person.passages})
    texts = {source.id: source.text for source in project.values(Source, id=ids)}
    speakers = {each.id: each.participant_id for each in project.values(Speaker, source_id=ids)}
    turns: dict[tuple[str, str | None], list[TurnLine]] = defaultdict(list)
    with project.database.read() as connection:
        for source_id, line in outline.turn_lines(connection, ids).items():
            for turn in line:
                turns[source_id, speakers.get(turn.speaker_id or "")].append(turn)

    def own(passage: PassageRef, owner: str) -> str:
        theirs = turns[passage.source_id, owner] or turns[passage.source_id, None]
        pieces = spoken(texts[passage.source_id], theirs, passage.start, passage.end)
        return "\n".join(words for _, words in pieces)

    return [[own(each, person.participant_id) for each in person.passages] for person in people]


def _place(passage: PassageRef | Coding) -> tuple[str, int, int]:
    return passage.source_id, passage.start, passage.end


def _apart(project: Project) -> set[tuple[str, int, int]]:
    """Return the places whose quote is said to be no repeat, whoever coded them."""
    ids = [parted.coding_id for parted in project.values(PartedQuote)]
    return {_place(coding) for coding in project.values(Coding, id=ids)}


@command("Quote of “{code}” parted from what it is like")
def part_quote(work: Work, *, coding_id: str) -> None:
    """Say that a quote is no repeat."""
    coding = work.get(Coding, coding_id)
    if not work.find(PartedQuote, coding_id=coding_id):
        work.add(PartedQuote(new_id(), coding_id))
    work.describe(code=work.get(Code, coding.code_id).name)


@command("Quote of “{code}” joined with what it is like")
def join_quote(work: Work, *, coding_id: str) -> None:
    """Let a quote fold again, whoever said that it is no repeat."""
    coding = work.get(Coding, coding_id)
    here = work.find(Coding, source_id=coding.source_id, start=coding.start, end=coding.end)
    work.remove(*work.find(PartedQuote, coding_id=[each.id for each in here]))
    work.describe(code=work.get(Code, coding.code_id).name)
