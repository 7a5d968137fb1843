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

-- Failed proofs are counted for a user name, for a browser that is known, or for a change of password.
alter table sign_in_attempt rename column username to counted_for;

-- Browsers that have signed in before: guesses made elsewhere don't lock them out.
create table known_browser (
  token_sha256 text primary key,
  username     text not null references account,
  last_used_at timestamptz not null
);

create table api_token (
  name         text primary key check (name ~ '^[a-z0-9._-]{2,32}$'),
  token_sha256 text not null unique,
  roles        text[] not null,
  areas        text[] not null,
  created_by   text not null references account,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz
);

-- A machine client publishes under its own name, which is no account's.
alter table policy_edit drop constraint policy_edit_edited_by_fkey;

-- Whoever came by the city's identity provider is not asked to replace a password of ours.
alter table user_session add column federated boolean not null default false;
