-- When the platform sends a request that has to wait for its turn at AWS; null: it does not wait.
ALTER TABLE link_requests ADD COLUMN send_scheduled_at INTEGER;
CREATE INDEX link_requests_scheduled ON link_requests (send_scheduled_at, id) WHERE send_scheduled_at IS NOT NULL;

-- The invitations of the last 24 hours that AWS counts (L8): one row a try, taken away when its owner accepts. The row
-- without a request is held by whoever counts, so that no two count at once.
CREATE TABLE invitations (
  link_request_id TEXT NOT NULL,
  invited_at INTEGER NOT NULL,
  PRIMARY KEY (link_request_id, invited_at)
) WITHOUT ROWID;
CREATE INDEX invitations_age ON invitations (invited_at);
INSERT INTO invitations (link_request_id, invited_at) VALUES ('', 0);

-- What AWS said last of a request's handshake, as JSON: AWS forgets it 30 days after its end (L10).
CREATE TABLE handshakes (
  link_request_id TEXT PRIMARY KEY NOT NULL REFERENCES link_requests (id),
  evidence TEXT NOT NULL,
  noted_at INTEGER NOT NULL
) WITHOUT ROWID;
