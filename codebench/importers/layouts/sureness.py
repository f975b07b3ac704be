"""How well a layout fits, from 0 to 1: a product of what may be wrong with a reading."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, pairwise

from codebench.domain.bundle import Passage
from codebench.domain.people import means_interviewer
from codebench.domain.source import TurnKind
from codebench.importers.layouts.names import Known, are_alike, key
from codebench.importers.layouts.paragraphs import Paragraph

# What a label is worth by how often it occurs, where neither a role nor a list of names speaks for it.
_SEEN = {1: 0.4, 2: 0.85}
_LONG = 3000
_STRAY = 400
_FULL = 60
_ZIGZAG = 8
_MANY = 12


def of_speakers(passages: Sequence[Passage], known: Known, rival: float) -> float:
    """Return how sure a reading with speakers is; `rival` is what the next best has of its score."""
    said = [passage for passage in passages if passage.kind is TurnKind.SPEECH]
    counts = Counter(passage.label for passage in said if passage.label)
    close = 1 - max(0.0, min(1.0, rival) - 0.7)
    return _cast(said, counts, known) * _company(counts) * _share(passages) * _longest(said) * _times(said) * close


def _cast(said: Sequence[Passage], counts: Counter[str], known: Known) -> float:
    """Ask of every turn how well its label is known; a label seen once with a long text is doubted as a whole."""
    worth = {label: 1.0 if known.speaks(label) else _SEEN.get(n, 1.0) for label, n in counts.items()}
    turns = [(worth[each.label] if each.label else 0.6, len(each.text)) for each in said]
    stray = any(value == _SEEN[1] and size > _STRAY for value, size in turns)
    by_turn = sum(value for value, _ in turns) / max(1, len(turns))
    by_word = sum(value * size for value, size in turns) / max(1, sum(size for _, size in turns))
    return min(by_turn, by_word) * (0.65 if stray else 1.0)


def _company(counts: Counter[str]) -> float:
    """Doubt a conversation of one, one of interviewers only, and two labels that may be one misspelled."""
    if len(counts) < 2 or all(map(means_interviewer, counts)):
        return 0.6
    names = [key(label) for label in counts if label.isalpha()][:_MANY]
    return 0.8 if any(are_alike(one, two) for one, two in combinations(names, 2)) else 1.0


def _share(passages: Sequence[Passage]) -> float:
    """Doubt a reading that leaves much of the text to nobody."""
    size = sum(len(passage.text) for passage in passages)
    notes = sum(len(passage.text) for passage in passages if passage.kind is TurnKind.NOTE)
    return min(1.0, 1.25 * (size - notes) / max(1, size))


def _longest(said: Sequence[Passage]) -> float:
    """Doubt a turn that holds much of the text: the labels may have been overlooked from there on."""
    longest = max(len(passage.text) for passage in said)
    share = longest / sum(len(passage.text) for passage in said)
    return 1 - max(0.0, share - 0.2) if longest > _LONG else 1.0


def _times(said: Sequence[Passage]) -> float:
    times = [passage.time for passage in said if passage.time is not None]
    falls = sum(later < earlier for earlier, later in pairwise(times))
    return 1 - min(0.6, 2 * falls / max(1, len(times)))


def of_paragraphs(found: Sequence[Paragraph], labelled: int) -> float:
    """Return how sure it is that nobody is named; `labelled` counts the turns that a layout would find."""
    said = [each for each in found if each.said]
    asked = sum(each.asks or (each.stressed and len(each.text) > _FULL) for each in said) / max(1, len(said))
    hints = max(
        min(0.6, max(0.0, 3 * (asked - 0.03))), min(0.6, labelled / max(1, len(said))), 0.4 * _takes_turns(said)
    )
    return 0.95 * (1 - hints)


def _takes_turns(said: Sequence[Paragraph]) -> bool:
    """Tell whether short and long paragraphs take turns, as questions and answers do."""
    steps = [len(two.text) > len(one.text) for one, two in pairwise(said)]
    turns = sum(one != two for one, two in pairwise(steps))
    return len(said) >= _ZIGZAG and turns >= 0.9 * (len(steps) - 1)
