-- All cases whatever their state, the newest violation first, and today's.
create index incident_violation on incident (violation_at desc, id desc);

-- What somebody types in search of a case: how a plate or an id begins.
create index incident_plate_begins on incident (plate text_pattern_ops) where plate is not null;
create index incident_id_begins on incident (id text_pattern_ops);
