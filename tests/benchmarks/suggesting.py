"""How well codes are suggested and repeats are found: `.venv/bin/python -m tests.benchmarks.suggesting`."""

import tempfile
import time
from pathlib import Path

from codebench.domain.participant import Participant
from codebench.domain.question import Question
from codebench.language.similarity import repeats
from codebench.services import likeness
from codebench.services.demo import build_demo
from codebench.services.folding import ALIKE, folded, threads
from codebench.services.project import Project, opened
from codebench.services.reading import codebook
from codebench.services.reports import PersonQuotes, cell_quotes
from codebench.services.suggesting import AT_LEAST, learn, look_alikes
from tests.benchmarks.corpus import study
from tests.language.lists import marked_repeats
from tests.repeater import AGAIN, MIES, WHY, add_repeater


def suggestions(project: Project) -> None:
    start = time.process_time()
    learnt = learn(project)
    taken, trial = time.process_time() - start, learnt.trial
    right, majority = trial.right / trial.passages, trial.right_by_majority / trial.passages
    print(f"leave one participant out, {len(learnt.suggester.codes)} codes with 5 codings or more, ", end="")
    print(f"{trial.passages} passages: first suggestion right {right:.2f}, commonest code {majority:.2f}")
    print(f"learning and trying: {taken:.2f} s")
    book = codebook(project)
    for name in ("studievertraging", "rooster en stage", "taalbarrière"):
        start = time.process_time()
        found = look_alikes(project, learnt, code_id=book.find(name).id)
        print(f"answers like “{name}” without it: {len(found)} ({time.process_time() - start:.2f} s)")


def folds_of_all(project: Project) -> None:
    """How much is folded where nobody repeats themselves."""
    quotes = repeated = 0
    for code in codebook(project).walk():
        if codebook(project).children(code.id):
            continue
        people = cell_quotes(project, Question(), code.id)
        quotes += sum(len(person.passages) - 1 for person in people)
        repeated += sum(len(thread.again) for each in folded(project, people).values() for thread in each)
    print(f"folded in the demo, where nobody says the same twice: {repeated} of {quotes} later quotes")


def repeater(project: Project) -> None:
    add_repeater(project)
    code_id = codebook(project).find(WHY).id
    mies = project.values(Participant, name="Mies")[0].id
    found = likeness.repeats(project, code_id=code_id, participant_id=mies).repeats
    print(f"someone who says the same {len(AGAIN) + 1} times in {len(MIES)} quotes (folded from {ALIKE}):")
    for each in found:
        marks = f"{'fold' if each.likeness >= ALIKE else '    '} {'again' if each.number in AGAIN else '     '}"
        print(
            f"  {each.likeness:.2f} {marks} {each.number + 1} is like {each.earlier + 1}: {', '.join(each.shared) or '-'}"
        )
    people: list[PersonQuotes] = cell_quotes(project, Question(), code_id)
    (thread, *_) = folded(project, people)[mies]
    print(f"  under the first: {[each.number + 1 for each in thread.again]}, wanted {[n + 1 for n in sorted(AGAIN)]}")


def held_out() -> None:
    quotes, marked = marked_repeats()
    under = {each.number: thread.first for thread in threads(len(quotes), repeats(quotes)) for each in thread.again}
    right = sum(marked.get(number) == first for number, first in under.items())
    print(f"held-out list of {len(quotes)} quotes: {len(under)} folded, {right} rightly, of {len(marked)} repeats")


def large(folder: Path) -> None:
    project = study(folder, sources=100, chars=30_000, codes=60, codings=10_000)
    root = next(code for code in codebook(project).children(None))
    people = cell_quotes(project, Question(), root.id)
    for name, act in (("folding", lambda: folded(project, people)), ("learning", lambda: learn(project))):
        start = time.process_time()
        act()
        print(f"{name}, 100 interviews with 10,000 codings: {time.process_time() - start:.1f} s")
    print(f"  quotes folded at once: {sum(len(person.passages) for person in people)}")
    project.close()


def main() -> None:
    print(f"suggested from a likeness of {AT_LEAST}")
    with tempfile.TemporaryDirectory() as folder:
        with opened(build_demo(Path(folder)).project_path, coder_name="", read_only=True) as project:
            suggestions(project)
            folds_of_all(project)
        project = Project.create(Path(folder) / "repeater.codebench", coder_name="bench")
        repeater(project)
        project.close()
        held_out()
        large(Path(folder))


if __name__ == "__main__":
    main()
