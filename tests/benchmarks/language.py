"""How well Dutch is understood without a model: `.venv/bin/python -m tests.benchmarks.language`."""

import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from codebench.domain.codebook import Code
from codebench.domain.participant import Participant
from codebench.language.lemmas import forms_of
from codebench.language.sentences import sentences
from codebench.language.separable import separable
from codebench.language.similarity import repeats
from codebench.services.demo import build_demo
from codebench.services.likeness import repeats as repeats_of
from codebench.services.likeness import suggester
from codebench.services.project import Project, opened
from tests.benchmarks.corpus import sentences as said
from tests.language.lists import average_precision, marked_repeats, score_breaks, score_sentences, score_words


def find_verb(verb: str, sentence: str) -> list[tuple[str, ...]]:
    """The words of a separable verb in a sentence."""
    found = separable(verb)
    hits = found.find(sentence) if found else []
    return [tuple(sentence[span.start : span.end] for span in hit) for hit in hits]


def without_mending() -> Callable[[str], Iterable[int]]:
    """spaCy's own rules, to compare with."""
    import spacy

    language = spacy.blank("nl")
    language.add_pipe("sentencizer")
    return lambda text: [sentence.start_char for sentence in language(text).sents]


def seconds(act: Callable[[], object]) -> float:
    """Seconds of work, whatever else the machine does."""
    start = time.process_time()
    act()
    return time.process_time() - start


def words() -> None:
    for name in ("tuned", "held-out"):
        print(f"60 words, {name}: {score_words(f'words-{name}.txt', forms_of)}")
        print(f"15 separable verbs, {name}: {score_sentences(f'separable-{name}.txt', find_verb)}")
    print(f"282 words of spoken Dutch, seen while mending: {score_words('words-spoken.txt', forms_of)}")
    print(f"run-on sentences, seen while mending: {score_sentences('separable-spoken.txt', find_verb)}")
    distinct = list(dict.fromkeys(f"{word}{n or ''}" for n in range(20) for word in " ".join(said()).split()))[:40_000]
    print(f"forms of a word among {len(distinct)}: {seconds(lambda: forms_of('gaan', distinct)):.3f} s, ", end="")
    print(f"again {seconds(lambda: forms_of('blijven', distinct)):.3f} s")


def stretches() -> None:
    print(f"sentences, mended: {score_breaks(lambda text: [span.start for span in sentences(text)])}")
    print(f"sentences, spaCy's sentencizer: {score_breaks(without_mending())}")
    quotes, repeated = marked_repeats()
    ranked = [each.number for each in repeats(quotes)]
    print(f"repeats, average precision: {average_precision(ranked, repeated):.2f} of {len(quotes)} quotes")
    many = said()[:500]
    print(f"repeats among {len(many)} quotes: {seconds(lambda: repeats(many)):.2f} s")


def demo(project: Project) -> None:
    start = time.process_time()
    trial = suggester(project).trial
    taken = time.process_time() - start
    right, majority = trial.right / trial.passages, trial.right_by_majority / trial.passages
    print(
        f"codes of the demo, leave one participant out: {right:.2f} against {majority:.2f} of {trial.passages} passages"
    )
    print(f"learning and trying: {taken:.2f} s")
    people, codes = project.values(Participant), project.values(Code)
    found = [(repeats_of(project, code_id=c.id, participant_id=p.id), c, p) for c in codes for p in people]
    repeated, code, person = max(found, key=lambda each: len(each[0].texts))
    print(f"{person.pseudonym} on “{code.name}”, {len(repeated.texts)} times:")
    for each in repeated.repeats:
        print(f"  {each.likeness:.2f}  {each.number + 1} is like {each.earlier + 1}: {', '.join(each.shared) or '-'}")


def main() -> None:
    words()
    stretches()
    with tempfile.TemporaryDirectory() as folder:
        path = build_demo(Path(folder)).project_path
        with opened(path, coder_name="", read_only=True) as project:
            demo(project)


if __name__ == "__main__":
    main()
