"""Start here: `codebench [--review] [PROJECT]` opens the desk, anything else is a command."""

import sys
from pathlib import Path

from codebench.doors import DOOR, enter


def main(arguments: list[str] | None = None) -> int:
    """Open the desk or run a command; return the exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if len(arguments) == 2 and arguments[0] == DOOR:
        enter(arguments[1])
        return 0
    if not arguments or (len(arguments) == 1 and arguments[0].endswith(".codebench")):
        return _desk(Path(arguments[0]) if arguments else None)
    if len(arguments) == 2 and arguments[0] == "--review":
        return _desk(Path(arguments[1]), review=True)
    from codebench.cli import main as command

    return command(arguments)


def _desk(path: Path | None, *, review: bool = False) -> int:
    from codebench.errors import CodebenchError
    from codebench.i18n import tr, use_language
    from codebench.settings import load_settings

    use_language(load_settings().language)
    try:
        if path is not None and not path.exists():
            raise CodebenchError(
                tr("There is no project “{name}”. Was it moved or renamed? Open it where it is now.", name=path)
            )
        from codebench.gui.app import run

        return run(path, review=review)
    except CodebenchError as error:
        print(error.user_message, file=sys.stderr)  # noqa: T201
        return 1


if __name__ == "__main__":
    sys.exit(main())
