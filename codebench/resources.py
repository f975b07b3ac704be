"""Find the data files that travel with the program, in a checkout and in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_DATA = _PACKAGE / "data" if (_PACKAGE / "data").is_dir() else _PACKAGE.parent


def resource(*parts: str) -> Path:
    """Return the path below `resources/`."""
    return _DATA.joinpath("resources", *parts)


def ready_codebooks() -> list[Path]:
    """Return the codebook files that come with the program, by name."""
    return sorted(_DATA.joinpath("codebooks").glob("*.yaml"))
