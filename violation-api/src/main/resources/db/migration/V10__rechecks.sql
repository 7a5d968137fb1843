-- Orders to look again, sent to the enforcement jobs, and what they answered.
create table recheck_order (
  order_id    text primary key,
  incident_id text not null references incident,
  recheck     jsonb not null,
  due_at      timestamptz not null,
  sent_at     timestamptz,
  finding     text check (finding in ('CORRECTED', 'STILL_THERE', 'UNKNOWN')),
  why         text check ((why is null) = (finding is null)),
  answered_at timestamptz check ((answered_at is null) = (finding is null))
);
create index recheck_order_unsent on recheck_order (due_at) where sent_at is null;
create index recheck_order_incident on recheck_order (incident_id);
