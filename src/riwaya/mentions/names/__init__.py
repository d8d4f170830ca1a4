"""Names: people, organisations and places that an Arabic text names, found by a small model and settled by rules."""

from riwaya.mentions.names.finding import find_names, find_names_in

__all__ = ["find_names", "find_names_in"]
