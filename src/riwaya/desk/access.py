"""Access: what a route asks of whoever calls it. A route that says nothing is not served: see `application`."""

from __future__ import annotations

import hmac

from fastapi import Depends
from fastapi.params import Depends as Demand
from starlette.exceptions import HTTPException
from starlette.requests import Request

from riwaya.desk.context import visitor_of
from riwaya.store.accounts import ROLES, Role

__all__ = ["PROOF", "Needs", "changes", "shows"]

PROOF = "x-riwaya-proof"
"""The header in which our scripts bring back what the page gave them; plain forms have a field ``proof``."""


class Needs:
    """A route's demand: a *role* (None: nobody in particular), for *changing* something the proof of our form, and that
    no program asks but a *person*.
    """

    def __init__(self, role: Role | None, changing: bool, person: bool = False) -> None:
        self.role, self.changing, self.person = role, changing, person

    async def __call__(self, request: Request) -> None:
        """Raise HTTPException 401 or 403 where the demand is not met."""
        asking = visitor_of(request)
        if self.changing and not asking.token:
            shown = request.headers.get(PROOF) or (await _field(request))
            if not hmac.compare_digest(shown.encode("utf-8", "replace"), asking.proof.encode()):
                raise HTTPException(403)
        if self.person and asking.token:
            raise HTTPException(403)
        if self.role is None:
            return
        if asking.who is None:
            raise HTTPException(401)
        if ROLES.index(asking.who.role) < ROLES.index(self.role):
            raise HTTPException(403)


async def _field(request: Request) -> str:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return ""
    found = (await request.form()).get("proof")
    return found if isinstance(found, str) else ""


def shows(role: Role | None = "reader", *, person: bool = False) -> Demand:
    """The demand of a route that changes nothing; *person*: no token opens it."""
    found: Demand = Depends(Needs(role, changing=False, person=person))
    return found


def changes(role: Role | None, *, person: bool = False) -> Demand:
    """The demand of a route that changes something; *person* as in `shows`."""
    found: Demand = Depends(Needs(role, changing=True, person=person))
    return found
