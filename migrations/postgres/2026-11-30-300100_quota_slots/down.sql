CREATE TABLE quota_totals AS SELECT holder, quota, SUM(used)::BIGINT AS used FROM quota_usage GROUP BY holder, quota;
DELETE FROM quota_usage;
ALTER TABLE quota_usage DROP CONSTRAINT quota_usage_pkey;
ALTER TABLE quota_usage DROP COLUMN slot;
ALTER TABLE quota_usage ADD PRIMARY KEY (holder, quota);
INSERT INTO quota_usage (holder, quota, used) SELECT holder, quota, used FROM quota_totals;
DROP TABLE quota_totals;
