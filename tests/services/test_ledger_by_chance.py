"""Whatever is done and undone, the numbers that are kept from step to step are those of a fresh look."""

import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from codebench.domain.coding import Coding
from codebench.domain.findings import NotAsked
from codebench.domain.ids import new_id
from codebench.domain.participant import Participant
from codebench.domain.source import Role, Source, Speaker
from codebench.errors import CodebenchError
from codebench.services.asked import mark_not_asked
from codebench.services.codebook import merge_codes, move_code, split_code
from codebench.services.coding import apply_codes, recode, remove_codings, resize_coding
from codebench.services.figures import Figures
from codebench.services.ledger import Ledger
from codebench.services.project import Project
from codebench.services.reading import code_counts, codebook
from codebench.services.sources import assign_speaker, remove_source
from tests.analysis.made import Made, studies, write

T = TypeVar("T")


class Hand:
    """Somebody who does whatever comes to mind with what is there."""

    def __init__(self, project: Project, data: st.DataObject) -> None:
        self._project, self._data = project, data

    def act(self) -> None:
        """Do something that changes what counts, if it may be done."""
        acts = (self._put, self._take, self._change, self._resize, self._split, self._merge, self._merge, self._move)
        other = (self._silence, self._tell_who, self._project.undo, self._project.undo, self._project.redo)
        act: Callable[[], object] = self._data.draw(st.sampled_from((*acts, *other, self._throw)))
        with suppress(CodebenchError):
            act()

    def _one(self, of: Sequence[T]) -> T:
        if not of:
            raise CodebenchError("There is none.")
        return self._data.draw(st.sampled_from(of))

    def _some(self, of: Sequence[str]) -> list[str]:
        return self._data.draw(st.lists(st.sampled_from(of), max_size=3, unique=True)) if of else []

    def _codes(self) -> list[str]:
        return [code.id for code in codebook(self._project).walk()]

    def _codings(self) -> list[Coding]:
        return self._project.values(Coding)

    def _sources(self) -> list[Source]:
        return self._project.values(Source)

    def _put(self) -> None:
        source = self._one(self._sources())
        start = self._data.draw(st.integers(0, len(source.text) - 1))
        end = self._data.draw(st.integers(start + 1, len(source.text)))
        self._project.do(apply_codes, source_id=source.id, start=start, end=end, code_ids=self._some(self._codes()))

    def _take(self) -> None:
        self._project.do(remove_codings, coding_ids=self._some([each.id for each in self._codings()]))

    def _change(self) -> None:
        self._project.do(recode, coding_id=self._one(self._codings()).id, code_id=self._one(self._codes()))

    def _resize(self) -> None:
        mark, like = self._one(self._codings()), self._one(self._codings())
        self._project.do(resize_coding, coding_id=mark.id, start=like.start, end=like.end)

    def _split(self) -> None:
        code, new = self._one(self._codings()).code_id, new_id()
        taken = self._some([each.id for each in self._codings() if each.code_id == code])
        self._project.do(split_code, code_id=code, name=new, new_code_id=new, coding_ids=taken)

    def _merge(self) -> None:
        self._project.do(merge_codes, code_ids=self._some(self._codes()), into_id=self._one(self._codes()))

    def _move(self) -> None:
        parent = self._one([None, *self._codes()])
        self._project.do(move_code, code_id=self._one(self._codes()), parent_id=parent)

    def _silence(self) -> None:
        where = self._some([each.id for each in self._sources()])
        self._project.do(mark_not_asked, code_id=self._one(self._codes()), source_ids=where)

    def _tell_who(self) -> None:
        who = self._one([None, *(each.id for each in self._project.values(Participant))])
        role = Role.PARTICIPANT if who else Role.INTERVIEWER
        speaker = self._one(self._project.values(Speaker))
        self._project.do(assign_speaker, speaker_id=speaker.id, role=role, participant_id=who)

    def _throw(self) -> None:
        self._project.do(remove_source, source_id=self._one(self._sources()).id)


def agrees(project: Project) -> None:
    fresh, people = Ledger(project.database), {each.id for each in project.values(Participant)}
    not_asked = frozenset((each.source_id, each.code_id) for each in project.values(NotAsked))
    assert project.ledger.sources() == fresh.sources()
    assert code_counts(project) == Figures().counts(codebook(project), fresh.sources(), people, not_asked)


@given(studies(), st.data())
# Without looking for a smaller example, which takes minutes where one fails.
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
def test_after_any_row_of_steps_and_undoing_the_numbers_are_those_of_a_fresh_look(
    made: Made, data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Project.create(Path(folder) / "a.codebench", coder_name="A")
        project.do(write, made=made)
        hand = Hand(project, data)
        for _ in range(data.draw(st.integers(2, 12))):
            agrees(project)
            hand.act()
        agrees(project)
        project.close()
