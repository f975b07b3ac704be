"""Numbered lines: numbers that a transcriber's program put before every line."""

import re
from collections.abc import Sequence
from itertools import pairwise

from codebench.importers.lines import Line

_NUMBERED = re.compile(r"(\d{1,5})(?:[.)]?[ \t]+(?=\S)|[.)]?$)")
_FEWEST = 4


def without_numbers(lines: Sequence[Line]) -> list[Line] | None:
    """Return the lines without the numbers before them; None where they aren't numbered one by one."""
    if len(lines) < _FEWEST:
        return None
    found = [_NUMBERED.match(line.text) for line in lines]
    numbers = [int(match[1]) for match in found if match]
    steps = sum(later == earlier + 1 for earlier, later in pairwise(numbers))
    if len(numbers) < 0.9 * len(lines) or steps < 0.9 * (len(numbers) - 1):
        return None
    bare = [
        line._replace(text=line.text[match.end() :], lead=max(0, line.lead - match.end())) if match else line
        for line, match in zip(lines, found, strict=True)
    ]
    return [line for line in bare if line.text]
