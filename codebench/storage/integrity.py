"""Whether the file itself is whole."""

from collections.abc import Callable

from sqlalchemy import Connection, select

from codebench.i18n import tr
from codebench.storage.rows import BytesRow, OriginalRow


def problems(connection: Connection, digest: Callable[[bytes], str]) -> list[str]:
    """Return what is wrong with pages, references and kept originals."""
    found = []
    for (verdict,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if verdict != "ok":
            found.append(tr("The file is damaged: {detail}", detail=verdict))
    for table, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        found.append(tr("A row of “{table}” refers to something that is not there.", table=table))
    kept = {row.id: row.data for row in connection.execute(select(BytesRow.id, BytesRow.data))}
    for original_id, name in connection.execute(select(OriginalRow.id, OriginalRow.file_name)):
        if original_id not in kept or digest(kept[original_id]) != original_id:
            found.append(tr("The original of “{name}” is missing or changed.", name=name))
    return found
