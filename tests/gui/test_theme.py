"""Every colour that is read or looked at, on every ground it occurs on, as WCAG 2 AA asks."""

import random
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from codebench.domain.codebook import PALETTE
from codebench.gui.contrast import contrast
from codebench.gui.theme import Theme, load_theme, use_theme
from codebench.gui.views.transcript_text import ink_of
from codebench.services.project import Project
from tests.gui.test_transcript import NAMES, coding, shown

WORDS, SHAPES = 4.5, 3.0
GROUNDS = ("paper", "desk", "well", "accent_soft", "warning_soft")
TEXT = {
    "ink": (*GROUNDS, "selection"),
    "muted": GROUNDS,
    "faint": GROUNDS,
    "accent": ("paper", "desk", "accent_soft"),
    "on_accent": ("accent",),
    "warning": ("warning_soft",),
}
GRAPHICS = {
    "accent": ("paper", "desk", "well", "accent_soft", "track"),
    "faint": ("paper", "desk", "accent_soft"),
    "selection": ("accent",),
}
# Hairlines part what white space parts already; the track only shows how far a bar may go.
DECORATION = {"line", "track"}
RANDOM = random.Random(7)
COLOURS = [*PALETTE, "#000000", "#FFFFFF", *(f"#{RANDOM.randrange(1 << 24):06X}" for _ in range(200))]
PAIRS = [(WORDS, ink, ground) for ink, grounds in TEXT.items() for ground in grounds] + [
    (SHAPES, shape, ground) for shape, grounds in GRAPHICS.items() for ground in grounds
]

themes = pytest.mark.parametrize("theme", [load_theme("light"), load_theme("dark")], ids=lambda each: each.name)


def of(colour: QColor) -> str:
    return colour.name().upper()


@themes
@pytest.mark.parametrize(("least", "ink", "ground"), PAIRS)
def test_what_is_read_or_looked_at_stands_out(theme: Theme, least: float, ink: str, ground: str) -> None:
    assert contrast(of(theme.colour(ink)), of(theme.colour(ground))) >= least


def test_no_colour_of_a_theme_is_left_out() -> None:
    told = {*TEXT, *GRAPHICS, *DECORATION, *(ground for _, _, ground in PAIRS)}
    assert told == {field.name for field in fields(Theme)} - {"name", "dark"}


@themes
@pytest.mark.parametrize("words", ["ink", "muted"])
@pytest.mark.parametrize("strong", [False, True])
def test_words_stay_readable_on_every_tint(theme: Theme, words: str, strong: bool) -> None:
    ink = of(theme.colour(words))
    pale = [c for c in COLOURS if contrast(of(theme.tint(c, strong=strong, under=words)), ink) < WORDS]
    assert pale == []


@themes
@pytest.mark.parametrize("ground", ["paper", "desk"])
def test_stripes_and_dots_stand_out_from_what_lies_below_them(theme: Theme, ground: str) -> None:
    sunk = [c for c in COLOURS if contrast(of(theme.shade(c)), of(theme.colour(ground))) < SHAPES]
    assert sunk == []


@pytest.mark.parametrize("name", ["light", "dark"])
def test_what_an_empty_box_asks_can_be_read(qtbot: QtBot, name: str) -> None:
    theme = use_theme(name)
    for box in (QLineEdit(), QPlainTextEdit()):
        qtbot.addWidget(box)
        box.setPlaceholderText("Filter codes")
        box.show()
        hint = box.palette().placeholderText().color()
        assert hint.alpha() == 255 and contrast(of(hint), theme.paper) >= WORDS


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_coded_question_is_read_as_well_as_a_coded_answer(qtbot: QtBot, project: Project, name: str) -> None:
    theme = use_theme(name)
    view, text = shown(qtbot, project)
    for words, quiet in (("gaan studenten", True), ("bang voor", False)):
        view.set_codings([coding(text, words)], NAMES, {})
        view.select_coding("k")
        block = view.document().findBlock(text.index(words))
        written = block.begin().fragment().charFormat().foreground().color()
        assert of(written) == of(theme.colour(ink_of(block))) and ink_of(block) == ("muted" if quiet else "ink")
        below = of(theme.tint("#0072B2", strong=True, under=ink_of(block)))
        picture = view.viewport().grab().toImage()
        seen = {of(picture.pixelColor(x, y)) for x in range(picture.width()) for y in range(0, picture.height(), 3)}
        assert below in seen and contrast(below, of(written)) >= WORDS
