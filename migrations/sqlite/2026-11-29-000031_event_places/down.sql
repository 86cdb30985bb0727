DROP INDEX events_position;
CREATE UNIQUE INDEX events_position ON events (position);
