-- What is refused from now on is read by when it was: clients that were archived as well, in place of each of their
-- credentials.
CREATE INDEX clients_archived ON clients (status, updated_at) WHERE status = 'archived';
-- Read every second, and without a look into the table for those of archived clients.
DROP INDEX credentials_revoked;
CREATE INDEX credentials_revoked ON credentials (revoked_at, id, client_id);
