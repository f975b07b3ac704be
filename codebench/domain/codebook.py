"""The codebook: a tree of codes and the rules that keep it a tree."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from codebench.domain.text import fold
from codebench.errors import CodebenchError
from codebench.i18n import tr

# After Okabe and Ito (2008), darkened until each stands out from white paper by itself, and moved until any two
# can be told apart by every kind of eye.
PALETTE = ("#0072B2", "#C44B00", "#019E73", "#DB6AA5", "#B68905", "#3A98CF", "#73726D", "#8E557D")


@dataclass(frozen=True, slots=True)
class Code:
    """A label in the tree; a retired code keeps its codings but is no longer offered."""

    id: str
    name: str
    parent_id: str | None = None
    position: int = 0
    definition: str = ""
    when: str = ""
    when_not: str = ""
    example: str = ""
    colour: str = ""
    retired: bool = False


@dataclass(frozen=True, slots=True)
class CodeSpec:
    """A code as a codebook file gives it: a path from the root instead of identities."""

    path: tuple[str, ...]
    definition: str = ""
    when: str = ""
    when_not: str = ""
    example: str = ""
    colour: str = ""
    retired: bool = False


class Codebook:
    """All codes of a project as a tree; what changes it returns the codes to write."""

    def __init__(self, codes: Iterable[Code]) -> None:
        self._by_id = {code.id: code for code in codes}
        self._children: dict[str | None, list[Code]] = defaultdict(list)
        for code in sorted(self._by_id.values(), key=lambda c: (c.position, fold(c.name), c.id)):
            self._children[code.parent_id].append(code)

    def __getitem__(self, code_id: str) -> Code:
        return self._by_id[code_id]

    def __contains__(self, code_id: str) -> bool:
        return code_id in self._by_id

    def __len__(self) -> int:
        return len(self._by_id)

    def children(self, code_id: str | None) -> tuple[Code, ...]:
        """Return the codes directly below, in order; None gives the roots."""
        return tuple(self._children.get(code_id, ()))

    def walk(self, code_id: str | None = None) -> Iterator[Code]:
        """Yield every code below, parents before children, in tree order."""
        for code in self.children(code_id):
            yield code
            yield from self.walk(code.id)

    def subtree(self, code_id: str) -> frozenset[str]:
        """Return the ids of the code and all codes below it."""
        return frozenset({code_id, *(code.id for code in self.walk(code_id))})

    def lineage(self, code_id: str) -> tuple[Code, ...]:
        """Return the codes from the root down to this one."""
        line = [self._by_id[code_id]]
        while (parent := line[-1].parent_id) is not None:
            line.append(self._by_id[parent])
        return tuple(reversed(line))

    def names(self, code_id: str) -> tuple[str, ...]:
        """Return the names from the root down to this code."""
        return tuple(code.name for code in self.lineage(code_id))

    def path(self, code_id: str) -> str:
        """Return `root / child / code`."""
        return " / ".join(self.names(code_id))

    def colour(self, code_id: str) -> str:
        """Return the code's own colour, or one from the palette by its place."""
        if own := self._by_id[code_id].colour:
            return own
        line = self.lineage(code_id)
        return PALETTE[sum((code.position + 1) * 3**at for at, code in enumerate(line)) % len(PALETTE)]

    def fresh_colour(self) -> str:
        """Return the palette's next colour for a new code."""
        return PALETTE[len(self) % len(PALETTE)]

    def find(self, wanted: str) -> Code:
        """Return the code with that path, or that name where it is the only one; raise otherwise."""
        parts = [fold(part) for part in wanted.split(" / ")]
        found = [c for c in self._by_id.values() if [fold(n) for n in self.names(c.id)] == parts]
        found = found or [c for c in self._by_id.values() if fold(c.name) == fold(wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            paths = "; ".join(sorted(self.path(code.id) for code in found))
            raise CodebenchError(tr("“{name}” is the name of several codes: {paths}.", name=wanted, paths=paths))
        raise CodebenchError(tr("There is no code “{name}” in the codebook.", name=wanted))

    def check_name(self, name: str, parent_id: str | None, except_id: str = "") -> str:
        """Return the name cleaned; raise where it is empty, holds ` / `, or a sibling has it."""
        clean = " ".join(name.split())
        if not clean or " / " in f" {clean} ":
            raise CodebenchError(tr("A code needs a name, and “ / ” can't be part of it."))
        for sibling in self.children(parent_id):
            if sibling.id != except_id and fold(sibling.name) == fold(clean):
                raise CodebenchError(tr("There is already a code “{name}” here.", name=sibling.name))
        return clean

    def last_position(self, parent_id: str | None) -> int:
        """Return the position after the last code below this parent."""
        return max((code.position for code in self.children(parent_id)), default=-1) + 1

    def renamed(self, code_id: str, name: str) -> Code:
        """Return the code under its new name."""
        code = self._by_id[code_id]
        return replace(code, name=self.check_name(name, code.parent_id, code_id))

    def moved(self, code_id: str, parent_id: str | None, position: int | None = None) -> list[Code]:
        """Return the codes to write to put a code below another (None: a root), last or before `position`."""
        if parent_id is not None and parent_id in self.subtree(code_id):
            raise CodebenchError(tr("A code can't be put below itself."))
        code = self._by_id[code_id]
        self.check_name(code.name, parent_id, code_id)
        line = [sibling for sibling in self.children(parent_id) if sibling.id != code_id]
        line.insert(len(line) if position is None else position, code)
        placed = [replace(each, parent_id=parent_id, position=at) for at, each in enumerate(line)]
        return [each for each in placed if each != self._by_id[each.id]]

    def check_merge(self, code_ids: Iterable[str], into_id: str) -> None:
        """Raise where a code would be merged into itself or into a code below it."""
        for code_id in code_ids:
            if into_id in self.subtree(code_id):
                raise CodebenchError(tr("A code can't be merged into itself or into a code below it."))
