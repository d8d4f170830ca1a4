"""Watching: feeds followed for weeks, edits seen, and alerts that are neither lost nor sent twice."""
