-- How many invitations were sent within the last 24 hours (L8).
CREATE INDEX link_requests_sent_at ON link_requests (sent_at) WHERE sent_at IS NOT NULL;
