"""The codebook as a Word table."""

from codebench.domain.report import CodebookPart
from codebench.exporters.wordml import paragraph, run
from codebench.exporters.wordstyles import BLUE
from codebench.exporters.wordtable import grid, grid_row
from codebench.i18n import tr

# Of the page's width: code, definition, use, not, example.
SHARES = (0.19, 0.24, 0.21, 0.18, 0.18)


def codebook_body(part: CodebookPart, width: int) -> str:
    """Return a row per code, its place in the tree by its indent."""
    widths = [round(width * share) for share in SHARES]
    heads = (tr("Code"), tr("Definition"), tr("Use"), tr("Not"), tr("Example"))
    head = [paragraph("TableText", run(each, bold=True, colour=BLUE), keep_next=True) for each in heads]
    rows = [grid_row(head, widths, header=True)]
    for entry in part.entries:
        depth = len(entry.path) - 1
        name = run(entry.path[-1], bold=depth == 0, colour="" if depth else BLUE)
        texts = (entry.definition, entry.when, entry.when_not, entry.example)
        cells = [paragraph("TableText", name, indent=160 * depth), *(paragraph("TableText", run(t)) for t in texts)]
        rows.append(grid_row(cells, widths))
    return grid(tr("Codebook"), widths, rows)
