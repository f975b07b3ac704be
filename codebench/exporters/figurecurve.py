"""The saturation curve: new codes a source as bars, all codes so far as a line."""

from codebench.domain.table import Table
from codebench.exporters.figureheat import blend
from codebench.exporters.figuresheet import MARGIN, Sheet, width_of, wrapped

_HEIGHT = 190.0
_SIZE, _TINY = 8.0, 7.0
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)
_LONGEST_NAME, _WIDEST = 110.0, 48.0


def draw_curve(sheet: Sheet, table: Table) -> None:
    """Draw both columns over the sources in their order."""
    new, so_far = ([row.cells[at].count for row in table.rows] for at in (0, 1))
    _legend(sheet, table)
    most = max([n for n in (*new, *so_far) if n is not None] or [0])
    step = next((each for each in _STEPS if most <= each * 5), _STEPS[-1])
    top = max(step * -(-most // step), 1)
    left = MARGIN + width_of(str(top), _SIZE) + 6
    right = sheet.width - MARGIN - width_of(str(most), _SIZE) - 8
    floor = sheet.down + _HEIGHT
    for value in range(0, top + 1, step):
        y = floor - value / top * _HEIGHT
        sheet.line([left, right], [y, y], sheet.look.muted if not value else sheet.look.line, 0.5)
        sheet.text(left - 4, y + _SIZE * 0.36, str(value), _SIZE, colour=sheet.look.muted, side="right")
    width = (right - left) / len(table.rows)
    for at, count in enumerate(new):
        _bar(sheet, left + (at + 0.5) * width, floor, width, count, top)
    known = [(left + (at + 0.5) * width, floor - n / top * _HEIGHT) for at, n in enumerate(so_far) if n is not None]
    if known:
        dots = min(4.0, width * 0.5)
        sheet.line([x for x, _ in known], [y for _, y in known], sheet.look.accent, 1.6, dots)
        last = next(n for n in reversed(so_far) if n is not None)
        sheet.text(known[-1][0] + 6, known[-1][1] + _SIZE * 0.36, str(last), _SIZE, colour=sheet.look.ink)
    _names(sheet, table, left, width, floor)


def _bar(sheet: Sheet, middle: float, floor: float, width: float, count: int | None, top: int) -> None:
    """Draw the new codes of one source, with their number where there is room for it."""
    if count is None:
        return
    tall, wide = count / top * _HEIGHT, min(width * 0.7, _WIDEST)
    sheet.block(middle - wide / 2, floor - tall, wide, tall, _quiet(sheet))
    if width >= _TINY * 1.4:
        inside = tall > 2.5 * _TINY
        y = floor - tall + 2 * _TINY if inside else floor - tall - 2
        sheet.text(
            middle, y, str(count), _TINY - 0.5, colour=sheet.look.ink if inside else sheet.look.muted, side="center"
        )


def _quiet(sheet: Sheet) -> str:
    return blend(sheet.look.paper, sheet.look.muted, 0.4)


def _legend(sheet: Sheet, table: Table) -> None:
    y = sheet.down + 4
    new, so_far = (column.heading for column in table.columns)
    sheet.block(MARGIN, y, 8, 8, _quiet(sheet))
    sheet.text(MARGIN + 12, y + 7, new, _SIZE)
    x = MARGIN + 12 + width_of(new, _SIZE) + 14
    sheet.line([x, x + 12], [y + 4, y + 4], sheet.look.accent, 1.6)
    sheet.text(x + 16, y + 7, so_far, _SIZE)
    sheet.down = y + 20


def _names(sheet: Sheet, table: Table, left: float, width: float, floor: float) -> None:
    """Name every source, or every so many where they would touch."""
    every = max(1, -(-int(_TINY * 1.4 * 10) // max(int(width * 10), 1)))
    room = max(_LONGEST_NAME, width * every - 4)
    names = [(at, wrapped(row.path[-1], _TINY, room)) for at, row in enumerate(table.rows) if at % every == 0]
    shown = [(at, lines[0] + ("…" if len(lines) > 1 else "")) for at, lines in names]
    flat = all(width_of(name, _TINY) <= width * every - 3 for _, name in shown)
    deepest = _TINY + 3 if flat else max(width_of(name, _TINY) for _, name in shown) + 3
    for at, name in shown:
        x = left + (at + 0.5) * width
        if flat:
            sheet.text(x, floor + _TINY + 4, name, _TINY, colour=sheet.look.muted, side="center")
        else:
            sheet.upright(x, floor + 3 + width_of(name, _TINY), name, _TINY, sheet.look.muted)
    sheet.down = floor + deepest + 8
