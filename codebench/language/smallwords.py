"""The small lists of Dutch words in `resources/language/words.txt`, by name."""

from functools import cache

from codebench.resources import resource


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = resource("language", "words.txt").read_text(encoding="utf-8").replace("\n ", " ")
    lines = (line.partition(":") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: frozenset(words.split()) for name, _, words in lines}


def wordlist(name: str) -> frozenset[str]:
    """Return a list by its name."""
    return _lists()[name]
