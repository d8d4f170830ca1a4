"""Times: Arabic date and time expressions with their spans and the days they mean."""

from riwaya.mentions.times.finding import find_times, times_of, times_told

__all__ = ["find_times", "times_of", "times_told"]
