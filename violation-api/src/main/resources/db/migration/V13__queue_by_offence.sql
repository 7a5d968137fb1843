-- The queue of one offence in its order, and how long it is, without reading every case of the state.
create index incident_queue_offence on incident (state, offence, due_at, severity, doubt, id);
