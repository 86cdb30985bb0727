-- By which an account's owner, who has no credential, does the own steps.
CREATE TABLE owner_links (
  id TEXT NOT NULL PRIMARY KEY,
  reseller_id TEXT NOT NULL REFERENCES resellers (id),
  client_id TEXT NOT NULL REFERENCES clients (id),
  cloud_account_id TEXT NOT NULL REFERENCES cloud_accounts (id),
  -- SHA-256 of the token in the link's address, which is in one answer and nowhere else.
  token_hash TEXT NOT NULL,
  language TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  last_opened_at INTEGER,
  -- Since when AWS has been asked about the role, for the owner; null: it is not.
  checking_since INTEGER,
  revoked_at INTEGER,
  done_at INTEGER,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX owner_links_token ON owner_links (token_hash);
CREATE INDEX owner_links_account ON owner_links (cloud_account_id, id);
-- Those that may still be active, to count and to end them.
CREATE INDEX owner_links_open ON owner_links (cloud_account_id, expires_at) WHERE revoked_at IS NULL AND done_at IS NULL;
