-- A count is spread over several rows, so that those who count do not wait for each other's commits.
ALTER TABLE quota_usage ADD COLUMN slot INTEGER NOT NULL DEFAULT 0;
ALTER TABLE quota_usage DROP CONSTRAINT quota_usage_pkey;
ALTER TABLE quota_usage ADD PRIMARY KEY (holder, quota, slot);
