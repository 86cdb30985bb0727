-- Clients whose accounts have yet to be told that another pricebook prices them: a step at a time, so that a client with
-- many accounts holds up nobody. A row lives until the last account has been told.
CREATE TABLE inherited_pricebook_changes (
  client_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  -- Accounts up to this one have been told.
  told_to TEXT COLLATE "C" NOT NULL,
  changed_at TIMESTAMPTZ NOT NULL,
  actor_credential_id TEXT COLLATE "C",
  actor_role TEXT NOT NULL
);
CREATE INDEX inherited_pricebook_changes_age ON inherited_pricebook_changes (changed_at);
