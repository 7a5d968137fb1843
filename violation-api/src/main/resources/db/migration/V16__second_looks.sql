-- Stills of a look after an order to correct show the place then, not the offence.
alter table still add column second_look boolean not null default false;

update still set second_look = true
from (
  select incident_id, min(due_at) as looked_from from recheck_order group by incident_id) orders
where orders.incident_id = still.incident_id and captured_at >= looked_from;
