CREATE FUNCTION dcm_app.census_judge(b dcm.census_batch)
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    place_known boolean := dcm_app.census_area();
    answer jsonb;
BEGIN
    ANALYZE pg_temp.census_in (row_no, class_code, grid_code);
    DROP TABLE IF EXISTS pg_temp.census_seen;
    CREATE TEMPORARY TABLE census_seen (batch int, seen pg_snapshot, outcome jsonb, print int);
    DELETE FROM dcm.census_fault AS f WHERE f.batch = b.id;
    DELETE FROM dcm.census_change AS c WHERE c.batch = b.id;
    -- Before anything of the base data is looked at: what is committed later than this, take has to look at again.
    INSERT INTO pg_temp.census_seen (batch, seen) VALUES (b.id, pg_current_snapshot());
    BEGIN
        PERFORM dcm_app.census_derive(b, place_known, false);
    EXCEPTION WHEN internal_error THEN  -- PostGIS: there is a position that cannot be projected
        PERFORM dcm_app.census_derive(b, place_known, true);
    END;
    PERFORM dcm_app.census_astray();
    PERFORM dcm_app.census_twice();
    PERFORM dcm_app.census_compare(b);
    PERFORM dcm_app.census_faults(b);
    answer := dcm_app.census_result(b.id, place_known);
    UPDATE pg_temp.census_seen AS s
    SET outcome = answer, print = (
            SELECT bit_xor(hashint8((w.row_no::bigint << 30) | (w.mask & ((1 << 27) - 1)))) FROM pg_temp.census_bad AS w
        );
    RETURN answer;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_judge(dcm.census_batch) IS 'All checks over pg_temp.census_in and what they found, for census_check and census_recheck';
