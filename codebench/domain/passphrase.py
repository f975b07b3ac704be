"""What a new passphrase has to be, of a project and of a key, wherever it is chosen."""

from codebench.errors import CodebenchError
from codebench.i18n import tr

SHORTEST = 10


def check_new(first: str, again: str) -> None:
    """Raise where a new passphrase is too short, or was not typed the same twice."""
    if len(first) < SHORTEST:
        raise CodebenchError(tr("Take at least {n} characters; a few words together are easy to remember.", n=SHORTEST))
    if first != again:
        raise CodebenchError(tr("The two are not the same."))
