-- When a message was last tried, so that administrators see since when a receiver fails.
alter table webhook_delivery add column tried_at timestamptz;
