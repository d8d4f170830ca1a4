"""Reading: an article's lines become statements, each with its source, cue, content, carriers and voice."""

from riwaya.reading.reader import read_statements

__all__ = ["read_statements"]
