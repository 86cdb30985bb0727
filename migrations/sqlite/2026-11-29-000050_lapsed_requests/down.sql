DROP INDEX link_requests_sent_of_account;
DROP INDEX link_requests_due_of_client;
DROP INDEX link_requests_due_of_reseller;
DROP INDEX link_requests_due;
CREATE INDEX link_requests_due ON link_requests (expires_at) WHERE status = 'sent';
