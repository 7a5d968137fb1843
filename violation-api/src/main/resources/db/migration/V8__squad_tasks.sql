-- A squad's list of what is done reads the newest first.
create index incident_squad_newest on incident (squad, violation_at desc, id desc)
  where squad is not null;
