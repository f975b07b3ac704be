"""What a day at the desk needs."""

import pytest

from tests.gui.conftest import files, private_settings

__all__ = ["files", "private_settings"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let pass what only Qt's plugin without a screen complains of."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))
