CREATE FUNCTION dcm_app.census_row_drop()
RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
BEGIN
    PERFORM dcm_app.require_surveyor();
    DELETE FROM dcm.census_row AS r WHERE r.id = old.id;
    DELETE FROM dcm.census_fault AS f WHERE f.batch = old.batch AND f.row_no = old.row_no;
    UPDATE dcm.census_batch AS b
    SET faulty = (SELECT count(*) FROM dcm.census_row AS r WHERE r.batch = b.id) WHERE b.id = old.batch;
    RETURN old;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_row_drop() IS 'DELETE on dcm_app.census_row: the row is not taken, its faults go with it';
