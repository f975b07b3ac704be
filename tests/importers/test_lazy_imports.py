import subprocess
import sys


def test_importing_the_importers_loads_no_heavy_library():
    heavy = "docx lxml lxml.etree openpyxl charset_normalizer yaml webvtt pypdfium2 html.parser"
    program = f"import sys, codebench.importers; print([m for m in '{heavy}'.split() if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
