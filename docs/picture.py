"""The pictures in the README: a dossier's first claim down to the first retelling, and a tour of the desk.

python docs/picture.py [FOLDER]      default: docs
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from base64 import b64decode
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from screenshots import found_in, opened, sample_store

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).resolve().parent
WIDTH, HEIGHT = 1000, 1450
TOUR = {"story": ("/stories/{story}", 900), "article": ("/articles/{article}", 900),
        "compare": ("/compare/{article}/{other}", 900)}  # fmt: skip
"""The pages of the tour, and how many pixels of each are shown."""


def main() -> int:
    """Write the pictures; the exit code."""
    from playwright.sync_api import sync_playwright

    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    chromium = shutil.which("chromium")
    if chromium is None:
        print("The pictures need Debian's chromium: apt-get install chromium fonts-noto-core", file=sys.stderr)
        return 1
    with TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        _dossier(browser, Path(folder) / "dossier.html", target / "dossier.png")
        with opened(sample_store(Path(folder))) as address:
            _tour(browser, address, target)
        browser.close()
    return 0


def _dossier(browser: Browser, made: Path, target: Path) -> None:
    command = [sys.executable, "-m", "riwaya", "demo", "--lang", "en", "--html", str(made)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
    page.goto(made.as_uri())
    claim = page.locator("article.claim").first.bounding_box()
    retold = page.locator("article.claim").first.locator(".wordings > li:has(.pair)").first.bounding_box()
    assert claim is not None  # both are displayed
    assert retold is not None
    height = retold["y"] + retold["height"] - claim["y"]
    clip = {"x": claim["x"], "y": claim["y"], "width": claim["width"], "height": height}
    page.screenshot(path=target, clip=clip, full_page=True)  # type: ignore[arg-type]
    page.close()


def _tour(browser: Browser, address: str, target: Path) -> None:
    found = found_in(address)
    for name, (path, height) in TOUR.items():
        page = browser.new_page(viewport={"width": 1200, "height": height}, color_scheme="light", locale="en")
        page.goto(address + path.format(**found))
        page.wait_for_function("document.fonts.status === 'loaded'")
        if name == "article":
            page.locator(".lines .content.k2").first.hover()
        _webp(page, target / f"desk-{name}.webp")
        page.close()


def _webp(page: Page, target: Path) -> None:
    """What is seen of the page, in a small file: Playwright itself writes none of that kind."""
    session = page.context.new_cdp_session(page)
    shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": 80})
    target.write_bytes(b64decode(shot["data"]))


if __name__ == "__main__":
    sys.exit(main())
