"""What a day at the desk needs."""

from tests.gui.conftest import files, private_settings

__all__ = ["files", "private_settings"]
