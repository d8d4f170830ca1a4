"""The bundle that is committed is the one that `frontend/` builds, and nothing in it asks for anything elsewhere."""

from __future__ import annotations

import json
import re
import subprocess
from importlib.resources import files
from pathlib import Path

from frontend_help import frontend

STATIC = Path(str(files("riwaya.desk"))) / "static"


def test_the_bundle_is_what_the_sources_build(tmp_path: Path) -> None:
    ran = subprocess.run(["node", "build.mjs", str(tmp_path / "static")], cwd=frontend(), capture_output=True,
                         text=True, timeout=120)  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    built = {p.name: p.read_bytes() for p in (tmp_path / "static").iterdir()}
    assert sorted(built) == sorted(p.name for p in STATIC.iterdir()), "stale: run `make bundle`"
    assert all((STATIC / name).read_bytes() == data for name, data in built.items()), "stale: run `make bundle`"


def test_the_bundle_names_no_other_machine() -> None:
    for name in json.loads((STATIC / "manifest.json").read_text()).values():
        if name.endswith((".css", ".js")):
            text = (STATIC / name).read_text(encoding="utf-8")
            found = re.findall(r"""(?:url\(|import\s*\(?\s*|from\s*|fetch\()["']?(?:https?:)?//[^"')\s]+""", text)
            assert found == [], name


def test_what_is_served_is_kept_for_good_and_nothing_else_is_served(local) -> None:
    names = json.loads((STATIC / "manifest.json").read_text())
    visitor = local.client()
    for name in names.values():
        answer = visitor.get(f"/static/{name}")
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
    for name in ("manifest.json", "../settings.py", "%2e%2e/settings.py", "LICENSE-ibm-plex-sans-arabic.txt", ""):
        assert visitor.get(f"/static/{name}").status_code == 404
