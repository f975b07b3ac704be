"""The tables of a Word document as rows of cells, for a codebook that was written there."""

from collections import defaultdict

from codebench.importers.word import read_lines


def table_rows(data: bytes, file_name: str) -> list[list[str]]:
    """Return the rows of all tables; a cell's lines stay lines."""
    cells: dict[tuple[int, int], dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in read_lines(data, file_name):
        if line.cell:
            table, row, column = line.cell
            cells[table, row][column].append(line.text)
    return [["\n".join(row.get(at, ())) for at in range(max(row) + 1)] for row in cells.values()]
