-- Why the platform cannot go on with a request, since when, and when it tries again. What is stuck holds up no other
-- request, is shown at its resource, and can be ended by operations.
ALTER TABLE link_requests ADD COLUMN stuck_since INTEGER;
ALTER TABLE link_requests ADD COLUMN stuck_cause TEXT;
ALTER TABLE link_requests ADD COLUMN retry_at INTEGER;
CREATE INDEX link_requests_stuck ON link_requests (retry_at) WHERE retry_at IS NOT NULL;

-- Of other resellers' addresses AWS is the judge: nobody can keep one from another reseller by naming it first.
DROP INDEX cloud_accounts_new_root_email;
CREATE UNIQUE INDEX cloud_accounts_new_root_email ON cloud_accounts (reseller_id, root_email_key) WHERE origin = 'new' AND status NOT IN ('unlinked', 'closed');
