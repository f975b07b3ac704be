"""A codebook as YAML that a researcher can read: `codes:` lists within codes."""

import re
from typing import Any

from codebench.domain.codebook import CodeSpec
from codebench.domain.text import normalise
from codebench.errors import CodebenchError
from codebench.i18n import tr
from codebench.importers.decoding import decode

_TEXTS = ("definition", "when", "when_not", "example", "colour")
_KEYS = frozenset({"name", "codes", "retired", *_TEXTS})
_DEEPEST = 50
# Events of the parser: some ten thousand codes with all their texts.
_MOST = 200_000
_ALIAS = re.compile(r"(?:^|[\s\[{,:-])[*&][\w-]+(?=\s|$)")


def read_yaml(data: bytes, file_name: str) -> tuple[str, list[CodeSpec]]:
    """Return the codebook's name and its codes in reading order."""
    root = _load(normalise(decode(data, file_name)), file_name)
    if not isinstance(root, dict) or not isinstance(root.get("codes"), list):
        raise CodebenchError(tr("“{file}” is no codebook: it has no list “codes”.", file=file_name))
    codes: list[CodeSpec] = []
    _walk(root["codes"], (), codes, file_name)
    return _text(root.get("name"), "name", file_name), codes


def _load(text: str, file_name: str) -> Any:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        depth = 0
        for number, event in enumerate(yaml.parse(text, Loader=loader)):
            # Aliases let ten lines grow into millions of codes; no codebook needs them.
            if isinstance(event, yaml.AliasEvent):
                raise CodebenchError(tr("“{file}” uses YAML aliases; write every code out.", file=file_name))
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            # Every level takes longer to parse than the one before; a code takes two.
            if depth > 3 * _DEEPEST or number > _MOST:
                raise CodebenchError(tr("“{file}” is no valid codebook.", file=file_name))
        return yaml.load(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise CodebenchError(tr("“{file}” is no valid YAML at line {line}.", file=file_name, line=line)) from None
    except (RecursionError, ValueError):
        raise CodebenchError(tr("“{file}” is no valid codebook.", file=file_name)) from None


def _walk(entries: object, above: tuple[str, ...], codes: list[CodeSpec], file_name: str) -> None:
    if not isinstance(entries, list) or len(above) > _DEEPEST:
        raise _misshapen(" / ".join(above) or "codes", file_name)
    for entry in entries:
        fields = {"name": entry} if isinstance(entry, str) else entry
        if not isinstance(fields, dict) or "name" not in fields:
            raise _misshapen(" / ".join(above) or "codes", file_name)
        name = " ".join(_text(fields["name"], "name", file_name).split())
        if not name or " / " in f" {name} ":
            raise CodebenchError(tr("A code needs a name, and “ / ” can't be part of it."))
        path = (*above, name)
        unknown = [str(key) for key in fields if key not in _KEYS]
        if unknown:
            where, keys = " / ".join(path), ", ".join(unknown)
            raise CodebenchError(
                tr("“{file}”: the code “{code}” has an unknown key: {keys}.", file=file_name, code=where, keys=keys)
            )
        texts = {key: _text(fields.get(key), key, file_name) for key in _TEXTS}
        codes.append(CodeSpec(path, **texts, retired=fields.get("retired") is True))
        if fields.get("codes") is not None:
            _walk(fields["codes"], path, codes, file_name)


def _text(value: object, key: str, file_name: str) -> str:
    if value is None:
        return ""
    if isinstance(value, dict | list):
        raise _misshapen(key, file_name)
    return str(value).strip()


def _misshapen(where: str, file_name: str) -> CodebenchError:
    return CodebenchError(
        tr("“{file}”: below “{where}” a list of codes was expected, each with a name.", file=file_name, where=where)
    )
