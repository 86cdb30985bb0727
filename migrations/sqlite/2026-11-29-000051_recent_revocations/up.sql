-- What is refused from now on is read by when it was: clients that were archived as well, in place of each of their
-- credentials.
CREATE INDEX clients_archived ON clients (status, updated_at) WHERE status = 'archived';
