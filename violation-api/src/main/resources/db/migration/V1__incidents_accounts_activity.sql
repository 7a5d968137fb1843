create table account (
  username      text primary key check (username ~ '^[a-z0-9._-]{2,32}$'),
  display_name  text not null,
  password_hash text not null,
  roles         text[] not null,
  created_at    timestamptz not null
);

-- Only a digest of the cookie's token is stored: who reads this table can't sign in with it.
create table user_session (
  token_sha256 text primary key,
  username     text not null references account,
  created_at   timestamptz not null,
  last_used_at timestamptz not null
);

-- By the name that was typed, whether such an account exists or not: the answer tells nobody.
create table sign_in_attempt (
  username text primary key,
  attempts integer not null,
  last_at  timestamptz not null
);

create table incident (
  id              text primary key,
  offence         text not null,
  camera_id       text not null,
  zone            jsonb not null,
  policy_version  integer not null,
  started_at      timestamptz not null,
  violation_at    timestamptz not null,
  ended_at        timestamptz,
  dwell_seconds   double precision not null,
  unknown_seconds double precision not null,
  label           text not null,
  box             jsonb not null,
  reasons         jsonb not null,
  state           text not null default 'PENDING' check (state in ('PENDING', 'CONFIRMED', 'REJECTED')),
  received_at     timestamptz not null
);
create index incident_queue on incident (state, violation_at, id);

-- Ordinals are given once and never move, so that "still 2" means the same picture for ever.
create table still (
  incident_id     text not null references incident,
  ordinal         integer not null,
  moment          text not null,
  captured_at     timestamptz not null,
  frame_partition integer not null,
  frame_offset    bigint not null,
  box             jsonb not null,
  status          text not null default 'PENDING' check (status in ('PENDING', 'STORED', 'MISSING')),
  sha256          text check ((status = 'STORED') = (sha256 is not null)),
  missing_reason  text check ((status = 'MISSING') = (missing_reason is not null)),
  attempts        integer not null default 0,
  next_attempt_at timestamptz not null,
  primary key (incident_id, ordinal),
  unique (incident_id, moment, frame_partition, frame_offset)
);
create index still_due on still (next_attempt_at) where status = 'PENDING';

create table decision (
  incident_id text primary key references incident,
  verdict     text not null check (verdict in ('CONFIRM', 'REJECT')),
  reason      text check ((verdict = 'REJECT') = (reason is not null)),
  note        text not null,
  decided_by  text not null references account,
  decided_at  timestamptz not null
);

create table policy_edit (
  camera_id text not null,
  version   integer not null,
  policy    jsonb not null,
  edited_by text not null references account,
  edited_at timestamptz not null,
  primary key (camera_id, version)
);

create table activity (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  actor   text not null,
  address text not null,
  kind    text not null,
  subject text not null,
  detail  jsonb not null
);
create index activity_subject on activity (subject, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the table % is append-only: % is refused', tg_table_name, tg_op
    using errcode = 'restrict_violation';
end
$$;

create trigger activity_append_only before update or delete or truncate on activity
  for each statement execute function refuse_change();
create trigger decision_append_only before update or delete or truncate on decision
  for each statement execute function refuse_change();
create trigger policy_edit_append_only before update or delete or truncate on policy_edit
  for each statement execute function refuse_change();
