-- squad and areas are ids of the squads' and the areas' tables; a removed one simply matches nothing.
alter table account
  add column squad                text,
  add column areas                text[] not null default '{}',
  add column disabled_at          timestamptz,
  add column must_change_password boolean not null default false;

-- 行政执法证. A number belongs to one officer, else one person could confirm as two.
create table officer_certificate (
  username    text not null references account,
  number      text not null unique,
  valid_from  date not null,
  -- The last valid day; the day before the first: it never was valid.
  valid_until date not null check (valid_until >= valid_from - 1),
  primary key (username, number)
);
