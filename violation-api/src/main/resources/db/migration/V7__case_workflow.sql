-- A case is an incident on its way through the office (docs/workflow.md).
alter table incident
  drop constraint incident_state_check,
  add constraint incident_state_check check (state in (
    'PENDING', 'CONFIRMED', 'COUNTER_CONFIRMED', 'NOTIFIED', 'DISPATCHED', 'ACCEPTED', 'HANDLED',
    'ORDERED', 'CORRECTED', 'NOT_CORRECTED', 'NOT_FOUND', 'FILED', 'DECIDED', 'SERVED', 'CLOSED',
    'REJECTED', 'CANCELLED', 'MERGED')),
  add column zone_id  text generated always as (zone->>'id') stored,
  add column plate    text,
  add column plate_by text references account,
  add column squad    text,
  -- Nearest end of a running clock; none runs on what is done.
  add column due_at   timestamptz,
  -- What comes first of what is due at the same time: the graver, then the surer.
  add column severity smallint not null default 2,
  add column doubt    double precision not null default 0.5;

update incident set due_at = violation_at + interval '7 days' where state in ('PENDING', 'CONFIRMED');

drop index incident_queue;
create index incident_queue on incident (state, due_at, severity, doubt, id);
create index incident_newest on incident (state, violation_at desc, id desc);
create index incident_plate on incident (plate, violation_at) where plate is not null;
create index incident_place on incident (camera_id, zone_id, violation_at);
create index incident_squad on incident (squad, state, due_at) where squad is not null;

create table case_step (
  incident_id text not null references incident,
  ordinal     integer not null,
  action      text not null,
  from_state  text not null,
  to_state    text not null,
  reason      text,
  note        text not null default '',
  detail      jsonb not null default '{}',
  certificate text,
  batch       text,
  actor       text not null,
  at          timestamptz not null,
  primary key (incident_id, ordinal)
);
create index case_step_batch on case_step (batch) where batch is not null;
create index case_step_at on case_step (at, incident_id, ordinal);

insert into case_step (incident_id, ordinal, action, from_state, to_state, reason, note, actor, at)
select incident_id, 1, verdict, 'PENDING', case verdict when 'CONFIRM' then 'CONFIRMED' else 'REJECTED' end,
  reason, note, decided_by, decided_at
from decision;
drop table decision;

create trigger case_step_append_only before update or delete or truncate on case_step
  for each statement execute function refuse_change();

create table case_clock (
  incident_id text not null references incident,
  kind        text not null,
  started_at  timestamptz not null,
  due_at      timestamptz not null,
  stopped_at  timestamptz,
  -- When it was told that the clock ran out.
  missed_at   timestamptz,
  primary key (incident_id, kind, started_at)
);
create index case_clock_running on case_clock (due_at) where stopped_at is null;

insert into case_clock (incident_id, kind, started_at, due_at)
select id, 'REVIEW', violation_at, due_at from incident where due_at is not null;

create table task_photo (
  id            text primary key,
  incident_id   text not null references incident,
  moment        text not null check (moment in ('BEFORE', 'AFTER')),
  sha256        text not null,
  bytes         integer not null,
  content_type  text not null,
  taken_at      timestamptz not null,
  longitude     double precision,
  latitude      double precision,
  accuracy_m    double precision,
  uploaded_by   text not null references account,
  uploaded_at   timestamptz not null
);
create index task_photo_incident on task_photo (incident_id, uploaded_at);
create trigger task_photo_append_only before update or delete or truncate on task_photo
  for each statement execute function refuse_change();
