"""How an export names participants, in words."""

from codebench.domain.quote import Attribution
from codebench.i18n import tr


def namings() -> tuple[tuple[str, Attribution], ...]:
    """Return the choices in the order in which they are offered, in the current language."""
    return (
        (tr("by pseudonym"), Attribution.PSEUDONYM),
        (tr("by role only"), Attribution.ROLE),
        (tr("by name (with consent)"), Attribution.NAMED),
        (tr("not at all"), Attribution.NONE),
    )
