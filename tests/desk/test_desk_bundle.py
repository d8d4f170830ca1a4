"""The bundle that is committed is the one that `frontend/` builds, and nothing in it asks for anything elsewhere."""

from __future__ import annotations

import re
import subprocess
from importlib.resources import files
from pathlib import Path

from frontend_help import frontend
from riwaya.desk.assets import bundle

STATIC = Path(str(files("riwaya.desk"))) / "static"


def test_the_bundle_is_what_the_sources_build(tmp_path: Path) -> None:
    ran = subprocess.run(["node", "build.mjs", str(tmp_path / "static")], cwd=frontend(), capture_output=True,
                         text=True, timeout=120)  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    built = {p.name: p.read_bytes() for p in (tmp_path / "static").iterdir()}
    assert sorted(built) == sorted(p.name for p in STATIC.iterdir()), "stale: run `make bundle`"
    assert all((STATIC / name).read_bytes() == data for name, data in built.items()), "stale: run `make bundle`"


def test_the_bundle_names_no_other_machine() -> None:
    for name, data in bundle().items():
        if name.endswith((".css", ".js")):
            text = data.decode()
            found = re.findall(r"""(?:url\(|import\s*\(?\s*|from\s*|fetch\()["']?(?:https?:)?//[^"')\s]+""", text)
            assert found == [], name


def test_what_is_served_is_kept_for_good_and_nothing_else_is_served(local) -> None:
    visitor = local.client()
    for name, data in bundle().items():
        answer = visitor.get(f"/static/{name}")
        assert answer.content == data
        assert "immutable" in answer.headers["cache-control"]
    for name in ("desk.css", "../settings.py", "%2e%2e/settings.py", "LICENSE-ibm-plex-sans-arabic.txt", ""):
        assert visitor.get(f"/static/{name}").status_code == 404
