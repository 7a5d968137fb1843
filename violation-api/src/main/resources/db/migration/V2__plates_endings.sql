alter table incident
  add column plates  jsonb not null default '[]',
  add column lead    text,
  add column sources jsonb not null default '[]',
  add column ending  text,
  add column same_as text,
  drop constraint incident_state_check,
  add constraint incident_state_check
    check (state in ('PENDING', 'CONFIRMED', 'REJECTED', 'MERGED'));
