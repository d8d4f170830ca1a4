"""Stories: articles on one developing event, found as they arrive."""

from riwaya.stories.grouping import Group, Held, Placement, place
from riwaya.stories.profiles import Profile, profile_of
from riwaya.stories.rarity import Rarity
from riwaya.stories.settings import Settings
from riwaya.stories.vectors import Vector, vector_of

__all__ = ["Group", "Held", "Placement", "Profile", "Rarity", "Settings", "Vector", "place", "profile_of", "vector_of"]
