"""Identity made in the domain, so that projects merge and exchange keeps it."""

import uuid


def new_id() -> str:
    """Return a fresh UUID as 36 lower-case characters."""
    return str(uuid.uuid4())
