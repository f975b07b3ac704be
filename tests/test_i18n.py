"""Every sentence has its Dutch form, with the same blanks to fill, and none is left over."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from codebench.i18n import catalogue, system_language, tr, trn, use_language

ROOT = Path(__file__).resolve().parent.parent


def sentences() -> Iterator[tuple[str, bool]]:
    """Yield every literal given to tr, trn and command; True where it may hold two forms."""
    for path in sorted((ROOT / "codebench").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            first = node.args[0]
            known = node.func.id in ("tr", "trn", "command", "N_")
            if known and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value, node.func.id != "tr"


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_sentence_has_a_dutch_form_with_the_same_blanks() -> None:
    dutch = catalogue("nl")
    missing = sorted({sentence for sentence, _ in sentences() if sentence not in dutch})
    assert not missing, missing
    for sentence, several in sentences():
        assert blanks(sentence) == blanks(dutch[sentence]), sentence
        if several:
            assert sentence.count("|") == dutch[sentence].count("|"), sentence


def test_no_dutch_form_is_left_over() -> None:
    assert sorted(set(catalogue("nl")) - {sentence for sentence, _ in sentences()}) == []


def test_the_language_can_be_switched() -> None:
    use_language("nl")
    assert tr("Total") == "Totaal"
    assert trn("{n} participant|{n} participants", 1) == "1 participant"
    assert trn("{n} participant|{n} participants", 2) == "2 participanten"
    use_language("en")
    assert tr("Total") == "Total"


@pytest.mark.parametrize(("name", "language"), [("nl_NL", "nl"), ("nl_BE", "nl"), ("en_GB", "en"), (None, "en")])
def test_dutch_where_the_system_is_dutch(monkeypatch: pytest.MonkeyPatch, name: str | None, language: str) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (name, "UTF-8"))
    assert system_language() == language
