"""Participants to a spreadsheet and back: the same project, and the same people in a new one."""

import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codebench.domain.hiding import HiddenName, NameKind
from codebench.domain.participant import Participant, PeopleSpec, PersonSpec
from codebench.domain.source import Role, Source, Speaker
from codebench.exporters import EXPORTERS
from codebench.importers import read_people
from codebench.services.keys import make_key
from codebench.services.participants import identify_people, import_people_file
from codebench.services.peoplesheets import export_people, spec_of
from codebench.services.persons import set_consent, set_pseudonym
from codebench.services.project import Project
from codebench.services.roster import roster
from codebench.services.sources import assign_source, assign_speaker
from tests.makers import add_interviews, people, person, reading
from tests.storage.test_undo_everything import contents

LETTERS = string.ascii_letters + "éßñ ,'\"=+-@0123456789"
words = st.text(LETTERS, min_size=1, max_size=8).map(lambda text: " ".join(text.split())).filter(bool)
names = words.map(lambda text: f"n{text}")


@st.composite
def specs(draw: st.DrawFn) -> PeopleSpec:
    attributes = draw(st.lists(names, max_size=3, unique_by=str.casefold))
    persons = []
    for name in draw(st.lists(names, min_size=1, max_size=4, unique_by=lambda each: each.casefold())):
        known = tuple((each, draw(words)) for each in attributes if draw(st.booleans()))
        groups = tuple(dict.fromkeys(draw(st.lists(st.tuples(words, words), max_size=2))))
        labels = tuple(dict.fromkeys(draw(st.lists(words, max_size=2))))
        pseudonym, consent = draw(st.just("") | words), draw(st.sampled_from([None, True, False]))
        persons.append(PersonSpec(name, Role.PARTICIPANT, labels, groups, pseudonym, known, consent))
    return PeopleSpec(tuple(persons), tuple(attributes), draw(st.sampled_from([(), ("kind", "programme")])))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_was_written_is_read_back_the_same(form: str) -> None:
    render = next(each.people for each in EXPORTERS if each.name == form)
    assert render is not None

    @given(specs())
    @settings(max_examples=30, deadline=None)
    def same(spec: PeopleSpec) -> None:
        content = render(spec)
        data = content.encode() if isinstance(content, str) else content
        assert read_people(data, f"people.{form}") == spec

    same()


@pytest.fixture
def study(project: Project) -> Project:
    """Two people with the same label, a label given to somebody else, a second interviewer and a group's document."""
    add_interviews(
        project,
        reading("one", ("Interviewer", "Why?"), ("Participant", "Money.")),
        reading("two", ("Els", "Why?"), ("Participant", "Time.")),
        reading("panel", ("Anna", "Yes."), ("Bram", "No."), ("Els", "Me too.")),
        reading("plan", (None, "A policy.")),
        who=people(
            person("Anna", "pabo / A", "ulo / B", rol="docent", kosten="=1+1"), person("Bram", "ulo / B", rol="-")
        ),
    )
    speakers = {
        (each.label, project.values(Source, id=each.source_id)[0].title): each for each in project.values(Speaker)
    }
    project.do(assign_speaker, speaker_id=speakers["Els", "two"].id, role=Role.INTERVIEWER)
    anna, bram = (next(p for p in project.values(Participant) if p.name == name) for name in ("Anna", "Bram"))
    project.do(assign_speaker, speaker_id=speakers["Anna", "panel"].id, role=Role.PARTICIPANT, participant_id=bram.id)
    project.do(set_pseudonym, participant_id=anna.id, pseudonym="Noor")
    project.do(set_consent, participant_ids=[bram.id], consent=True)
    group = next(group for group in roster(project).people[0].group_ids)
    project.do(assign_source, source_id=project.values(Source, title="plan")[0].id, group_id=group)
    return project


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_file_that_is_taken_out_and_in_again_changes_nothing(study: Project, tmp_path: Path, suffix: str) -> None:
    path, before = tmp_path / f"people{suffix}", contents(study)
    export_people(study, path)
    step = import_people_file(study, path)
    assert step.changes == ()
    assert contents(study) == before


def test_a_new_project_with_these_sources_gets_the_same_people_from_it(study: Project, tmp_path: Path) -> None:
    other = Project.create(tmp_path / "other.codebench", coder_name="Bo")
    add_interviews(
        other,
        reading("one", ("Interviewer", "Why?"), ("Participant", "Money.")),
        reading("two", ("Els", "Why?"), ("Participant", "Time.")),
        reading("panel", ("Anna", "Yes."), ("Bram", "No."), ("Els", "Me too.")),
        reading("plan", (None, "A policy.")),
    )
    other.do(identify_people, file="people.csv", people=spec_of(roster(study)))
    assert spec_of(roster(other)) == spec_of(roster(study))
    other.close()


def test_a_spreadsheet_runs_nothing_of_it(study: Project, tmp_path: Path) -> None:
    export_people(study, tmp_path / "people.csv")
    text = (tmp_path / "people.csv").read_text(encoding="utf-8")
    assert "'=1+1" in text and ",=1+1" not in text


def test_an_attribute_called_like_another_column_stays_an_attribute(project: Project, tmp_path: Path) -> None:
    spec = people(PersonSpec("P1", Role.PARTICIPANT, attributes=(("Consent", "signed"),)))
    project.do(identify_people, file="x", people=spec)
    export_people(project, tmp_path / "people.csv")
    found = read_people((tmp_path / "people.csv").read_bytes(), "people.csv")
    assert found.people[0].attributes == (("Consent (2)", "signed"),)


def test_names_that_are_hidden_on_export_are_hidden_from_the_spreadsheet_too(project: Project, tmp_path: Path) -> None:
    add_interviews(project, reading("een", ("Anna", "Ja.")), who=people(person("Anna", "hbo / Wadland", stad="Zwolle")))
    key = make_key(project, tmp_path / "k.codebenchkey", "drie gele fietsen")
    decided = (("Anna", NameKind.PERSON), ("Wadland", NameKind.INSTITUTION), ("Zwolle", NameKind.PLACE))
    key.keep_names(tuple(HiddenName(name, kind, (), f"[{kind.value}]") for name, kind in decided))
    key.hide_on_export(True)
    export_people(project, tmp_path / "p.csv", exact=True)
    written = (tmp_path / "p.csv").read_text(encoding="utf-8-sig")
    assert "[person]" in written and not any(name in written for name, _ in decided)
