ALTER TABLE quota_usage RENAME TO quota_usage_new;
CREATE TABLE quota_usage (
  holder TEXT NOT NULL,
  quota TEXT NOT NULL,
  used BIGINT NOT NULL,
  PRIMARY KEY (holder, quota)
) WITHOUT ROWID;
INSERT INTO quota_usage (holder, quota, used) SELECT holder, quota, SUM(used) FROM quota_usage_new GROUP BY holder, quota;
DROP TABLE quota_usage_new;
