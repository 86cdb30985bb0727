-- One row at most: by how much the test clock of the simulated mode is ahead of real time. In other modes nobody reads it.
CREATE TABLE test_clock (
  name TEXT NOT NULL PRIMARY KEY,
  offset_seconds BIGINT NOT NULL,
  version INTEGER NOT NULL
);
