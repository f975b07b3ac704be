"""What a measuring process is told, as one JSON document on its command line."""

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.benchmarks.speed.choices import Choices
from tests.benchmarks.speed.samples import Samples


@dataclass(frozen=True, slots=True)
class Task:
    """A project to measure with, how often, what is wanted and what it is done with; `began` is when its process did."""

    project: Path
    runs: int
    chosen: Choices
    wanted: Sequence[str] = ()
    largest: str = ""
    began: float = field(default_factory=time.monotonic)

    @property
    def answer(self) -> Path:
        """Return where the process leaves what it measured."""
        return self.project.with_suffix(".json")

    @property
    def files(self) -> list[Path]:
        """Return the files that are imported."""
        return sorted((self.folder / "in").iterdir())

    @property
    def folder(self) -> Path:
        """Return where all files belong that are made on the way."""
        return self.project.parent

    def samples(self) -> Samples:
        """Return room for what is measured."""
        return Samples(self.runs)

    def as_json(self) -> str:
        """Return it as an argument."""
        return json.dumps(asdict(self) | {"project": str(self.project)})

    @classmethod
    def told(cls) -> "Task":
        """Return what this process was told."""
        found = json.loads(sys.argv[1])
        return cls(**found | {"project": Path(found["project"]), "chosen": Choices(**found["chosen"])})
