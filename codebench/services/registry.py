"""What Windows is told of the program: the file type and what opens it, for this user only."""

import sys
from pathlib import Path

_KIND = r"Software\Classes\Codebench.Project"
_SUFFIX = r"Software\Classes\.codebench"


def entries(program: Path) -> dict[str, str]:
    """Return the default value of every key below HKEY_CURRENT_USER."""
    return {
        _SUFFIX: "Codebench.Project",
        _KIND: "Codebench project",
        rf"{_KIND}\DefaultIcon": f'"{program}",0',
        rf"{_KIND}\shell": "open",
        rf"{_KIND}\shell\open": "",
        rf"{_KIND}\shell\open\command": f'"{program}" "%1"',
    }


if sys.platform == "win32":
    import winreg

    def write(program: Path) -> None:
        """Write every key."""
        for key, value in entries(program).items():
            winreg.SetValue(winreg.HKEY_CURRENT_USER, key, winreg.REG_SZ, value)

    def clear() -> None:
        """Delete every key that is there, the innermost first."""
        for key in reversed(entries(Path())):
            try:
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
            except FileNotFoundError:
                continue
