CREATE FUNCTION dcm_app.census_recheck(p_batch int)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    b dcm.census_batch := dcm_app.census_batch_of(p_batch, ARRAY['written']);
BEGIN
    IF b.kind = 'grids' THEN
        RETURN dcm_app.census_recheck_grids(b.id);
    END IF;
    PERFORM dcm_app.census_tables();
    INSERT INTO pg_temp.census_part (batch, part, name, srid, degrees, classed)
    SELECT b.id, row_number() OVER (ORDER BY r.part), r.part, 4547, false, true
    FROM dcm.census_row AS r WHERE r.batch = b.id GROUP BY r.part;
    IF NOT FOUND THEN  -- nothing is left to mend
        INSERT INTO pg_temp.census_part (batch, part, name, srid, degrees, classed) VALUES (b.id, 1, b.title, 4547, false, true);
    END IF;
    INSERT INTO pg_temp.census_in
    SELECT r.row_no, p.part, r.part_row, r.component_code, r.class_standard, r.class_code, r.class_text, r.name, r.status,
        r.owner_department, r.competent_department, r.maintenance_department, r.grid_code, r.address, r.surveyed_on,
        r.valid_from, r.changed_on, r.valid_to, r.data_source, r.note, r.photo, r.extra, r.unread, r.geom
    FROM dcm.census_row AS r INNER JOIN pg_temp.census_part AS p ON p.name = r.part
    WHERE r.batch = b.id ORDER BY r.row_no;
    b.source := '[]';
    RETURN dcm_app.census_judge(b);
END;
$$;
COMMENT ON FUNCTION dcm_app.census_recheck(int) IS
    'Checks the rows of a written batch that wait in census_row again, after they were mended; answers as census_check, census_take then takes the clean ones';
