-- Where events are sent to. A row without a reseller is operations'.
CREATE TABLE webhook_endpoints (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  reseller_id TEXT COLLATE "C" REFERENCES resellers (id),
  url TEXT NOT NULL,
  -- Names of types of events, separated by blanks, or an asterisk.
  event_types TEXT NOT NULL,
  description TEXT,
  status TEXT NOT NULL,
  -- Sealed with the master key where there is one. The old one signs too, until its end.
  secret TEXT NOT NULL,
  old_secret TEXT,
  old_secret_until TIMESTAMPTZ,
  -- When one of its deliveries is due, or may be again; null: nothing waits, or nothing is sent.
  due_at TIMESTAMPTZ,
  -- How many deliveries may be under way at once.
  places INTEGER NOT NULL,
  -- The place in the feed of the last event before it was created, or enabled again: it gets what comes after.
  begins_after BIGINT NOT NULL,
  -- Its deliveries are deleted first, in steps.
  deleted_at TIMESTAMPTZ,
  version INTEGER NOT NULL,
  created_at TIMESTAMPTZ NOT NULL,
  updated_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX webhook_endpoints_reseller ON webhook_endpoints (reseller_id, id);
CREATE INDEX webhook_endpoints_due ON webhook_endpoints (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_endpoints_deleted ON webhook_endpoints (deleted_at) WHERE deleted_at IS NOT NULL;

-- An event on its way to an endpoint.
CREATE TABLE webhook_deliveries (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  endpoint_id TEXT COLLATE "C" NOT NULL,
  event_id TEXT COLLATE "C" NOT NULL,
  event_type TEXT NOT NULL,
  -- What must come in order: type and id of the event's resource.
  chain TEXT COLLATE "C" NOT NULL,
  position BIGINT NOT NULL,
  -- The body, of what is no event of the feed.
  body TEXT,
  status TEXT COLLATE "C" NOT NULL,
  -- JSON: the last attempts.
  attempts TEXT NOT NULL,
  -- Attempts since it was created, or demanded again, and when that was.
  tries INTEGER NOT NULL,
  begun_at TIMESTAMPTZ NOT NULL,
  -- When it is sent; null: it is over, or waits for an earlier one of its chain. While it is under way, when that is
  -- given up.
  due_at TIMESTAMPTZ,
  -- Whoever has it under way.
  claim TEXT,
  created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX webhook_deliveries_list ON webhook_deliveries (endpoint_id, id);
CREATE INDEX webhook_deliveries_status ON webhook_deliveries (endpoint_id, status, id);
CREATE UNIQUE INDEX webhook_deliveries_event ON webhook_deliveries (endpoint_id, event_id);
CREATE INDEX webhook_deliveries_chain ON webhook_deliveries (endpoint_id, chain, status, position);
CREATE UNIQUE INDEX webhook_deliveries_head ON webhook_deliveries (endpoint_id, chain) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (endpoint_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_deliveries_claimed ON webhook_deliveries (endpoint_id) WHERE claim IS NOT NULL;
CREATE INDEX webhook_deliveries_age ON webhook_deliveries (status, created_at);

-- One row: the place in the feed up to which events have been handed to endpoints. Whoever hands them out holds its lock.
CREATE TABLE webhook_cursor (
  name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  position BIGINT NOT NULL
);
INSERT INTO webhook_cursor (name, position) SELECT 'events', COALESCE(MAX(position), 0) FROM events;
