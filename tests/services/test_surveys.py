"""A survey in a project: one step, one undo, and shares of those who answered."""

import pytest

from codebench.__main__ import main
from codebench.domain.codebook import Code
from codebench.domain.coding import CodingSpec
from codebench.domain.participant import AttributeValue, Membership, Participant
from codebench.domain.source import Kind, Source, Speaker, Turn, TurnKind
from codebench.domain.survey import Meaning
from codebench.errors import CodebenchError
from codebench.exporters.shown import footnotes
from codebench.resources import resource
from codebench.services.asked import mark_not_asked
from codebench.services.checking import problems
from codebench.services.codebook import add_code
from codebench.services.coding import add_codings
from codebench.services.importing import import_files
from codebench.services.project import Project
from codebench.services.reading import codebook, groups
from codebench.services.reports import frequency, question, table
from codebench.services.surveys import import_survey, read_survey_file

SURVEY = (
    "ID;E-mail;Opleiding;Wat levert het op?;Wat houdt tegen?\n"
    "1;a@b.nl;pabo;Ze leren er een nieuwe taal bij, en dat is veel.;Het geld, denk ik, en de tijd.\n"
    "2;b@b.nl;pabo;Ze worden er ieder jaar zelfstandiger van.;\n"
    "3;c@b.nl;;;Het geld is toch het eerste dat ze noemen.\n"
    "4;d@b.nl;ULO;Zelfvertrouwen, dat zie je meteen in de klas.;Niets, wie wil die gaat toch wel.\n"
    "5;e@b.nl;ULO;;\n"
)
BENEFIT, OBSTACLE = "Wat levert het op?", "Wat houdt tegen?"


@pytest.fixture
def project(tmp_path):
    made = Project.create(tmp_path / "p.codebench", coder_name="AV")
    yield made
    made.close()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "enquête.csv"
    path.write_text(SURVEY, encoding="utf-8")
    return path


def test_a_respondent_is_a_participant_with_a_source_in_which_questions_belong_to_nobody(project, file):
    report = import_survey(project, file)
    assert report.added == ("enquête 1", "enquête 2", "enquête 3", "enquête 4")
    source = project.values(Source, title="enquête 1")[0]
    assert source.kind is Kind.SURVEY
    turns = sorted(project.values(Turn, source_id=source.id), key=lambda turn: turn.position)
    said = [(turn.kind, source.text[turn.start : turn.end]) for turn in turns]
    assert said[0] == (TurnKind.NOTE, BENEFIT)
    assert said[1] == (TurnKind.SPEECH, "Ze leren er een nieuwe taal bij, en dat is veel.")
    assert {each.name for each in project.values(Participant)} == {f"enquête {at}" for at in range(1, 6)}
    assert sorted(value.value for value in project.values(AttributeValue)) == ["ULO", "ULO", "pabo", "pabo"]
    assert "1 participant answered no open question." in report.notes


def test_nothing_personal_reaches_the_project(project, file):
    notes = import_survey(project, file).notes
    assert "personal, left out: E-mail." in notes
    assert not any("@" in each.text for each in project.values(Source))
    assert not any("@" in each.value for each in project.values(AttributeValue))


def test_a_share_is_one_of_those_who_answered(project, file):
    import_survey(project, file)
    specs = [
        CodingSpec(1, "enquête 1", f"{OBSTACLE} / geld", quote="Het geld"),
        CodingSpec(2, "enquête 3", f"{OBSTACLE} / geld", quote="Het geld"),
    ]
    theme = next(code for code in project.values(Code) if code.name == OBSTACLE)
    project.do(add_code, name="geld", parent_id=theme.id)
    project.do(add_codings, file="x.csv", specs=specs)
    found = frequency(project, question(project, under=OBSTACLE))
    cell = next(row for row in found.rows if row.path[-1] == "geld").cells[0]
    assert (cell.count, cell.base) == (2, 3)


def test_all_of_it_is_one_step_and_one_undo(project, file):
    before = len(project.history())
    import_survey(project, file)
    assert len(project.history()) == before + 1
    assert problems(project) == []
    project.undo()
    for kind in (Source, Speaker, Turn, Participant, AttributeValue, Code):
        assert project.values(kind) == []


def test_the_same_survey_twice_is_refused(project, file):
    import_survey(project, file)
    with pytest.raises(CodebenchError, match="in the project already"):
        import_survey(project, file)


def test_a_mapping_decides(project, file):
    import_survey(project, file, {"Opleiding": Meaning.TEXT, OBSTACLE: Meaning.OUT})
    assert [code.name for code in sorted(project.values(Code), key=lambda c: c.position)] == ["Opleiding", BENEFIT]
    assert project.values(AttributeValue) == []


def test_our_own_survey_of_27_comes_in_whole(project):
    report = import_survey(project, resource("demo", "survey.csv"))
    assert len(project.values(Participant)) == 27
    assert len(report.added) == 27
    assert len(project.values(Code)) == 3
    assert problems(project) == []


def test_the_shell_imports_a_survey_and_says_what_its_columns_became(tmp_path, file, capsys):
    path = str(tmp_path / "shell.codebench")
    assert main(["new", path]) == 0
    assert main(["import", path, str(file), "--kind", "survey", "--column", "Opleiding=out"]) == 0
    told = capsys.readouterr()
    assert "4 sources imported" in told.out
    assert "left out: Opleiding." in told.err
    assert main(["import", path, str(file), "--kind", "survey"]) == 1
    assert main(["import", path, str(file), "--kind", "survey", "--column", "Opleiding"]) == 2


def test_a_survey_and_a_text_of_kind_survey_come_in_together(tmp_path, file, capsys):
    path, letter = str(tmp_path / "shell.codebench"), tmp_path / "brief.txt"
    letter.write_text("Een antwoord per brief.", encoding="utf-8")
    assert main(["new", path]) == 0
    assert main(["import", path, str(file), str(letter), "--kind", "survey"]) == 0
    assert "5 sources imported" in capsys.readouterr().out


def paths(project):
    tree = groups(project)
    of = {each.id: each.name for each in project.values(Participant)}
    return {of[each.participant_id]: tree.path(each.group_id) for each in project.values(Membership)}


def test_a_column_of_groups_puts_respondents_in_them_and_names_the_level(project, file):
    import_survey(project, file, {"Opleiding": Meaning.GROUP})
    assert paths(project) == {
        "enquête 1": "pabo", "enquête 2": "pabo", "enquête 4": "ULO", "enquête 5": "ULO"
    }  # fmt: skip
    assert groups(project).level_name(1) == "Opleiding"
    assert project.values(AttributeValue) == []


def test_two_columns_of_groups_lie_within_one_another(project, tmp_path):
    path = tmp_path / "e.csv"
    path.write_text("Wie;Soort;Opleiding\nAnna;pabo;pabo A\nBram;ULO;\n", encoding="utf-8")
    import_survey(project, path, {"Wie": Meaning.PERSON, "Soort": Meaning.GROUP, "Opleiding": Meaning.GROUP})
    assert paths(project) == {"Anna": "pabo / pabo A", "Bram": "ULO"}


def test_a_survey_of_closed_questions_alone_may_come_in_again(project, tmp_path):
    path = tmp_path / "e.csv"
    path.write_text("Wie;Soort\nAnna;pabo\nBram;ULO\n", encoding="utf-8")
    import_survey(project, path, {"Wie": Meaning.PERSON, "Soort": Meaning.ATTRIBUTE})
    import_survey(project, path, {"Wie": Meaning.PERSON, "Soort": Meaning.GROUP})
    assert paths(project) == {"Anna": "pabo", "Bram": "ULO"}


def test_a_survey_of_which_nothing_is_to_come_in_is_refused(project, file):
    nothing = dict.fromkeys(("Opleiding", BENEFIT, OBSTACLE), Meaning.OUT)
    with pytest.raises(CodebenchError, match="No column is an attribute"):
        import_survey(project, file, nothing)
    assert project.values(Participant) == []


def test_what_a_heading_meant_before_it_means_again(file):
    survey = read_survey_file(file).survey
    again = survey.recalled({"opleiding": "group", "weg": "text", "e-mail": "onzin"})
    assert [column.meaning for column in again.columns][:3] == [Meaning.PERSON, Meaning.PERSONAL, Meaning.GROUP]
    assert survey.recalled({"opleiding": "person"}) == survey


def by_programme(project, file):
    import_survey(project, file, {"Opleiding": Meaning.ATTRIBUTE})
    return frequency(project, question(project, by="Opleiding"))


def test_an_empty_answer_is_no_answer_and_not_a_question_that_was_not_asked(project, tmp_path):
    path = tmp_path / "e.csv"
    path.write_text(
        SURVEY.replace("4;d@b.nl;ULO;Zelfvertrouwen, dat zie je meteen in de klas.", "4;d@b.nl;ULO;"), "utf-8"
    )
    found = by_programme(project, path)
    told = " ".join(footnotes(found))
    assert found.cell(codebook(project).find(BENEFIT).id, "=ULO").missing == "no answer"
    assert f"“{BENEFIT}” was not answered in 2 survey responses" in told
    assert "– = no answer" in told
    assert "not asked" not in told


def test_a_survey_beside_interviews_says_which_of_the_two_a_dash_is(project, file, tmp_path):
    import_survey(project, file)
    letter = tmp_path / "gesprek.txt"
    letter.write_text("Interviewer: Hoe gaat het?\nAnna: Goed, zeg ik altijd.\n", encoding="utf-8")
    import_files(project, [letter])
    theme = codebook(project).find(OBSTACLE).id
    titles = {source.title: source.id for source in project.values(Source)}
    unasked = [titles["enquête 2"], titles["gesprek"]]
    project.do(mark_not_asked, code_id=theme, source_ids=unasked)
    told = footnotes(table(project, question(project, under=OBSTACLE, analysis="saturation")))
    assert "– = no answer or not asked" in told
    assert f"“{OBSTACLE}” was not answered in 1 survey response: who speaks only there is not in its base." in told
    assert f"“{OBSTACLE}” was not asked in 1 source: who speaks only there is not in its base." in told


def test_a_coding_under_a_question_that_was_left_empty_is_passed_over_and_told(project, file):
    import_survey(project, file)
    specs = [CodingSpec(1, "enquête 2", OBSTACLE, quote="ieder jaar")]
    project.do(add_codings, file="x.csv", specs=specs)
    notes = " ".join(frequency(project, question(project)).notes)
    assert "1 coding lies in a survey response where the question of its code was not answered" in notes
