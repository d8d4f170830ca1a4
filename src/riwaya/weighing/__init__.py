"""Weighing: statements into claims, origins, contrasts, erosion and drift."""

from riwaya.weighing.settings import Settings
from riwaya.weighing.weigh import weigh

__all__ = ["Settings", "weigh"]
