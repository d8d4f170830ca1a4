"""Rendering: templates in which nothing of a page can act: escaped, and its hidden characters made visible.

The dossier's templates lie in ``templates/`` and go by their file's name; another package's go by a prefix of its own
(``desk/base.html``) and may use the dossier's.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateNotFound

from riwaya.telling.scripts import direction, language, visible

__all__ = ["environment"]


@cache
def environment(*packages: str) -> Environment:
    """The dossier's templates, and those of *packages* (``riwaya.desk``), each under its last name."""
    folders = {"": "riwaya.telling"} | {package.rpartition(".")[2]: package for package in packages}

    def load(name: str) -> str:
        prefix, _, file = name.rpartition("/")
        try:
            return (files(folders[prefix]) / "templates" / file).read_text(encoding="utf-8")
        except (KeyError, OSError) as error:
            raise TemplateNotFound(name) from error

    env = Environment(
        autoescape=True,
        loader=FunctionLoader(load),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=lambda value: visible(value) if type(value) is str else value,
    )
    env.globals.update(dir_of=direction, lang_of=language)
    return env
