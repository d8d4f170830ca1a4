"""The nouns of riwaya, frozen and slotted; spans are checked when they are made."""

from riwaya.model.dossier import (
    Claim,
    Contrast,
    ContrastType,
    Dossier,
    DossierArticle,
    Drift,
    Erosion,
    Loss,
    Origin,
    Standing,
    StoryStatement,
    StoryVoice,
)
from riwaya.model.pages import ROLES, Article, Block, DateFound, Hints, Line, Page, Reading, Role
from riwaya.model.problems import Problem, RiwayaError
from riwaya.model.showing import renders, shown
from riwaya.model.spans import Span, as_span, as_spans, check_span
from riwaya.model.statements import FORMS, KINDS, STANCES, Form, Kind, Stance, Statement, Voice

__all__ = [
    "FORMS",
    "KINDS",
    "ROLES",
    "STANCES",
    "Article",
    "Block",
    "Claim",
    "Contrast",
    "ContrastType",
    "DateFound",
    "Dossier",
    "DossierArticle",
    "Drift",
    "Erosion",
    "Form",
    "Hints",
    "Kind",
    "Line",
    "Loss",
    "Origin",
    "Page",
    "Problem",
    "Reading",
    "RiwayaError",
    "Role",
    "Span",
    "Stance",
    "Standing",
    "Statement",
    "StoryStatement",
    "StoryVoice",
    "Voice",
    "as_span",
    "as_spans",
    "check_span",
    "renders",
    "shown",
]
