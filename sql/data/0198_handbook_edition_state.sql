-- What came with the software or was entered by hand before this version is in force as it was.
ALTER TABLE dcm.handbook_edition
    ADD COLUMN state text NOT NULL DEFAULT 'released' CHECK (state IN ('draft', 'released', 'withdrawn')),
    ADD COLUMN source text,
    ADD COLUMN based_on text REFERENCES dcm.handbook_edition,
    ADD COLUMN made_by text,
    ADD COLUMN made_at timestamptz,
    ADD COLUMN put_in_force_by text,
    ADD COLUMN put_in_force_at timestamptz,
    ADD COLUMN withdrawn_by text,
    ADD COLUMN withdrawn_at timestamptz,
    ALTER COLUMN valid_from DROP NOT NULL,
    ADD CHECK (state <> 'released' OR valid_from IS NOT NULL);
COMMENT ON COLUMN dcm.handbook_edition.valid_from IS
    'First day in force; the newest released one not in the future counts. Of a draft: the day that is meant, if any';
COMMENT ON COLUMN dcm.handbook_edition.state IS 'draft 草稿, released 已发布 or withdrawn 已撤回; only a draft can be changed';
COMMENT ON COLUMN dcm.handbook_edition.source IS 'Workbook that it was imported from';
COMMENT ON COLUMN dcm.handbook_edition.based_on IS 'Edition that it began as a copy of';
COMMENT ON COLUMN dcm.handbook_edition.made_by IS 'Login that opened the draft';
COMMENT ON COLUMN dcm.handbook_edition.made_at IS 'When';
COMMENT ON COLUMN dcm.handbook_edition.put_in_force_by IS 'Login that put it in force; empty for what came with the software';
COMMENT ON COLUMN dcm.handbook_edition.put_in_force_at IS 'When that was decided';
COMMENT ON COLUMN dcm.handbook_edition.withdrawn_by IS 'Login that withdrew it before it began';
COMMENT ON COLUMN dcm.handbook_edition.withdrawn_at IS 'When';
