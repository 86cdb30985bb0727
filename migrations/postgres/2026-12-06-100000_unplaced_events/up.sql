-- What happened and has no place in the feed yet. An event has entries in six indexes, and each of them costs a statement that
-- stores one event as much as an entry: here it has one, and many move on at once when they get their places. Replicas of the
-- version before store events without a place in `events`, as long as there are any; those get their places there.
CREATE TABLE unplaced_events (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  kind TEXT COLLATE "C" NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  actor_credential_id TEXT COLLATE "C",
  actor_role TEXT NOT NULL,
  reseller_id TEXT COLLATE "C",
  client_id TEXT COLLATE "C",
  resource_id TEXT COLLATE "C" NOT NULL,
  resource_version INTEGER NOT NULL,
  data TEXT NOT NULL,
  origin TEXT
);
