-- Archived clients whose credentials have yet to be revoked: a step at a time, so that a client with many holds up nobody.
-- A row lives until the last one has been. Meanwhile they are refused because their client is archived.
CREATE TABLE archived_client_credentials (
  client_id TEXT NOT NULL PRIMARY KEY,
  -- Credentials up to this one have been revoked.
  revoked_to TEXT NOT NULL,
  archived_at INTEGER NOT NULL,
  actor_credential_id TEXT,
  actor_role TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX archived_client_credentials_age ON archived_client_credentials (archived_at);
-- However many a client has had.
CREATE INDEX credentials_live_of_client ON credentials (client_id, id) WHERE revoked_at IS NULL;
