-- A count is spread over several rows, so that those who count do not wait for each other's commits; on SQLite there is one.
ALTER TABLE quota_usage RENAME TO quota_usage_old;
CREATE TABLE quota_usage (
  holder TEXT NOT NULL,
  quota TEXT NOT NULL,
  used BIGINT NOT NULL,
  slot INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (holder, quota, slot)
) WITHOUT ROWID;
INSERT INTO quota_usage (holder, quota, used) SELECT holder, quota, used FROM quota_usage_old;
DROP TABLE quota_usage_old;
