-- The device register: each row is all that is known of a camera's approval from one edit on. For a
-- moment of capture the newest row whose period holds that moment decides.
create table camera_approval (
  camera_id                 text not null,
  revision                  integer not null check (revision > 0),
  device_number             text,
  legal_review_on           date,
  legal_review_by           text check ((legal_review_by is null) = (legal_review_on is null)),
  legal_review_document     text check ((legal_review_document is null) = (legal_review_on is null)),
  technical_review_on       date,
  technical_review_by       text check ((technical_review_by is null) = (technical_review_on is null)),
  technical_review_document text check ((technical_review_document is null) = (technical_review_on is null)),
  verified_until            date check ((verified_until is null) = (technical_review_on is null)),
  signs_placed_on           date,
  published_on              date,
  published_where           text check ((published_where is null) = (published_on is null)),
  valid_from                timestamptz not null,
  valid_until               timestamptz check (valid_until > valid_from),
  revoked_at                timestamptz,
  revocation_reason         text check ((revocation_reason is null) = (revoked_at is null)),
  edited_by                 text not null references account,
  edited_at                 timestamptz not null,
  primary key (camera_id, revision)
);
create trigger camera_approval_append_only before update or delete or truncate on camera_approval
  for each statement execute function refuse_change();

-- Outline: corners [longitude, latitude] in degrees of WGS-84, the last joined to the first.
create table area (
  id        text primary key,
  name      text not null,
  outline   jsonb not null,
  edited_by text not null references account,
  edited_at timestamptz not null
);

create table squad (
  id        text primary key,
  name      text not null,
  phone     text not null,
  longitude double precision not null,
  latitude  double precision not null,
  edited_by text not null references account,
  edited_at timestamptz not null
);
create table squad_area (
  squad_id text not null references squad on delete cascade,
  area_id  text not null references area,
  primary key (squad_id, area_id)
);
-- On a weekday (1 Monday to 7 Sunday) or on one date, which takes the place of its weekday; a date
-- without hours is a day off. Hours that end no later than they start reach into the next day.
create table squad_duty (
  squad_id text not null references squad on delete cascade,
  ordinal  integer not null,
  weekday  smallint check (weekday between 1 and 7),
  on_date  date check ((on_date is null) = (weekday is not null)),
  starts   time check (starts is not null or on_date is not null),
  ends     time check ((ends is null) = (starts is null)),
  primary key (squad_id, ordinal)
);

create table camera_place (
  camera_id text primary key,
  longitude double precision not null,
  latitude  double precision not null,
  edited_by text not null references account,
  edited_at timestamptz not null
);
-- Follows from area and camera_place, so that a queue can be read by area.
create table camera_area (
  area_id   text not null references area on delete cascade,
  camera_id text not null references camera_place on delete cascade,
  primary key (area_id, camera_id)
);
create index camera_area_camera on camera_area (camera_id);
