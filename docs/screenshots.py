"""Pictures of every page of the desk, over the sample story, in both languages, light and dark, and some on a phone.

python docs/screenshots.py [FOLDER [PAGE…]]      default: out/screenshots, all pages

They are for looking at: what is ugly or in the wrong place is seen there before anybody else sees it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STORY = "/stories/{story}"
PATHS = {
    "stories": "/stories",
    "story": STORY,
    "story-filtered": f"{STORY}?standing=contested",
    "story-none": f"{STORY}?outlet=-",
    **{f"story-{side}": f"{STORY}/{side}" for side in ("contrasts", "silence", "reused", "voices", "figures", "places",
                                                      "times", "articles", "changes")},
    "claim": "/claims/{claim}",
    "article": "/articles/{article}",
    "compare": "/compare/{article}/{other}",
    "voice": "/voices/{voice}",
    "outlet": "/outlet?name={outlet}",
    "place": "/place?id={place}",
    "search-empty": "/search",
    "search": "/search?q=السد",
    "search-statements": "/search?q=السد&in=statements",
    "search-claims": "/search?q=السد&in=claims",
    "search-voices": "/search?q=بغداد&in=voices",
    "search-none": "/search?q=زنجبيل",
    "add": "/add",
    "correct": "/correct/{article}.s1",
    "cite": "/articles/{article}/cite?statement=s1",
    "queue": "/queue",
    "alerts": "/alerts",
    "judgements": "/judgements",
    "api": "/api",
    "error": "/nothing-here",
}  # fmt: skip
NOTHING = {"empty-stories": "/stories", "empty-queue": "/queue", "empty-judgements": "/judgements",
           "empty-alerts": "/alerts"}  # fmt: skip
TEAM = {"account": "/account", "people": "/people", "audit": "/audit"}
PHONE = ("stories", "story", "story-contrasts", "claim", "article", "compare", "search-statements", "add", "people")
WIDE, SMALL = {"width": 1360, "height": 1000}, {"width": 390, "height": 844}
PASSWORD = "a few words are best"


def main() -> int:
    """Write the pictures; the exit code."""
    from playwright.sync_api import sync_playwright

    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("out/screenshots")
    wanted = set(sys.argv[2:])
    chromium = shutil.which("chromium")
    if chromium is None:
        print("The pictures need Debian's chromium: apt-get install chromium fonts-noto-core", file=sys.stderr)
        return 1
    target.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        store = sample_store(Path(folder))
        with opened(store) as address:
            found = found_in(address)
            _take(browser, address, {name: path.format(**found) for name, path in PATHS.items()}, target, wanted)
        with opened(Path(folder) / "nothing.db") as address:
            _take(browser, address, NOTHING, target, wanted)
        _riwaya(store, "desk", "account", "add", "salma", "--role", "admin", given=PASSWORD)
        _riwaya(store, "desk", "account", "add", "hani", "--role", "checker", given=PASSWORD)
        with opened(store, "--host", "127.0.0.1") as address:
            _take(browser, address, {"login": "/login"}, target, wanted)
            _take(browser, address, TEAM, target, wanted, account="salma")
        browser.close()
    print(f"{len(list(target.glob('*.png')))} pictures are in {target}")
    return 0


def sample_store(folder: Path) -> Path:
    """A store with the sample story, in which somebody has said something."""
    from riwaya.sample import sample_pages

    store, saved = folder / "desk.db", folder / "saved"
    saved.mkdir()
    for page in sample_pages():
        (saved / page.name).write_bytes(page.read_bytes())
    _riwaya(store, "add", "saved")
    _riwaya(store, "judge", "statement", "1.s2", "right", "--by", "سلمى")
    _riwaya(store, "judge", "note", "1.s1", "اتُّصل بالمتحدث فلم يجب", "--by", "سلمى")
    return store


@contextmanager
def opened(store: Path, *more: str) -> Iterator[str]:
    """A desk over *store*, by its address."""
    command = [sys.executable, "-m", "riwaya", "desk", "--store", str(store), *more]
    desk = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=os.environ)
    try:
        assert desk.stdout is not None
        found = re.search(r"http://\S+", desk.stdout.readline())
        assert found, "the desk did not open"
        yield found[0].rstrip("/")
    finally:
        desk.terminate()
        desk.wait()


def found_in(address: str) -> dict[str, Any]:
    """The numbers of what the pictures are of, in the story that holds most articles."""
    with urlopen(f"{address}/api/stories") as answer:
        story = max(json.load(answer)["stories"], key=lambda s: s["articles"])["id"]
    with urlopen(f"{address}/api/stories/{story}") as answer:
        told = json.load(answer)
    kept = told["store"]
    articles = {a["page"]: kept["articles"][a["id"]] for a in reversed(told["articles"])}
    pairs = Counter((articles[p["a"]["page"]], articles[p["b"]["page"]]) for p in told["passages"])
    one, other = min(pairs, key=lambda pair: (-pairs[pair], pair))
    spoken = max(told["voices"], key=lambda v: len(v["statements"]))
    return {"story": story, "claim": kept["claims"][told["claims"][0]["id"]], "voice": kept["voices"][spoken["id"]],
            "article": one, "other": other,
            "outlet": next(a["outlet"] for a in told["articles"] if a["outlet"]),
            "place": max(told["places"], key=lambda p: len(p["statements"]))["id"]}  # fmt: skip


def _riwaya(store: Path, *command: str, given: str = "") -> None:
    whole = [sys.executable, "-m", "riwaya", *command, "--store", str(store)]
    subprocess.run(whole, check=True, input=given, text=True, stdout=subprocess.DEVNULL, cwd=store.parent)


def _take(browser: Browser, address: str, paths: dict[str, str], target: Path, wanted: set[str],
          account: str = "") -> None:  # fmt: skip
    """A picture of each page in each dress."""
    chosen = {name: path for name, path in paths.items() if not wanted or name in wanted}
    for lang in ("ar", "en") if chosen else ():
        for scheme in ("light", "dark"):
            page = browser.new_page(viewport=WIDE, color_scheme=scheme, locale=lang)  # type: ignore[arg-type]
            if account:
                _come_in(page, address, account)
            for name, path in chosen.items():
                for size, viewport in {"wide": WIDE, **({"phone": SMALL} if name in PHONE else {})}.items():
                    page.set_viewport_size(viewport)  # type: ignore[arg-type]
                    page.goto(address + path)
                    page.wait_for_function("document.fonts.status === 'loaded'")
                    page.screenshot(path=target / f"{name}-{lang}-{scheme}-{size}.png")
            page.close()


def _come_in(page: Page, address: str, account: str) -> None:
    page.goto(f"{address}/login")
    page.locator("input[name=name]").fill(account)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("form:has(input[name=password]) button").click()
    page.wait_for_url("**/stories")


if __name__ == "__main__":
    sys.exit(main())
