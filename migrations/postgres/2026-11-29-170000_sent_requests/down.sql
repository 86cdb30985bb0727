DROP INDEX link_requests_sent_at;
