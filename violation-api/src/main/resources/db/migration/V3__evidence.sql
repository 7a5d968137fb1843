-- What is to be assembled: an incident is due while more is known of it than was sealed.
create table evidence_plan (
  incident_id     text primary key references incident,
  changes         integer not null,
  sealed_changes  integer not null default 0,
  due_since       timestamptz not null,
  attempts        integer not null default 0,
  next_attempt_at timestamptz not null,
  waiting_for     text not null default ''
);
create index evidence_plan_due on evidence_plan (next_attempt_at) where changes > sealed_changes;

create table evidence_bundle (
  incident_id      text not null references incident,
  revision         integer not null,
  sequence         bigint not null,
  manifest_sha256  text not null,
  signature_sha256 text not null,
  score            double precision not null,
  unmet            jsonb not null,
  missing          jsonb not null,
  sealed_at        timestamptz not null,
  primary key (incident_id, revision)
);
create trigger evidence_bundle_append_only before update or delete or truncate on evidence_bundle
  for each statement execute function refuse_change();
