-- Other systems that are told what happens. The secret stands here as it is, for every message is
-- signed with it.
create table webhook (
  id         text primary key,
  url        text not null,
  kinds      text[] not null,
  plates     boolean not null,
  secret     text not null,
  active     boolean not null default true,
  created_by text not null references account,
  created_at timestamptz not null
);

-- What each of them is still to be told and was told, written in the transaction of what it tells of.
create table webhook_delivery (
  id           bigint generated always as identity primary key,
  webhook_id   text not null references webhook on delete cascade,
  event_id     text not null,
  -- Messages of one incident go out one after the other.
  incident_id  text not null,
  kind         text not null,
  body         text not null,
  state        text not null default 'PENDING' check (state in ('PENDING', 'DELIVERED', 'FAILED')),
  created_at   timestamptz not null,
  attempts     integer not null default 0,
  due_at       timestamptz not null,
  -- Until when the instance that sends it has it for itself.
  leased_until timestamptz,
  last_outcome text not null default '',
  done_at      timestamptz,
  -- What Kafka or a restart tells twice is told once.
  unique (webhook_id, event_id)
);
create index webhook_delivery_due on webhook_delivery (webhook_id, due_at, id) where state = 'PENDING';
create index webhook_delivery_order on webhook_delivery (webhook_id, incident_id, id)
  where state = 'PENDING';
create index webhook_delivery_newest on webhook_delivery (webhook_id, id);
create index webhook_delivery_done on webhook_delivery (state, done_at) where state <> 'PENDING';
