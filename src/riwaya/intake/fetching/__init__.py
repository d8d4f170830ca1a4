"""Fetching: addresses to an archive of what was asked and answered, and to pages."""

from riwaya.intake.fetching.archive import Archive
from riwaya.intake.fetching.fetcher import Fetched, fetch
from riwaya.intake.fetching.masking import masked, without_user
from riwaya.intake.fetching.settings import USER_AGENT, Settings
from riwaya.intake.fetching.visits import Visits

__all__ = ["USER_AGENT", "Archive", "Fetched", "Settings", "Visits", "fetch", "masked", "without_user"]
