-- Undoing a batch asks what became of the states it wrote.
CREATE INDEX component_past_written ON dcm.component_past (batch) WHERE batch IS NOT NULL;
