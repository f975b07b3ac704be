"""Word by word through a text, for the ends of codings: pure, in code points."""

import re

from codebench.domain.text import Span

# Chinese and Japanese write no spaces, so there each sign is a step.
_SIGN = r"[\u3040-\u30ff\u3400-\u9fff]"
_WORD = re.compile(rf"{_SIGN}|(?:(?!{_SIGN})\S)+")
_CORE = re.compile(rf"{_SIGN}|(?:(?!{_SIGN})\w)+(?:['’-](?:(?!{_SIGN})\w)+)*")
_FAR = 400


def next_end(text: str, at: int) -> int:
    """Return where the first word that ends behind this place ends; the place itself where none does."""
    found = next((word for word in _WORD.finditer(text, at) if word.end() > at), None)
    return found.end() if found else at


def previous_start(text: str, at: int) -> int:
    """Return where the last word that begins before this place begins; the place itself where none does."""
    starts = [word.start() for word in _WORD.finditer(text, _safe(text, at)) if word.start() < at]
    if not starts or starts[-1] >= at:
        starts = [word.start() for word in _WORD.finditer(text, 0, at)]
    return starts[-1] if starts else at


def _safe(text: str, at: int) -> int:
    """Return a place some way before this one at which a word begins, so that not all of a text is read."""
    space = max(text.rfind(" ", 0, max(0, at - _FAR)), text.rfind("\n", 0, max(0, at - _FAR)))
    return space + 1


def stepped(text: str, span: Span, *, start: bool, forward: bool) -> Span:
    """Move the start or the end of a stretch by one word; at least a word stays."""
    if start:
        moved = _next_start(text, span.start) if forward else previous_start(text, span.start)
        return Span(moved, span.end) if moved < span.end else span
    moved = next_end(text, span.end) if forward else _previous_end(text, span.end)
    return Span(span.start, moved) if moved > span.start else span


def _next_start(text: str, at: int) -> int:
    found = next((word.start() for word in _WORD.finditer(text, _inside(text, at)) if word.start() > at), None)
    return found if found is not None else len(text)


def _inside(text: str, at: int) -> int:
    """Return where the run of signs around a place begins."""
    return max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1


def _previous_end(text: str, at: int) -> int:
    ends = [word.end() for word in _WORD.finditer(text, _safe(text, at)) if word.end() < at]
    return ends[-1] if ends else 0


def snapped(text: str, at: int, *, start: bool) -> int:
    """Return the edge of a word nearest to a place, with or without its punctuation."""
    left, right = _safe(text, at), min(len(text), at + _FAR)
    words = [*_WORD.finditer(text, left, right), *_CORE.finditer(text, left, right)]
    edges = {word.start() if start else word.end() for word in words}
    return min(edges, key=lambda edge: (abs(edge - at), edge), default=at)


def pulled(text: str, span: Span, to: int, *, start: bool) -> Span:
    """Give a stretch another start or end near a place, on the edge of a word; it never turns inside out."""
    edge = snapped(text, to, start=start)
    if start:
        return Span(edge, span.end) if edge < span.end else span
    return Span(span.start, edge) if edge > span.start else span
