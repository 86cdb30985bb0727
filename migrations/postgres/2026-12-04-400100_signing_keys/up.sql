-- From when on the key signs; null of the one that the first start made, which signs at once.
ALTER TABLE signing_keys ADD COLUMN signs_from TIMESTAMPTZ;
