-- What clients answered to the discovery questions; no row before the first answer.
CREATE TABLE discoveries (
  client_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES clients (id),
  -- JSON: codes of answers by codes of questions.
  answers TEXT COLLATE "C" NOT NULL,
  note TEXT COLLATE "C",
  reviewed_at TIMESTAMPTZ,
  version INTEGER NOT NULL
);
