-- What was answered to a POST that carried an Idempotency-Key, so that its repetition is answered alike and done once.
-- A row is written in the transaction of the effect; only work that waits for AWS in between commits it without an
-- answer, and then `running_until` says how long it counts as under way.
CREATE TABLE idempotency_keys (
  credential_id TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  -- SHA-256 of the request, in hexadecimal.
  fingerprint TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  running_until INTEGER,
  status INTEGER,
  language TEXT,
  etag TEXT,
  location TEXT,
  body TEXT,
  PRIMARY KEY (credential_id, idempotency_key)
) WITHOUT ROWID;
CREATE INDEX idempotency_keys_expiry ON idempotency_keys (expires_at);
