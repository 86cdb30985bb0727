-- New accounts: AWS's id of the creation under way, and one live requested account a mailbox.
ALTER TABLE link_requests ADD COLUMN create_request_id TEXT;
CREATE UNIQUE INDEX cloud_accounts_new_root_email ON cloud_accounts (root_email_key) WHERE origin = 'new' AND status NOT IN ('unlinked', 'closed');
CREATE INDEX link_requests_creating ON link_requests (sending_since) WHERE status = 'creating';
