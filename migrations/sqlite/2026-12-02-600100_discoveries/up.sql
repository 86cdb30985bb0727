-- What clients answered to the discovery questions; no row before the first answer.
CREATE TABLE discoveries (
  client_id TEXT NOT NULL PRIMARY KEY REFERENCES clients (id),
  -- JSON: codes of answers by codes of questions.
  answers TEXT NOT NULL,
  note TEXT,
  reviewed_at INTEGER,
  version INTEGER NOT NULL
);
