"""Cutting words out of a quote for print: pure, no Qt."""

import re

MARK = "[...]"
_TWICE = re.compile(r"\[\.{3}\](?:\s*\[\.{3}\])+")


def cut(text: str, start: int, end: int) -> str:
    """Return the text with this stretch, taken to whole words, replaced by the mark of a cut."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    after = text[end:].lstrip()
    gap = " " if after[:1].isalnum() or after[:1] in ("[", "“", "(") else ""
    made = f"{text[:start].rstrip()} {MARK}{gap}{after}".strip()
    return _TWICE.sub(MARK, made)
