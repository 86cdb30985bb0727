-- Everything that happened, written in the transaction that did it.
CREATE TABLE events (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  -- The place in the feed. Null until the event is committed and a sequencer, of which there is one at a time, gives it
  -- one: so a place is never filled in behind a reader, although transactions commit in another order than they begin.
  position BIGINT,
  kind TEXT COLLATE "C" NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  actor_credential_id TEXT COLLATE "C",
  actor_role TEXT NOT NULL,
  reseller_id TEXT COLLATE "C",
  client_id TEXT COLLATE "C",
  resource_id TEXT COLLATE "C" NOT NULL,
  resource_version INTEGER NOT NULL,
  data TEXT NOT NULL
);
CREATE UNIQUE INDEX events_position ON events (position);
CREATE INDEX events_waiting ON events (id) WHERE position IS NULL;
CREATE INDEX events_reseller ON events (reseller_id, position);
CREATE INDEX events_kind ON events (kind, position);
CREATE INDEX events_reseller_kind ON events (reseller_id, kind, position);
CREATE INDEX events_resource ON events (resource_id, position);

-- One row: the next free place. Whoever gives out places holds its lock.
CREATE TABLE event_sequence (
  name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  next BIGINT NOT NULL
);
INSERT INTO event_sequence (name, next) VALUES ('events', 1);
