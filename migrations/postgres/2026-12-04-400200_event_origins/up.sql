-- From where the change was asked for: the caller's address, a blank, the request's id. Null of what the platform did by itself.
ALTER TABLE events ADD COLUMN origin TEXT;
