-- The requests whose two weeks are over, by whom they belong to: a caller's are expired before its answers, and others' are
-- not its affair. The status is a column of the first as well, so that SQLite prefers it to the index of all statuses; the
-- last one has at most one request an account, and is preferred for that.
DROP INDEX link_requests_due;
CREATE INDEX link_requests_due ON link_requests (status, expires_at) WHERE status = 'sent';
CREATE INDEX link_requests_due_of_reseller ON link_requests (reseller_id, expires_at) WHERE status = 'sent';
CREATE INDEX link_requests_due_of_client ON link_requests (client_id, expires_at) WHERE status = 'sent';
CREATE UNIQUE INDEX link_requests_sent_of_account ON link_requests (cloud_account_id) WHERE status = 'sent';
