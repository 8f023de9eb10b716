CREATE TABLE dcm.saved_filter (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner text NOT NULL REFERENCES dcm.staff (login) ON UPDATE CASCADE,
    room text NOT NULL,
    name text NOT NULL,
    shared boolean NOT NULL DEFAULT false,
    definition jsonb NOT NULL,
    changed_at timestamptz NOT NULL,
    UNIQUE (owner, room, name)
);
COMMENT ON TABLE dcm.saved_filter IS 'Filters of case lists that people have named (常用筛选)';
COMMENT ON COLUMN dcm.saved_filter.id IS 'Key';
COMMENT ON COLUMN dcm.saved_filter.owner IS 'Who saved it';
COMMENT ON COLUMN dcm.saved_filter.room IS 'List that it belongs to, e.g. dispatch';
COMMENT ON COLUMN dcm.saved_filter.name IS 'Name; one of a kind among the owner''s filters of a room';
COMMENT ON COLUMN dcm.saved_filter.shared IS 'Whether colleagues see it';
COMMENT ON COLUMN dcm.saved_filter.definition IS 'What the desk filters by; a JSON object that only the desk reads';
COMMENT ON COLUMN dcm.saved_filter.changed_at IS 'When it was last saved';
