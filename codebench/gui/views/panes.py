"""How wide the panes of a page are as long as nobody has dragged them."""

from PySide6.QtWidgets import QSplitter

# The height of the letters for which the widths are given; with larger ones the sides grow along.
LETTERS = 15
# What the sides may take together of the whole, at most.
MOST = 0.5


def spread(splitter: QSplitter, *widths: int, middle: int) -> None:
    """Give the panes these widths, in pixels at the usual letters; larger letters take theirs from the middle one."""
    sides = sum(widths) - widths[middle]
    larger = min(max(1.0, splitter.fontMetrics().height() / LETTERS), max(1.0, MOST * sum(widths) / sides))
    grown = [width if at == middle else round(width * larger) for at, width in enumerate(widths)]
    grown[middle] -= sum(grown) - sum(widths)
    splitter.setSizes(grown)
