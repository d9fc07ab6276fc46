"""Records to records: which reports, events and promises belong together."""

from dragoman.linking.duplicates import exact_duplicates

__all__ = ["exact_duplicates"]
