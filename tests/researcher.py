"""A researcher who does whatever comes to mind, and all that a project then holds."""

import hashlib
import random
from collections.abc import Callable
from typing import Any

from codebench.domain.checks import LostCoding, ToCheck
from codebench.domain.coarse import Coarse
from codebench.domain.codebook import Code, CodeSpec
from codebench.domain.coding import Coding, CodingSpec
from codebench.domain.findings import PartedQuote
from codebench.domain.memo import Memo, MemoOn
from codebench.domain.participant import Attribute, Group, Participant
from codebench.domain.source import Role, Source, Speaker, Turn
from codebench.errors import CodebenchError
from codebench.services import (
    attributes,
    checks,
    codebook,
    coding,
    editing,
    folding,
    joining,
    memos,
    participants,
    persons,
    replacing,
    search,
    sources,
)
from codebench.services.project import Project
from codebench.services.versions import name_version
from tests.makers import people, person, reading

KEPT_APART = ("journal", "bytes", "sqlite_sequence", "search_")


def contents(project: Project) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the journal, the bytes it refers to and the index, which is made from the rest."""
    with project.database.read() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        return {
            name: sorted(map(tuple, connection.exec_driver_sql(f'SELECT * FROM "{name}"')), key=repr)
            for name in names
            if not name.startswith(KEPT_APART)
        }


def digest(project: Project) -> str:
    """The contents in 16 letters."""
    return hashlib.sha256(repr(sorted(contents(project).items())).encode()).hexdigest()[:16]


class Day:
    """A researcher who does whatever comes to mind."""

    def __init__(self, project: Project, seed: int) -> None:
        self.project = project
        self.chance = random.Random(seed)
        self.n = 0

    def some(self, kind: type[Any]) -> Any:
        return self.chance.choice(sorted(self.project.values(kind), key=lambda value: value.id))

    def do_something(self) -> None:
        self.n += 1
        acts: list[Callable[[], object]] = [getattr(self, name) for name in dir(self) if name.startswith("try_")]
        try:
            self.chance.choice(acts)()
        except (CodebenchError, IndexError):
            return

    def try_import(self) -> None:
        lines = [("Interviewer", "Why?"), (f"P{self.n}", f"Because {self.n}. And so on, 🙂 and on.")]
        who = people(person(f"P{self.n}", "kind / place", age=str(self.n)))
        self.project.do(sources.add_sources, readings=[reading(f"s{self.n}", *lines)], people=who, kind=None, told=[])

    def try_add_code(self) -> None:
        parent = self.some(Code).id if self.chance.random() < 0.6 else None
        self.project.do(codebook.add_code, name=f"code {self.n}", parent_id=parent, definition="d")

    def try_rename(self) -> None:
        self.project.do(codebook.rename_code, code_id=self.some(Code).id, name=f"name {self.n}")

    def try_move(self) -> None:
        self.project.do(codebook.move_code, code_id=self.some(Code).id, parent_id=self.some(Code).id, position=0)

    def try_merge(self) -> None:
        self.project.do(codebook.merge_codes, code_ids=[self.some(Code).id], into_id=self.some(Code).id)

    def try_retire(self) -> None:
        self.project.do(codebook.retire_code, code_id=self.some(Code).id)

    def try_restore(self) -> None:
        self.project.do(codebook.restore_code, code_id=self.some(Code).id)

    def try_codebook_file(self) -> None:
        specs = [CodeSpec(("root",), "d"), CodeSpec(("root", f"leaf {self.n % 3}"), f"d {self.n}")]
        self.project.do(codebook.add_codes, name="file", specs=specs)

    def try_code(self) -> None:
        source = self.some(Source)
        start = self.chance.randrange(len(source.text))
        codes = [self.some(Code).id, self.some(Code).id]
        self.project.do(coding.apply_codes, source_id=source.id, start=start, end=len(source.text), code_ids=codes)

    def try_code_again(self) -> None:
        self.try_code()

    def try_codings_file(self) -> None:
        spec = CodingSpec(1, self.some(Source).title, self.some(Code).name, "Bram", 0, 4)
        self.project.do(coding.add_codings, file="f.csv", specs=[spec])

    def try_remove_coding(self) -> None:
        self.project.do(coding.remove_codings, coding_ids=[self.some(Coding).id])

    def try_resize(self) -> None:
        self.project.do(coding.resize_coding, coding_id=self.some(Coding).id, start=0, end=4)

    def try_recode(self) -> None:
        self.project.do(coding.recode, coding_id=self.some(Coding).id, code_id=self.some(Code).id)

    def try_recode_new(self) -> None:
        new = {"name": f"new {self.n}", "parent_id": self.some(Code).id, "code_id": f"made {self.n}"}
        self.project.do(coding.recode_new, coding_id=self.some(Coding).id, **new)

    def try_split(self) -> None:
        coding_of = self.some(Coding)
        ids = {"code_id": coding_of.code_id, "coding_ids": [coding_of.id]}
        self.project.do(codebook.split_code, name=f"split {self.n}", new_code_id=f"new {self.n}", **ids)

    def try_take_example(self) -> None:
        self.project.do(codebook.take_example, coding_id=self.some(Coding).id)

    def try_version(self) -> None:
        name_version(self.project, name=f"v{self.n}", reason="because")

    def try_memo(self) -> None:
        self.project.do(memos.add_memo, about=MemoOn.CODING, target_id=self.some(Coding).id, text="look")

    def try_edit_memo(self) -> None:
        self.project.do(memos.edit_memo, memo_id=self.some(Memo).id, text=f"look {self.n}")

    def try_assign(self) -> None:
        person_id = self.some(Participant).id
        speaker = self.some(Speaker)
        self.project.do(sources.assign_speaker, speaker_id=speaker.id, role=Role.PARTICIPANT, participant_id=person_id)

    def try_rename_participant(self) -> None:
        self.project.do(participants.rename_participant, participant_id=self.some(Participant).id, name=f"N{self.n}")

    def try_give_speaker(self) -> None:
        self.project.do(persons.give_speaker, speaker_id=self.some(Speaker).id, name=f"P{self.n % 3}")

    def try_merge_people(self) -> None:
        ids = [self.some(Participant).id, self.some(Participant).id]
        self.project.do(joining.merge_participants, participant_ids=ids, into_id=ids[0])

    def try_set_groups(self) -> None:
        left = [self.some(Group).id]
        ids = [self.some(Participant).id]
        self.project.do(persons.set_groups, participant_ids=ids, join=[("kind", f"place {self.n % 4}")], leave=left)

    def try_set_attribute(self) -> None:
        ids, value = [each.id for each in self.project.values(Participant)], self.chance.choice(["", "4"])
        self.project.do(
            attributes.set_attribute, attribute_id=self.some(Attribute).id, participant_ids=ids, value=value
        )

    def try_set_coarse(self) -> None:
        coarse = self.chance.choice(list(Coarse))
        self.project.do(attributes.set_coarse, attribute_id=self.some(Attribute).id, coarse=coarse)

    def try_remove_attribute(self) -> None:
        self.project.do(attributes.remove_attribute, attribute_id=self.some(Attribute).id)

    def try_remove_participant(self) -> None:
        self.project.do(persons.remove_participants, participant_ids=[self.some(Participant).id])

    def try_remove_source(self) -> None:
        if self.chance.random() < 0.3:
            self.project.do(sources.remove_source, source_id=self.some(Source).id)

    def try_edit_text(self) -> None:
        source = self.some(Source)
        start, end = sorted(self.chance.randrange(len(source.text) + 1) for _ in range(2))
        words = self.chance.choice(["", "x", "🙂 e\u0301", "two words"])
        self.project.do(editing.edit_text, source_id=source.id, start=start, end=min(end, start + 9), words=words)

    def try_cut(self) -> None:
        source = self.some(Source)
        start = self.chance.randrange(len(source.text))
        self.project.do(editing.cut_passage, source_id=source.id, start=start, end=min(start + 5, len(source.text)))

    def try_split_turn(self) -> None:
        turn = self.some(Turn)
        self.project.do(editing.split_turn, turn_id=turn.id, at=self.chance.randrange(turn.start, turn.end))

    def try_join_turns(self) -> None:
        turn = self.some(Turn)
        line = [each.id for each in self.project.values(Turn, source_id=turn.source_id)]
        self.project.do(editing.join_turns, turn_ids=line[:2])

    def try_set_turn_speaker(self) -> None:
        self.project.do(editing.set_turn_speaker, turn_id=self.some(Turn).id, label=f"P{self.n}")

    def try_synonyms(self) -> None:
        self.project.do(search.set_synonyms, sets=[[f"word {self.n}", "term"], ["one", "two"]])

    def try_replace(self) -> None:
        better = reading(f"b{self.n}", ("Interviewer", "Why?"), (f"P{self.n}", f"Because {self.n}. And on, 🙂 so."))
        self.project.do(replacing.replace_source, source_id=self.some(Source).id, reading=better)

    def try_keep(self) -> None:
        self.project.do(checks.keep_codings, coding_ids=[self.some(ToCheck).coding_id])

    def try_part_quote(self) -> None:
        self.project.do(folding.part_quote, coding_id=self.some(Coding).id)

    def try_join_quote(self) -> None:
        self.project.do(folding.join_quote, coding_id=self.some(PartedQuote).coding_id)

    def try_put_back(self) -> None:
        self.project.do(checks.put_back, lost_id=self.some(LostCoding).id, start=0, end=3)

    def try_remove_lost(self) -> None:
        self.project.do(checks.remove_lost, lost_ids=[self.some(LostCoding).id])

    def try_undo(self) -> None:
        self.project.undo()

    def try_redo(self) -> None:
        self.project.redo()
