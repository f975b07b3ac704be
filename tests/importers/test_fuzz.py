"""Real-like files, cut and stirred: a good import or a clear sentence, never a crash, never a hang."""

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.benchmarks import fuzz

QUICK = [form for form in fuzz.forms() if form != "pdf"]


@pytest.mark.parametrize("form", QUICK)
def test_stirred_files_end_in_text_or_a_sentence(form):
    @settings(max_examples=120, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 2**32))
    def stirred(seed):
        assert fuzz.attempt(form, seed) < 5

    stirred()


def test_stirred_pdfs_end_in_text_or_a_sentence():
    # In a process of its own, as the desk reads them too: a crash of PDFium's must not be the suite's.
    program = "from tests.benchmarks import fuzz\nassert max(fuzz.attempt('pdf', seed) for seed in range(120)) < 5"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
