CREATE FUNCTION dcm_app.keep_grid_past(p_batch int, p_codes text[], p_how text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    INSERT INTO dcm.grid_past (grid_code, since, until, community_code, name, area_type, valid_from, valid_to, extra, geom,
        written_at, written_by, batch, replaced_batch, how)
    SELECT g.grid_code, g.since, greatest(g.since, dcm_app.today()), g.community_code, g.name, g.area_type, g.valid_from, g.valid_to, g.extra, g.geom,
        g.written_at, g.written_by, g.batch, p_batch, p_how
    FROM dcm.grid AS g WHERE g.grid_code = ANY (p_codes);
END;
$$;
COMMENT ON FUNCTION dcm_app.keep_grid_past(int, text[], text) IS 'Writes the present state of unit grids down before it is replaced';
