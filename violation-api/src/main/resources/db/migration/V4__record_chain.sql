-- The record becomes a chain of hashes; docs/record.md tells its form and what it proves. What stood
-- in the record before is kept word for word, numbered anew without gaps, and chained here, once; the
-- row RECORD_CHAINED after it says so.
alter table activity rename to unchained_activity;
alter table unchained_activity rename constraint activity_pkey to unchained_activity_pkey;
drop index activity_subject;

create function activity_field(value text) returns text language sql immutable as $$
  select octet_length(convert_to(value, 'UTF8')) || ':' || value || E'\n'
$$;

-- The same as dev.xunjie.evidence.record.RecordEntry, so that the database refuses what would break
-- the chain, and an auditor can check it with nothing but SQL.
create function activity_sha256(
  sequence bigint, previous_sha256 text, at timestamptz, actor text, address text, kind text,
  subject text, detail text) returns text language sql stable as $$
  select encode(sha256(convert_to(
    E'xunjie-record-1\n'
      || activity_field(sequence::text)
      || activity_field(previous_sha256)
      || activity_field(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
      || activity_field(actor)
      || activity_field(address)
      || activity_field(kind)
      || activity_field(subject)
      || activity_field(detail), 'UTF8')), 'hex')
$$;

-- The detail is the very text that was hashed: jsonb would order its keys anew.
create table activity (
  sequence        bigint primary key,
  at              timestamptz not null,
  actor           text not null,
  address         text not null,
  kind            text not null,
  subject         text not null,
  detail          text not null,
  previous_sha256 text not null,
  sha256          text not null
);

-- The newest row, locked by whoever appends the next one: so there are no gaps and no forks.
create table activity_head (
  single   boolean primary key default true check (single),
  sequence bigint not null,
  sha256   text not null
);

do $$
declare
  kept    record;
  number  bigint := 0;
  newest  text := repeat('0', 64);
  present text;
begin
  for kept in
    select at, actor, address, kind, subject, detail::text as detail
    from (
      select id, at, actor, address, kind, subject, detail from unchained_activity
      union all
      select 9223372036854775807, now(), 'xunjie', '', 'RECORD_CHAINED', '',
        jsonb_build_object('rowsBefore', (select count(*) from unchained_activity))
    ) as everything
    order by id
  loop
    number := number + 1;
    present := activity_sha256(number, newest, kept.at, kept.actor, kept.address, kept.kind,
      kept.subject, kept.detail);
    insert into activity values (number, kept.at, kept.actor, kept.address, kept.kind, kept.subject,
      kept.detail, newest, present);
    newest := present;
  end loop;
  insert into activity_head (sequence, sha256) values (number, newest);
end
$$;

drop table unchained_activity;

create index activity_subject on activity (subject, sequence);
create index activity_actor on activity (actor, sequence);
create index activity_kind on activity (kind, sequence);
create index activity_at on activity (at);

create function follow_activity_head() returns trigger language plpgsql as $$
begin
  if new.sha256 <> activity_sha256(new.sequence, new.previous_sha256, new.at, new.actor, new.address,
      new.kind, new.subject, new.detail) then
    raise exception 'row % of the record does not have the hash of its content', new.sequence;
  end if;
  update activity_head set sequence = new.sequence, sha256 = new.sha256
    where sequence = new.sequence - 1 and sha256 = new.previous_sha256;
  if not found then
    raise exception 'row % of the record does not follow its head', new.sequence;
  end if;
  return new;
end
$$;

create function refuse_step_back() returns trigger language plpgsql as $$
begin
  if new.sequence <> old.sequence + 1 then
    raise exception 'the head of the record is append-only: from % to % is refused', old.sequence,
      new.sequence using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

create trigger activity_append_only before update or delete or truncate on activity
  for each statement execute function refuse_change();
create trigger activity_follows_head before insert on activity
  for each row execute function follow_activity_head();
create trigger activity_head_keeps before insert or delete or truncate on activity_head
  for each statement execute function refuse_change();
create trigger activity_head_moves_forwards before update on activity_head
  for each row execute function refuse_step_back();
