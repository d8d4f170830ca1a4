"""Channels: the ways by which alerts go out, each a module."""
