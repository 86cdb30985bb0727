DROP INDEX clients_archived_of_reseller;
DROP INDEX clients_archived_by_id;
CREATE INDEX clients_reseller_status ON clients (reseller_id, status, id);
CREATE INDEX clients_status ON clients (status, id);
