"""Add: addresses, files and text into the store, with what becomes of each page as it happens."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from riwaya.desk.access import changes, shows
from riwaya.desk.adding import Became, Given, added, named, pasted
from riwaya.desk.context import by_of, desk_of, visitor_of
from riwaya.desk.jobs import Job
from riwaya.desk.rendering import page, part
from riwaya.store.audit import note

router = APIRouter(include_in_schema=False)

_MOST = 500  # addresses at a time
_LOOK = 0.15  # seconds between looks for what is new


@router.get("/add", dependencies=[shows("checker")])
def add_page(request: Request) -> Response:
    """Where pages are given."""
    return page(request, "add", problem=None, addresses="", text="")


@router.post("/add", dependencies=[changes("checker")])
def add(
    request: Request,
    addresses: Annotated[str, Form()] = "",
    text: Annotated[str, Form()] = "",
    name: Annotated[str, Form(max_length=2000)] = "",
    files: Annotated[list[UploadFile] | None, File()] = None,
) -> Response:
    """Begin to add what was given, and show what becomes of it."""
    wanted = tuple(dict.fromkeys(line.strip() for line in addresses.split() if line.strip()))
    if any(not a.lower().startswith(("http://", "https://")) for a in wanted) or len(wanted) > _MOST:
        return page(request, "add", 422, problem="add_addresses", addresses=addresses, text=text)
    folder, held = _kept([f for f in files or [] if f.filename or f.size])
    texts = ((name.strip() or pasted(text), text),) if text.strip() else ()
    given = Given(wanted, held, texts)
    if not given.count:
        shutil.rmtree(folder)
        return page(request, "add", 422, problem="add_nothing", addresses=addresses, text=text)
    return RedirectResponse(desk_of(request).at.job(begun(request, given, folder).id), 303)


def begun(request: Request, given: Given, folder: Path | None = None) -> Job:
    """The job of adding what was *given*; *folder* holds its files, and goes when it is done."""
    desk, who = desk_of(request), visitor_of(request).who
    assert who is not None

    def work() -> Iterator[Became]:
        try:
            yield from added(desk.store, desk.readers, desk.settings, given)
        finally:
            if folder is not None:
                shutil.rmtree(folder, ignore_errors=True)

    job = desk.jobs.begin(who.id, given.count, work())
    note(desk.store, by_of(request), "add", f"{given.count}")
    return job


@router.get("/add/{job}", dependencies=[shows("checker")])
def job_page(request: Request, job: str) -> Response:
    """What became of a job's pages so far."""
    return page(request, "job", job=job_of(request, job))


@router.get("/add/{job}/events", dependencies=[shows("checker")])
def events(request: Request, job: str) -> Response:
    """The same as it happens: an event for each page, and one when all is done (server-sent events)."""
    found = job_of(request, job)
    last = request.headers.get("last-event-id", "")
    start = int(last) if last.isdecimal() and len(last) < 9 else 0

    async def told() -> AsyncIterator[str]:
        at = start
        while True:
            over = found.over  # looked at first, so that nothing comes after the end
            while at < len(found.done):
                at += 1
                yield _event("page", part(request, "job_row", b=found.done[at - 1]), at)
            if over:
                yield _event("over", part(request, "job_end", job=found), at)
                return
            await asyncio.sleep(_LOOK)

    return StreamingResponse(told(), media_type="text/event-stream", headers={"x-accel-buffering": "no"})


def job_of(request: Request, key: str) -> Job:
    """The job of that id, if the visitor may see it. Raises HTTPException 404."""
    found, who = desk_of(request).jobs.get(key), visitor_of(request).who
    if found is None or who is None or (found.account != who.id and who.role != "admin"):
        raise HTTPException(404)
    return found


def _event(kind: str, data: str, number: int) -> str:
    lines = "".join(f"data: {line}\n" for line in data.splitlines())
    return f"event: {kind}\nid: {number}\n{lines}\n"


def _kept(files: list[UploadFile]) -> tuple[Path, tuple[tuple[str, Path], ...]]:
    """The files in a folder of their own, each with its name and where it lies."""
    folder = Path(mkdtemp(prefix="riwaya-given-"))
    held = []
    for n, file in enumerate(files):
        name = named(file.filename or "", n)
        path = folder / str(n) / name
        path.parent.mkdir()
        with path.open("wb") as out:
            shutil.copyfileobj(file.file, out)
        held.append((name, path))
    return folder, tuple(held)
