"""A project's names: found in its texts and beside them, decided on once, and shown in their places."""

from pathlib import Path

import pytest

from codebench.domain.hiding import HiddenName, NameKind
from codebench.domain.source import Source
from codebench.services import keys, names
from codebench.services.hiding import hide_names
from codebench.services.leaks import LeakKind, Lookout, Watched
from codebench.services.names import Entry
from codebench.services.project import Project
from tests.makers import add_interviews, people, person, reading

WIL = "Wil je dat? Volgens Wil de Groot wel, en dan is het ook zo. Toen zei Wil dat het kon."


@pytest.fixture
def study(project: Project, tmp_path: Path) -> Project:
    add_interviews(
        project,
        reading("Een", ("Interviewer", "Hoe gaat dat?"), ("Willemijntje", "Bij Hogeschool Wadland, met Harmke.")),
        reading("Twee", ("Interviewer", "En bij u?"), ("P2", f"Ook met Harmke. {WIL} Mail: hm@elders.nl")),
        who=people(
            person("Willemijntje Zoutendijk", "hbo / Hogeschool Wadland", speakers=["Willemijntje"]),
            person("P2", "hbo / pabo B"),
            person("Tjitske Elgersma", "hbo / pabo B"),
        ),
    )
    keys.make_key(project, tmp_path / "elsewhere.codebenchkey", "drie gele fietsen")
    return project


def found(project: Project) -> dict[str, Entry]:
    return {entry.name: entry for entry in names.entries(project, names.find(project))}


def test_names_are_found_with_how_often_and_in_how_many_sources(study: Project) -> None:
    listed = found(study)
    assert (listed["Harmke"].places, listed["Harmke"].sources) == (2, 2)
    assert listed["hm@elders.nl"].suggestion == "[e-mail address]"
    assert "P2" not in listed and "pabo B" not in listed, "a number or a letter betrays nobody"


def test_a_first_name_with_an_initial_is_a_name_and_a_kind_with_a_letter_is_none(project: Project) -> None:
    said = "Toen kwam Anneke B binnen, en Anneke zei niets. Docent B ook niet."
    who = people(person("Tarik K", speakers=["Tarik"]), person("Student A", speakers=["A"]))
    add_interviews(project, reading("Een", ("Tarik", said), ("A", "Ja.")), who=who)
    keys.make_key(project, project.path.with_suffix(".codebenchkey"), "drie gele fietsen")
    listed = found(project)
    assert set(listed["Anneke B"].candidate.forms) == {"Anneke B", "Anneke"}
    assert "Tarik K" in listed and listed["Tarik K"].suggestion.startswith("P")
    assert listed.keys().isdisjoint({"Docent B", "Student A"})


def test_who_stands_in_no_text_is_a_name_all_the_same(study: Project) -> None:
    listed = found(study)
    assert listed["Tjitske Elgersma"].places == 0
    assert listed["Tjitske Elgersma"].candidate.sure == 1.0
    assert "Willemijntje" in listed["Willemijntje Zoutendijk"].candidate.forms
    assert listed["Willemijntje Zoutendijk"].suggestion == "P3"


def test_what_was_decided_comes_last_and_is_not_asked_again(study: Project) -> None:
    search = names.find(study)
    before = names.entries(study, search)
    harmke = next(entry for entry in before if entry.name == "Harmke")
    keys.decide(study, [names.decision(harmke, "[collega]")])
    after = names.entries(study, search)
    assert [entry.name for entry in after].count("Harmke") == 1
    assert after[-1].decision == HiddenName("Harmke", NameKind.PERSON, ("Harmke",), "[collega]", any_case=True)
    assert names.to_replace(after) == 2
    keys.decide(study, [], gone=["Harmke"])
    assert names.entries(study, search) == before


def test_a_kept_name_is_not_to_be_replaced(study: Project) -> None:
    search = names.find(study)
    keys.decide(study, [names.decision(entry) for entry in names.entries(study, search)])
    assert names.to_replace(names.entries(study, search)) == 0


def test_every_place_is_shown_in_its_context(study: Project) -> None:
    search = names.find(study)
    harmke = next(entry for entry in names.entries(study, search) if entry.name == "Harmke")
    shown = names.contexts(study, search, harmke)
    assert [(each.source, each.before, each.words) for each in shown] == [
        ("Een", "Bij Hogeschool Wadland, met ", "Harmke"),
        ("Twee", "Ook met ", "Harmke"),
    ]


def test_two_that_are_one_person_become_one(study: Project) -> None:
    search = names.find(study)
    chosen = [each for each in names.entries(study, search) if each.name in ("Harmke", "Tjitske Elgersma")]
    keys.decide(study, [names.joined(chosen)])
    assert len(keys.decided(study)) == 1
    assert {"Harmke", "Tjitske Elgersma"} <= set(keys.decided(study)[0].spellings)
    assert not {"Harmke", "Tjitske Elgersma"} & {
        each.name for each in names.entries(study, search) if each.decision is None
    }


def test_a_name_of_ones_own_is_found_in_the_texts(study: Project) -> None:
    search = names.find(study)
    keys.decide(study, [names.decision(names.own_name(" ook  zo "), "[zo]")])
    assert names.entries(study, search)[-1].places == 1


def test_a_name_that_is_a_word_is_hidden_only_where_it_is_meant(study: Project) -> None:
    wil = HiddenName("Wil", NameKind.PERSON, ("Wil de Groot",), "P9")
    keys.decide(study, [wil])
    assert names.entries(study, names.find(study))[-1].places == 2
    key = study.key
    assert key is not None
    key.hide_on_export(True)
    assert keys.masking(study)(("Wil je?", "Toen zei Wil het.", "Wil")) == ("Wil je?", "Toen zei P9 het.", "P9")
    study.do(hide_names, names=[wil])
    text = study.values(Source, title="Twee")[0].text
    assert "Wil je dat? Volgens P9 wel, en dan is het ook zo. Toen zei P9 dat" in text


def test_what_stands_instead_is_never_found_as_a_name(study: Project) -> None:
    listed = found(study)
    hidden = [names.decision(entry, entry.suggestion) for entry in listed.values() if entry.is_sure]
    keys.decide(study, hidden)
    study.do(hide_names, names=keys.decided(study))
    after = names.entries(study, names.find(study))
    assert [entry.name for entry in after if entry.decision is None and entry.is_sure] == []
    assert names.to_replace(after) == 0


def test_a_label_becomes_the_participant_behind_it_also_where_that_is_a_number(project: Project) -> None:
    who = people(person("P20", speakers=["Roos van der Linden"]), levels=())
    add_interviews(project, reading("gesprek", ("Roos van der Linden", "Ja.")), who=who)
    assert found(project)["Roos van der Linden"].suggestion == "P20"


def test_who_is_said_fondly_is_hidden_and_met_too_but_no_flower_is(project: Project) -> None:
    said = "Fennaatje en fennatjes tas, en Roosje. Een roosje en een sterretje, zei Jantje."
    add_interviews(project, reading("Een", ("Interviewer", "En bij u?"), ("P1", said)))
    fond = [HiddenName(name, NameKind.PERSON, (), "P9", any_case=True) for name in ("Fenna", "Sterre", "Jan")]
    roos = HiddenName("Roos", NameKind.PERSON, (), "P8")
    project.do(hide_names, names=[*fond, roos])
    [source] = project.values(Source)
    assert source.text.endswith("P9 en P9's tas, en P8. Een roosje en een sterretje, zei P9.")
    looking = Lookout([Watched(LeakKind.PARTICIPANT, "Fenna", any_case=True), Watched(LeakKind.GROUP, "Hanze")])
    assert [name.name for name, _ in looking.met(said + " Een Hanzetje.")] == ["Fenna", "Fenna"]


def test_what_stands_for_one_is_told_to_be_the_name_of_another(study: Project) -> None:
    assert "“Harmke” stands in “Een” as a name too" in names.also_named(study, ["Harmke"])
    assert names.also_named(study, ["Floor", "P4", "[docent]", ""]) == ""
    keys.decide(study, [HiddenName("Willemijntje", NameKind.PERSON, (), "Harmke")])
    assert names.also_named(study, ["Harmke"]) == "", "once chosen it is not asked about again"


def test_a_diminutive_is_offered_with_its_name_and_not_as_somebody_else(project: Project, tmp_path: Path) -> None:
    said = "Volgens Joost wel. Ik vroeg het aan Joostje, en Joostje zei tegen Jantje dat Jan niet kwam."
    add_interviews(project, reading("Een", ("Interviewer", "En bij u?"), ("P1", said)))
    listed = found(project)
    assert "Joostje" not in listed and listed["Joost"].places == 3
    assert {"Jan", "Jantje"} <= listed.keys(), "Jantje is a name of its own"


def test_blanks_that_are_typed_for_a_name_are_none_in_any_case() -> None:
    blank = names.own_name("  ")
    assert blank.name == "" and not blank.candidate.any_case
