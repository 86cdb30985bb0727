DROP INDEX cloud_accounts_new_root_email;
CREATE UNIQUE INDEX cloud_accounts_new_root_email ON cloud_accounts (root_email_key) WHERE origin = 'new' AND status NOT IN ('unlinked', 'closed');
DROP INDEX link_requests_stuck;
ALTER TABLE link_requests DROP COLUMN retry_at;
ALTER TABLE link_requests DROP COLUMN stuck_cause;
ALTER TABLE link_requests DROP COLUMN stuck_since;
