"""Pictures of every page of the desk, over the sample story, in both languages, light and dark, wide and on a phone.

python docs/screenshots.py [FOLDER]      default: out/screenshots

They are for looking at: what is ugly or in the wrong place is seen there before anybody else sees it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

PATHS = {
    "stories": "/stories",
    "story": "/stories/1",
    "article": "/articles/1",
    "compare": "/compare/1/7",
    "claim": "/claims/1",
    "voice": "/voices/4",
    "outlet": "/outlet?name=القنطرة السابعة",
    "place": "/place?id=haditha-dam",
    "search": "/search?q=السد&in=statements",
    "add": "/add",
    "error": "/nothing-here",
}
SIZES = {"wide": {"width": 1360, "height": 900}, "phone": {"width": 390, "height": 844}}


def main() -> int:
    """Write the pictures; the exit code."""
    from playwright.sync_api import sync_playwright

    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("out/screenshots")
    chromium = shutil.which("chromium")
    if chromium is None:
        print("The pictures need Debian's chromium: apt-get install chromium fonts-noto-core", file=sys.stderr)
        return 1
    target.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as play:
        desk, address = _opened(Path(folder))
        try:
            browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for lang in ("ar", "en"):
                for scheme in ("light", "dark"):
                    for size, viewport in SIZES.items():
                        page = browser.new_page(viewport=viewport, color_scheme=scheme, locale=lang)
                        for name, path in _paths(address).items():
                            page.goto(address + path)
                            page.wait_for_function("document.fonts.status === 'loaded'")
                            page.screenshot(path=target / f"{name}-{lang}-{scheme}-{size}.png")
                        page.close()
            browser.close()
        finally:
            desk.terminate()
            desk.wait()
    print(f"{len(list(target.glob('*.png')))} pictures are in {target}")
    return 0


def _opened(folder: Path) -> tuple[subprocess.Popen[str], str]:
    """A desk over the sample story, and its address."""
    from riwaya.sample import sample_pages

    riwaya = [sys.executable, "-m", "riwaya"]
    store = ["--store", str(folder / "desk.db")]
    subprocess.run([*riwaya, "add", *map(str, sample_pages()), *store], check=True, stdout=subprocess.DEVNULL)
    desk = subprocess.Popen([*riwaya, "desk", *store], stdout=subprocess.PIPE, text=True, env=os.environ)
    assert desk.stdout is not None
    found = re.search(r"http://\S+", desk.stdout.readline())
    assert found, "the desk did not open"
    return desk, found[0].rstrip("/")


def _paths(address: str) -> dict[str, str]:
    """The pages to take, the story that holds most articles for the story."""
    with urlopen(f"{address}/api/stories") as answer:
        stories = json.load(answer)["stories"]
    most = max(stories, key=lambda s: s["articles"], default={"id": 1})
    return PATHS | {"story": f"/stories/{most['id']}"}


if __name__ == "__main__":
    sys.exit(main())
