-- What waits for somebody, counted for the overview without reading a case, and without what is
-- over, which grows without end.
create index incident_open on incident (state)
  where state not in ('CLOSED', 'REJECTED', 'CANCELLED', 'MERGED');
