"""Quantities: how many and how much, in digits, in words and in duals, with unit and bound."""

from riwaya.mentions.quantities.finding import find_quantities, quantities_of

__all__ = ["find_quantities", "quantities_of"]
