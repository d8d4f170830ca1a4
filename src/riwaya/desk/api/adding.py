"""Adding pages in the API."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request

from riwaya.desk.access import changes, shows
from riwaya.desk.adding import Became, Given, pasted
from riwaya.desk.api.answering import Answer, described
from riwaya.desk.jobs import Job
from riwaya.desk.pages.add import begun, job_of

router = described("adding")

Address = Annotated[str, Field(pattern=r"^(?i:https?)://[^\s]+$", max_length=4000)]


Key = Annotated[str, Path(max_length=64, description="As the answer that began it names it.", examples=["JOB"])]


class Text(BaseModel):
    """The text of a page, and where it is from."""

    text: str = Field(min_length=1, max_length=4_000_000, description="The text of the page.")
    name: str = Field("", max_length=2000, description="An address or a name; made of the text where there is none.")


class Pages(BaseModel):
    """Pages to add: addresses to fetch, texts, or both."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"addresses": ["https://news.example/story"]}]})

    addresses: list[Address] = Field(default=[], max_length=500, description="Addresses to fetch.")
    texts: list[Text] = Field(default=[], max_length=500, description="Texts of pages.")


@router.post("/pages", dependencies=[changes("checker")], status_code=202, summary="Add pages")
def add(request: Request, pages: Pages) -> Answer:
    """Begin to add pages; the answer names the job, which is asked for what becomes of them."""
    texts = tuple((t.name.strip() or pasted(t.text), t.text) for t in pages.texts if t.text.strip())
    given = Given(tuple(dict.fromkeys(pages.addresses)), (), texts)
    if not given.count:
        raise HTTPException(422)
    return Answer(_job(begun(request, given)), 202)


@router.get("/jobs/{job}", dependencies=[shows("checker")], summary="What became of pages that were added")
def job(
    request: Request,
    job: Key,
) -> Answer:
    """The pages that are done so far, each with its outcome (`new`, `known`, `failed`), its articles or its problem;
    `over` when all are.
    """
    return Answer(_job(job_of(request, job)))


def _job(job: Job) -> dict[str, Any]:
    return {"job": job.id, "given": job.given, "over": job.over, "pages": [_became(b) for b in list(job.done)],
            "problem": None if job.problem is None else job.problem.to_dict()}  # fmt: skip


def _became(b: Became) -> dict[str, Any]:
    return {"page": b.name, "outcome": b.outcome,
            "articles": [{"id": key, "headline": headline} for key, headline in b.articles],
            "problem": None if b.problem is None else b.problem.to_dict()}  # fmt: skip
