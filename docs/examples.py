"""The examples in README.md, with what the commands really print.

    python docs/examples.py          runs them and writes README.md again

An example begins with ``<!-- example: COMMAND | LINES -->`` and ends with ``<!-- end -->``; the first LINES lines of
its output are shown. Commands run in a folder that holds the pages of the sample story in ``saved/``, a page of its own
in ``page.txt`` and statements given for it in ``checked.jsonl``.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

README = Path(__file__).resolve().parent.parent / "README.md"
EXAMPLE = re.compile(r"<!-- example: (.+?) \| (\d+) -->\n.*?<!-- end -->", re.DOTALL)
TEXT = "قال مدير المرفأ سالم الغيداق إن السفن ستعود إلى مرفأ الزيتون خلال أسبوع.\n"
STATEMENT = '{"cue": [[0, 3]], "source": [4, 28], "content": [[32, 71]], "kind": "person"}'
GIVEN = f'{{"text": "page.txt", "statements": [{STATEMENT}]}}\n'


def fresh(text: str) -> str:
    """README's *text* with every example's output as it is now."""
    from riwaya.sample import sample_pages

    with TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "saved").mkdir()
        for page in sample_pages():
            copy(page, here / "saved")
        (here / "page.txt").write_text(TEXT, encoding="utf-8")
        (here / "checked.jsonl").write_text(GIVEN, encoding="utf-8")
        return EXAMPLE.sub(lambda m: example(m[1], int(m[2]), here), text)


def example(command: str, lines: int, here: Path) -> str:
    """One example: the command and the first *lines* lines that it prints in the folder *here*."""
    run = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=here,
        env={**os.environ, "COLUMNS": "90", "LC_ALL": "C.UTF-8", "LANGUAGE": ""},
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
    )
    printed = run.stdout.rstrip("\n").split("\n")
    shown = [line.rstrip()[:400] for line in printed[:lines]] + (["…"] if len(printed) > lines else [])
    return (
        f"<!-- example: {command} | {lines} -->\n\n```console\n$ {command}\n"
        + "\n".join(shown)
        + "\n```\n\n<!-- end -->"
    )


if __name__ == "__main__":
    README.write_text(fresh(README.read_text(encoding="utf-8")), encoding="utf-8")
