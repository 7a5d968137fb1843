-- Answers to requests with an idempotency key. Neither the key stands here nor, in clear, the answer:
-- it may tell a password or a token, and only who knows the key can read it.
create table kept_answer (
  username       text not null,
  key_sha256     text not null,
  request_sha256 text not null,
  created_at     timestamptz not null,
  -- Until when the request is taken for being under way.
  busy_until     timestamptz not null,
  status         integer,
  answer         bytea check ((answer is null) = (status is null)),
  primary key (username, key_sha256)
);
create index kept_answer_age on kept_answer (created_at);
