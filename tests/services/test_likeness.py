"""What resembles what in a project: only a participant's own words are held against each other."""

from pathlib import Path

import pytest

from codebench.domain.participant import Participant
from codebench.services.demo import build_demo
from codebench.services.likeness import repeats, suggester
from codebench.services.project import Project, opened
from codebench.services.reading import codebook
from tests.makers import add_interviews, add_tree, put, reading


@pytest.fixture
def talk(project: Project) -> Project:
    turns = [
        ("Interviewer", "Kost dat geld?"),
        ("Anna", "Het is te duur, die huur."),
        ("Bram", "Geld, geld, geld."),
        ("Anna", "Ze missen een toets."),
        ("Interviewer", "En verder, die huur?"),
        ("Anna", "Ja, die dure huur dus."),
    ]
    add_interviews(project, reading("gesprek", *turns))
    add_tree(project, "geld")
    for words, until in (("Kost dat", "die huur."), ("Geld, geld", ""), ("En verder", "dure huur dus.")):
        put(project, "geld", "gesprek", words, until)
    return project


def of(project: Project, name: str) -> str:
    return next(each.id for each in project.values(Participant) if each.name == name)


def test_what_anna_says_again_is_found_in_her_own_words(talk: Project) -> None:
    found = repeats(talk, code_id=codebook(talk).find("geld").id, participant_id=of(talk, "Anna"))
    assert found.texts == ("Het is te duur, die huur.", "Ja, die dure huur dus.")
    (again,) = found.repeats
    assert (again.number, again.earlier, again.shared) == (1, 0, ("dure", "huur"))


def test_who_says_it_once_repeats_nothing(talk: Project) -> None:
    found = repeats(talk, code_id=codebook(talk).find("geld").id, participant_id=of(talk, "Bram"))
    assert (len(found.texts), found.repeats) == (1, ())


def test_the_demo_proves_that_suggesting_helps(tmp_path: Path) -> None:
    with opened(build_demo(tmp_path).project_path, coder_name="", read_only=True) as project:
        learnt = suggester(project)
        book = codebook(project)
        names = [book[each.code].name for each in learnt.suggestions("Dan moeten ze een jaar langer studeren.")]
    assert names[0] == "studievertraging"
    assert learnt.trial.right > 0.5 * learnt.trial.passages > 5 * learnt.trial.right_by_majority
