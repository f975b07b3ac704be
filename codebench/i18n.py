"""One catalogue for window, command line and exports: English sentences in the code, Dutch beside them.

Qt's own translation files cannot reach the layers below the window, where errors, notes and counting rules are
made; see ARCHITECTURE.md, "Two languages, one catalogue".
"""

import json
import locale
from functools import cache

from codebench.resources import resource

LANGUAGES = {"nl": "Nederlands", "en": "English"}
_current = "en"


@cache
def catalogue(language: str) -> dict[str, str]:
    """Return English → other language; empty for English."""
    path = resource("i18n", f"{language}.json")
    if not path.exists():
        return {}
    found: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return found


def system_language() -> str:
    """Return `nl` where the system is Dutch, else `en`."""
    name = locale.getlocale()[0] or ""
    return "nl" if name.lower().startswith(("nl", "dutch")) else "en"


def use_language(language: str) -> None:
    """Speak this language from now on, in the whole process."""
    global _current
    _current = language if language in LANGUAGES else system_language()


def current_language() -> str:
    """Return the code of the language now spoken."""
    return _current


def tr(sentence: str, **values: object) -> str:
    """Return the sentence in the current language with its `{values}` filled in."""
    return catalogue(_current).get(sentence, sentence).format(**values)


def trn(forms: str, n: int, **values: object) -> str:
    """Return the form of `"one|many"` that fits the number; both languages choose alike."""
    one, many = catalogue(_current).get(forms, forms).split("|")
    return (one if n == 1 else many).format(n=n, **values)
