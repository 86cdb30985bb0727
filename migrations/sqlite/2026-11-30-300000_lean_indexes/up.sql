-- An event is stored before it has a place, and its place is in each of these: without the condition it had two entries in
-- each. A client has no entries for a reference that it lacks.
DROP INDEX events_reseller;
DROP INDEX events_kind;
DROP INDEX events_reseller_kind;
DROP INDEX events_resource;
CREATE INDEX events_reseller ON events (reseller_id, position) WHERE position IS NOT NULL;
CREATE INDEX events_kind ON events (kind, position) WHERE position IS NOT NULL;
CREATE INDEX events_reseller_kind ON events (reseller_id, kind, position) WHERE position IS NOT NULL;
CREATE INDEX events_resource ON events (resource_id, position) WHERE position IS NOT NULL;
DROP INDEX clients_external_ref;
DROP INDEX clients_by_external_ref;
CREATE UNIQUE INDEX clients_external_ref ON clients (reseller_id, external_ref) WHERE external_ref IS NOT NULL;
CREATE INDEX clients_by_external_ref ON clients (external_ref, id) WHERE external_ref IS NOT NULL;
