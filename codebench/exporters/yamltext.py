"""YAML: a codebook that a researcher can read and mend in any editor."""

from typing import Any

from codebench.domain.codebook import Code, Codebook

_LONG = 60
_WIDTH = 100


def render_codebook(name: str, codebook: Codebook, language: str = "") -> str:
    """Return the nested codes in order; empty fields are left out."""
    import yaml

    document: dict[str, Any] = {"name": name}
    if language:
        document["language"] = language
    document["codes"] = _nested(codebook, None)
    return yaml.dump(document, Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=_WIDTH)


def _nested(codebook: Codebook, parent_id: str | None) -> list[dict[str, Any]]:
    return [_entry(codebook, code) for code in codebook.children(parent_id)]


def _entry(codebook: Codebook, code: Code) -> dict[str, Any]:
    texts = {field: getattr(code, field) for field in ("colour", "definition", "when", "when_not", "example")}
    entry: dict[str, Any] = {"name": code.name} | {field: value for field, value in texts.items() if value}
    if code.retired:
        entry["retired"] = True
    if below := _nested(codebook, code.id):
        entry["codes"] = below
    return entry


def _style(value: str) -> str | None:
    lines = value.split("\n")
    if value.startswith("#") or not all(line.isprintable() for line in lines):
        return '"'
    # A block loses or gains spaces at the ends of lines: such a text is left to the quotes of YAML itself.
    if any(not line or line != line.strip() or "  " in line for line in lines):
        return None
    if len(lines) > 1:
        return "|"
    return ">" if len(value) > _LONG else None


def _dumper() -> Any:
    import yaml

    class Dumper(yaml.SafeDumper):
        """Indents lists below their key and folds long texts, as in the codebooks that come with the program."""

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            super().increase_indent(flow, False)

        def ignore_aliases(self, data: Any) -> bool:
            return True

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=_style(value))

    Dumper.add_representer(str, text)
    return Dumper
