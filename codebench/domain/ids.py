"""Identity made in the domain, so that projects merge and exchange keeps it."""

import os


def new_id() -> str:
    """Return a fresh random UUID as 36 lower-case characters."""
    # As `str(uuid.uuid4())`, which takes three times as long; an import makes tens of thousands.
    digits = os.urandom(16).hex()
    variant = "89ab"[int(digits[16], 16) % 4]
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"
