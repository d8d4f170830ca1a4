"""The picture of a dossier in the README: the first claim of the sample story, down to the first retelling.

python docs/picture.py [FILE]      default: docs/dossier.png
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
WIDTH, HEIGHT = 1000, 1450


def main() -> int:
    """Write the picture; the exit code."""
    from playwright.sync_api import sync_playwright

    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "dossier.png"
    chromium = shutil.which("chromium")
    if chromium is None:
        print("The picture needs Debian's chromium: apt-get install chromium fonts-noto-core", file=sys.stderr)
        return 1
    with TemporaryDirectory() as folder, sync_playwright() as play:
        dossier = Path(folder) / "dossier.html"
        command = [sys.executable, "-m", "riwaya", "demo", "--lang", "en", "--html", str(dossier)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto(dossier.as_uri())
        claim = page.locator("article.claim").first.bounding_box()
        retold = page.locator("article.claim").first.locator(".wordings > li:has(.pair)").first.bounding_box()
        assert claim is not None  # both are displayed
        assert retold is not None
        height = retold["y"] + retold["height"] - claim["y"]
        clip = {"x": claim["x"], "y": claim["y"], "width": claim["width"], "height": height}
        page.screenshot(path=target, clip=clip, full_page=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
