from hypothesis import given
from hypothesis import strategies as st

from codebench.domain.coverage import coverage

stretches = st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 30), st.integers(1, 10)), max_size=12)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(1, 6)), max_size=8), stretches)
def test_coverage_is_what_counting_characters_one_by_one_gives(
    lengths: list[tuple[str, int]], marks: list[tuple[str, int, int]]
) -> None:
    at = {"a": 0, "b": 0}
    speech = []
    for source, length in lengths:
        speech.append((source, at[source], at[source] + length))
        at[source] += length + 2
    coded = [(source, start, start + length) for source, start, length in marks]
    slow: dict[str, tuple[int, int]] = {}
    for source, start, end in speech:
        hit = sum(any(s == source and a <= char < b for s, a, b in coded) for char in range(start, end))
        done, total = slow.get(source, (0, 0))
        slow[source] = (done + hit, total + end - start)
    assert coverage(speech, coded) == slow
