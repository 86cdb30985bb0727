CREATE TABLE webhook_cursor (
  name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  position BIGINT NOT NULL
);
INSERT INTO webhook_cursor (name, position) SELECT name, position FROM webhook_announced;
DROP INDEX webhook_endpoints_hand_out;
ALTER TABLE webhook_endpoints DROP COLUMN hand_out_at;
ALTER TABLE webhook_endpoints DROP COLUMN stops_at;
ALTER TABLE webhook_endpoints DROP COLUMN handed_out;
DROP TABLE webhook_announced;
