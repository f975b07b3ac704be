"""The rows of the picker: what is in them and how they are painted."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from codebench.domain.study import CodeCount
from codebench.gui import theme as themes
from codebench.gui.choices import NewCode, Offer, is_free, new_codes, own_words
from codebench.gui.icons import draw_dot
from codebench.gui.matching import Candidate, matches, sections
from codebench.gui.models.tree import VALUE, Index, Node, TreeModel
from codebench.gui.views.delegates import RowDelegate, bolder, put, smaller
from codebench.i18n import tr

MARK_WIDTH = 18
TICK_WIDTH = 40


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A code in the list; a number other than 0 is the key that applies it; `alike` tells that it is a suggestion."""

    candidate: Candidate
    colour: str
    count: CodeCount
    number: int = 0
    alike: bool = False


def rows(offer: Offer, offered: Sequence[Candidate], typed: str) -> list[Node]:
    """Return what the list shows: what matches, or with nothing typed the codes in their sections."""
    used = {code_id: count.own_codings for code_id, count in offer.counts.items()}
    if not typed:
        return list(_sections(offer, offered, used))
    found = [_code(offer, each) for each in matches(typed, offered, offer.recent, used)]
    new = new_codes(typed, offer.book, offered, offer.below)
    return found + [
        _new(each, tr("+ New code “{name}” {place}", name=each.name, place=_place(each, offer))) for each in new
    ]


def _sections(offer: Offer, offered: Sequence[Candidate], used: dict[str, int]) -> Iterator[Node]:
    own = NewCode(own_words(offer.words), offer.below)
    if is_free(own, offer.book):
        yield _new(own, tr("+ New code from these words: “{name}”", name=own.name))
    yield from _alike(offer, offered)
    last, most, rest = sections(offered, offer.recent, used)
    named = ((tr("Last used"), last), (tr("Most used"), most), (tr("All codes"), rest))
    alone = len(rest) == len(offered) and not offer.alike
    for heading, codes in named:
        if codes and not alone:
            yield Node(f"heading:{heading}", (heading,))
        for number, each in enumerate(codes, 1):
            yield _code(offer, each, number if codes is last else 0)


def _alike(offer: Offer, offered: Sequence[Candidate]) -> Iterator[Node]:
    """Yield the codes that the words look like, with the words that led there; each stands in its own section too."""
    known = {each.code_id: each for each in offered}
    found = [each for each in offer.alike if each.code_id in known]
    if found:
        yield Node("heading:alike", (offer.proof,), tip=offer.proof)
    for each in found:
        node = _code(offer, known[each.code_id])
        yield replace(node, texts=(node.texts[0], ", ".join(each.words)), value=replace(node.value, alike=True))


def _code(offer: Offer, each: Candidate, number: int = 0) -> Node:
    count = offer.counts.get(each.code_id, CodeCount())
    return Node(each.code_id, (each.name, each.above), CodeRow(each, offer.book.colour(each.code_id), count, number))


def _new(new: NewCode, words: str) -> Node:
    return Node(f"new:{new.parent_id}:{new.name}", (words,), new)


def _place(new: NewCode, offer: Offer) -> str:
    return tr("under {parent}", parent=offer.book[new.parent_id].name) if new.parent_id else tr("as a main code")


class PickerModel(TreeModel):
    """Rows of which the headings can't be chosen."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the mouse and the keyboard pass over headings."""
        node = self.node(index)
        return super().flags(index) if node is not None and node.value is not None else Qt.ItemFlag.NoItemFlags

    def choosable(self) -> list[int]:
        """Return the rows that are no headings."""
        return [row for row, node in enumerate(self.roots) if node.value is not None]


class PickerDelegate(RowDelegate):
    """Paint the rows; `ticked` is the picker's own collection, None where codes can't be ticked."""

    def __init__(self, parent: QObject, ticked: Collection[str] | None) -> None:
        super().__init__(parent)
        self._ticked = ticked

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a code, the entry that makes a new one, or a heading."""
        node: Node = index.data(VALUE)
        theme, box = themes.current_theme(), QRectF(option.rect).adjusted(8, 0, -10, 0)
        if isinstance(node.value, CodeRow):
            self._code(painter, option, node, node.value)
        elif node.value is not None:
            put(painter, box, node.texts[0], theme.colour("accent"), option.font)
        else:
            small = bolder(smaller(option.font, 0.88))
            put(painter, box.adjusted(0, 3, 0, 3), node.texts[0], theme.colour("muted"), small)

    def _code(self, painter: QPainter, option: QStyleOptionViewItem, node: Node, row: CodeRow) -> None:
        theme, box = themes.current_theme(), QRectF(option.rect).adjusted(8, 0, -10, 0)
        small = smaller(option.font, 0.88)
        under_mouse = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if self._ticked is not None and node.key in self._ticked:
            put(painter, box, "✓", theme.colour("accent"), bolder(option.font))
        elif self._ticked is not None and under_mouse:
            put(painter, box, "✓", theme.colour("faint"), option.font)
        elif row.number:
            put(painter, box, str(row.number), theme.colour("faint"), small)
        box.setLeft(box.left() + MARK_WIDTH)
        figures = f"{row.count.participants} · {row.count.codings}"
        width = put(painter, box, figures, theme.colour("muted"), option.font, right=True)
        box.setRight(box.right() - width - 10)
        draw_dot(painter, QPointF(box.left() + 5, box.center().y() + 0.5), theme.shade(row.colour))
        box.setLeft(box.left() + 17)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        font = bolder(option.font) if selected else option.font
        box.setLeft(box.left() + put(painter, box, node.texts[0], theme.colour("ink"), font) + 12)
        if box.width() > 30:
            put(painter, box, node.texts[1], theme.colour("faint"), small)
