-- An archived client's credentials are found however many it has had.
CREATE INDEX credentials_live_of_client ON credentials (client_id, id) WHERE revoked_at IS NULL;
