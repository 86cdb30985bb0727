DROP INDEX clients_archived;
