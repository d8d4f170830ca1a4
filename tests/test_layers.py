"""A package imports only from those that come before it, as CONTRIBUTING.md lists them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "riwaya"


def listed() -> list[str]:
    """The packages in their order."""
    [line] = re.findall(r"\*\*One way through\*\*: ([^.]+)\.", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    return re.split(r",\s+", line)


def imported(module: Path) -> Iterator[str]:
    """The packages of ours that a module imports from, wherever in it."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        yield from (name.split(".")[1] for name in names if name.startswith("riwaya."))


def test_nothing_is_imported_from_further_on() -> None:
    order = listed()
    wrong = []
    for module in sorted(SOURCE.rglob("*.py")):
        where = module.relative_to(SOURCE)
        package = where.parts[0].removesuffix(".py")
        if package in ("__init__", "__main__"):
            continue
        assert package in order, f"CONTRIBUTING.md does not list {package}"
        wrong += [f"{where} imports from {other}" for other in imported(module)
                  if order.index(other) > order.index(package)]  # fmt: skip
    assert not wrong
