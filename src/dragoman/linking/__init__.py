"""Records to records: which reports, events and promises belong together."""
