alter table incident
  add column plates jsonb not null default '[]',
  add column ending text,
  add column lead text;
