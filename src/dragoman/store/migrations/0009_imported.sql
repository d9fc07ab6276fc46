-- Events of other projects' data, which no report of ours stands behind. They are never joined with ours.
--   * A version of a row is added, never changed: `since` and `until` (UTC) tell when the store held it. NULL: still.
--   * `record` is JSON of the fields that are no columns here; equal JSON is an equal row, whatever file it stands in.

CREATE TABLE import_file (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    first_imported_at TEXT NOT NULL      -- UTC
);

CREATE TABLE imported (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    dataset TEXT NOT NULL,
    source_id TEXT NOT NULL,
    file INTEGER NOT NULL REFERENCES import_file (key),
    line INTEGER NOT NULL,
    version TEXT NOT NULL,
    first_day TEXT NOT NULL,             -- the days of its value
    last_day TEXT NOT NULL,
    countries TEXT NOT NULL,             -- of all parties: |RUS|UKR|
    record TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT
);
CREATE UNIQUE INDEX imported_held ON imported (id) WHERE until IS NULL;
CREATE INDEX imported_by_day ON imported (dataset, first_day, id);
