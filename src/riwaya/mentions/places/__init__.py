"""Places: spans of an article that name a place, resolved to one with a point, a precision and a country."""

from riwaya.mentions.places.resolving import resolve_places

__all__ = ["resolve_places"]
