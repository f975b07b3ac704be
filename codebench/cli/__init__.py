"""The command line: everything that counts or exports, without a screen."""

import sys
from collections.abc import Iterator
from itertools import zip_longest

import typer

from codebench.cli import desktop, editing, findings, language, names, projects, protecting, review, searching
from codebench.cli.base import say
from codebench.cli.codebook import book
from codebench.domain.few import FEWER_THAN
from codebench.errors import CodebenchError
from codebench.i18n import use_language
from codebench.settings import load_settings

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
app.add_typer(projects.app)
app.add_typer(protecting.app)
app.add_typer(editing.app)
app.add_typer(findings.app)
app.add_typer(searching.app)
app.add_typer(review.app)
app.add_typer(book, name="codebook")
app.add_typer(language.app, name="language")
app.add_typer(names.app, name="names")
app.add_typer(desktop.app, name="desktop")


def _spelled_out(arguments: list[str]) -> Iterator[str]:
    """Yield the arguments, after `--mark-few` the number it stands for: Typer knows no option that may go without."""
    for argument, following in zip_longest(arguments, arguments[1:], fillvalue=""):
        yield argument
        if argument == "--mark-few" and not following.isdecimal():
            yield str(FEWER_THAN)


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return the exit status: 0 done, 1 a CodebenchError, 2 wrong usage."""
    arguments = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    use_language(load_settings().language)
    try:
        return int(app(args=list(_spelled_out(arguments)), standalone_mode=False, prog_name="codebench") or 0)
    except CodebenchError as error:
        say(error.user_message)
        return 1
    except BrokenPipeError:
        return 0
    except (typer.Exit, typer.Abort) as stop:
        return int(getattr(stop, "exit_code", 1))
    except Exception as error:
        if hasattr(error, "format_message") and hasattr(error, "exit_code"):
            say(error.format_message())
            return 2
        raise
