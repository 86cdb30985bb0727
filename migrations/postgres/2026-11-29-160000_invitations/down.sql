DROP TABLE handshakes;
DROP TABLE invitations;
DROP INDEX link_requests_scheduled;
ALTER TABLE link_requests DROP COLUMN send_scheduled_at;
