-- What happened and has no place in the feed yet, on PostgreSQL. SQLite has one writer, whose events have their places from the
-- beginning: here it stays empty.
CREATE TABLE unplaced_events (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor_credential_id TEXT,
  actor_role TEXT NOT NULL,
  reseller_id TEXT,
  client_id TEXT,
  resource_id TEXT NOT NULL,
  resource_version INTEGER NOT NULL,
  data TEXT NOT NULL,
  origin TEXT
);
