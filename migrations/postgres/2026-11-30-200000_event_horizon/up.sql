-- How far retention has removed events: place, id and time of the last one that it removed; without a row it has removed
-- none. Places, ids and times agree, so that what is older than this is gone, and whoever asks for it can be told so.
CREATE TABLE event_horizon (
  name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  position BIGINT NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  at TIMESTAMPTZ NOT NULL
);
