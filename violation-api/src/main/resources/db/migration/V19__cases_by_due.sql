-- Cases of all states whose nearest clock has run out or soon will, what is due first at the top.
create index incident_due on incident (due_at, severity, doubt, id) where due_at is not null;
