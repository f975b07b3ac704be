"""Train a tiny pipeline and load engines, in a process of its own: it proves loading, not Dutch.

`python -m tests.language.tiny make FOLDER` trains; `… look [FOLDER …]` prints what an engine makes of a model in each
folder, or of the installed one.
"""

import json
import sys
from pathlib import Path

from codebench.language import engine, model

TEXT = "Ik ging naar Utrecht. Anna bleef thuis."
ENTITIES = [(13, 20, "GPE"), (22, 26, "PERSON")]


def make(folder: Path) -> None:
    import spacy
    from spacy.training import Example
    from spacy.util import fix_random_seed

    fix_random_seed(7)
    language = spacy.blank("nl")
    for name in ("senter", "ner"):
        language.add_pipe(name)
    doc = language.make_doc(TEXT)
    starts = [token.i in (0, 5) for token in doc]
    examples = [Example.from_dict(doc, {"sent_starts": starts, "entities": ENTITIES})]
    optimizer = language.initialize(lambda: examples)
    for _ in range(25):
        language.update(examples, sgd=optimizer)
    language.add_pipe("attribute_ruler").add([[{"LOWER": "ging"}]], {"LEMMA": "lemma-of-the-model"})
    name = model.NAME.removeprefix("nl_")
    language.meta.update(name=name, version=model.VERSION, license="CC0 1.0", spacy_version=">=3.8.0,<3.9.0")
    language.to_disk(folder)


def look(folder: Path | None) -> dict[str, object]:
    if folder:
        model.folder = lambda: folder
    engine.forget_engine()
    found = engine.load_engine()
    return {
        "name": found.name,
        "version": found.version,
        "problem": found.problem,
        "sentences": [TEXT[span.start : span.end] for span in found.sentences(TEXT)],
        "lemmas": found.lemmas(["Anna", "ging", "bleven"]),
        "entities": [(TEXT[each.span.start : each.span.end], each.label) for each in found.entities(TEXT)],
        "spacy": "spacy" in sys.modules,
    }


if __name__ == "__main__":
    order, *folders = sys.argv[1:]
    if order == "make":
        make(Path(folders[0]))
    else:
        print(json.dumps([look(Path(folder)) for folder in folders] or [look(None)]))
