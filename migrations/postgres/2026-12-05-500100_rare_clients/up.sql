-- A client costs two entries in indexes less: archived clients are few and have indexes of their own, and who wants the others
-- walks past them.
DROP INDEX clients_status;
DROP INDEX clients_reseller_status;
CREATE INDEX clients_archived_by_id ON clients (status, id) WHERE status = 'archived';
CREATE INDEX clients_archived_of_reseller ON clients (reseller_id, id) WHERE status = 'archived';
