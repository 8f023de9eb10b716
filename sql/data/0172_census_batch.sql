CREATE TABLE dcm.census_batch (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('components', 'grids', 'ownership', 'retire')),
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'checked', 'written', 'discarded', 'undone')),
    title text NOT NULL,
    class_standard text REFERENCES dcm.class_standard,
    source jsonb NOT NULL DEFAULT '{}',
    mapping jsonb NOT NULL DEFAULT '{}',
    vanished_rule text NOT NULL DEFAULT 'keep' CHECK (vanished_rule IN ('keep', 'retire')),
    read_count integer NOT NULL DEFAULT 0,
    added integer NOT NULL DEFAULT 0,
    changed integer NOT NULL DEFAULT 0,
    same integer NOT NULL DEFAULT 0,
    vanished integer NOT NULL DEFAULT 0,
    faulty integer NOT NULL DEFAULT 0,
    opened_by text NOT NULL,
    opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    written_at timestamptz,
    undone_by text,
    undone_at timestamptz
);
COMMENT ON TABLE dcm.census_batch IS 'One delivery or one change in bulk of the base data (普查批次): what came, what was taken, who did it; undone as a whole';
COMMENT ON COLUMN dcm.census_batch.id IS 'Batch number';
COMMENT ON COLUMN dcm.census_batch.kind IS 'components 部件, grids 单元网格, ownership 权属批量设置, retire 批量注销';
COMMENT ON COLUMN dcm.census_batch.state IS 'open being loaded, checked waits for a decision, written, discarded, undone';
COMMENT ON COLUMN dcm.census_batch.title IS 'Name of the delivery, without its folder';
COMMENT ON COLUMN dcm.census_batch.class_standard IS 'Standard whose class numbers the delivery uses';
COMMENT ON COLUMN dcm.census_batch.source IS 'Parts of the delivery with encoding, CRS and counts: [{name, layer, encoding, crs, rows}]';
COMMENT ON COLUMN dcm.census_batch.mapping IS 'How columns and values were read: {columns, values, constants}';
COMMENT ON COLUMN dcm.census_batch.vanished_rule IS 'What happens to components of the area that the delivery lacks: keep, retire';
COMMENT ON COLUMN dcm.census_batch.read_count IS 'Rows of the delivery';
COMMENT ON COLUMN dcm.census_batch.added IS 'Rows that became new objects';
COMMENT ON COLUMN dcm.census_batch.changed IS 'Rows that changed an object';
COMMENT ON COLUMN dcm.census_batch.same IS 'Rows that said what was known';
COMMENT ON COLUMN dcm.census_batch.vanished IS 'Objects of the area that the delivery lacks';
COMMENT ON COLUMN dcm.census_batch.faulty IS 'Rows that wait to be mended';
COMMENT ON COLUMN dcm.census_batch.opened_by IS 'Login who brought it in';
COMMENT ON COLUMN dcm.census_batch.opened_at IS 'When it began';
COMMENT ON COLUMN dcm.census_batch.written_at IS 'When its clean rows were taken';
COMMENT ON COLUMN dcm.census_batch.undone_by IS 'Login who took it back';
COMMENT ON COLUMN dcm.census_batch.undone_at IS 'When it was taken back';
