-- Work on the rows of a client that goes on in steps, so that a client with many holds up nobody: its accounts have yet to
-- be told of another pricebook, or its credentials to be revoked. A row lives until the last step has been taken.
CREATE TABLE unfinished_work (
  kind TEXT NOT NULL,
  client_id TEXT COLLATE "C" NOT NULL,
  -- Rows up to this one are done.
  done_to TEXT COLLATE "C" NOT NULL,
  begun_at TIMESTAMPTZ NOT NULL,
  actor_credential_id TEXT COLLATE "C",
  actor_role TEXT NOT NULL,
  PRIMARY KEY (client_id, kind)
);
CREATE INDEX unfinished_work_age ON unfinished_work (kind, begun_at);
