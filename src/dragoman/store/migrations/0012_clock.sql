-- The last moment (UTC) at which anything was noted. What comes later gets a later one, whatever the machine's clock says,
-- so that decisions, and what the store held from when to when, stay in their order when a clock is put back.
CREATE TABLE clock (last_at TEXT NOT NULL);

INSERT INTO clock (last_at)
SELECT coalesce(max(moment), '') FROM (
    SELECT max(added_at) AS moment FROM coding
    UNION ALL SELECT max(made_at) FROM decision
    UNION ALL SELECT max(since) FROM standing
    UNION ALL SELECT max(until) FROM standing
    UNION ALL SELECT max(finished_at) FROM linking_run
    UNION ALL SELECT max(since) FROM incident
    UNION ALL SELECT max(until) FROM incident
    UNION ALL SELECT max(since) FROM ledger_entry
    UNION ALL SELECT max(until) FROM ledger_entry
    UNION ALL SELECT max(since) FROM imported
    UNION ALL SELECT max(until) FROM imported
    UNION ALL SELECT at FROM review_moment
);
