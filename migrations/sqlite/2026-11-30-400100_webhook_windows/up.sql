-- Each endpoint has a place of its own in the feed, and so many deliveries that wait at most. Replicas of the release before
-- hand out nothing any more, because their cursor is gone; they go on sending.
-- One row: the place in the feed up to which endpoints were told that there is something for them. Whoever hands events out
-- holds its lock.
CREATE TABLE webhook_announced (
  name TEXT NOT NULL PRIMARY KEY,
  position BIGINT NOT NULL
);
INSERT INTO webhook_announced (name, position) SELECT name, position FROM webhook_cursor;
-- The place in the feed up to which its events were handed out; begins_after counts where it is later.
ALTER TABLE webhook_endpoints ADD COLUMN handed_out BIGINT NOT NULL DEFAULT 0;
-- The last place before it was disabled: what came until then it gets all the same.
ALTER TABLE webhook_endpoints ADD COLUMN stops_at BIGINT;
-- Since when there may be something to hand out to it; null: there is not, or too many of its deliveries wait.
ALTER TABLE webhook_endpoints ADD COLUMN hand_out_at INTEGER;
UPDATE webhook_endpoints SET handed_out = (SELECT position FROM webhook_cursor);
CREATE INDEX webhook_endpoints_hand_out ON webhook_endpoints (hand_out_at) WHERE hand_out_at IS NOT NULL;
DROP TABLE webhook_cursor;
