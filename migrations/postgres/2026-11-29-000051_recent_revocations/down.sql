DROP INDEX credentials_revoked;
CREATE INDEX credentials_revoked ON credentials (revoked_at);
DROP INDEX clients_archived;
