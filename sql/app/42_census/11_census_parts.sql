CREATE FUNCTION dcm_app.census_parts(p_batch int, p_source jsonb)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    bad text;
BEGIN
    INSERT INTO pg_temp.census_part (batch, part, name, srid, proj)
    SELECT p_batch, o.n, coalesce(nullif(o.p ->> 'name', ''), '第 ' || o.n || ' 部分'), nullif(o.p #>> '{crs,srid}', '')::int,
        nullif(o.p #>> '{crs,proj}', '')
    FROM jsonb_array_elements(p_source) WITH ORDINALITY AS o (p, n);
    FOR bad IN
        SELECT c.name FROM pg_temp.census_part AS c
        WHERE (c.proj IS NOT NULL OR c.srid IS NOT NULL)
            AND NOT dcm_app.census_crs_works(c.srid, c.proj)
    LOOP
        PERFORM dcm_app.raise_error('DC003', format('%s 的坐标系无法使用', bad), '请另选坐标系',
            jsonb_build_object('key', 'bad_crs', 'part', bad));
    END LOOP;
    UPDATE pg_temp.census_part AS c SET degrees = CASE
        WHEN c.srid IS NULL THEN coalesce(c.proj ~ '\+proj=(longlat|latlong)', false)
        ELSE EXISTS (SELECT FROM spatial_ref_sys AS s WHERE s.srid = c.srid AND s.srtext LIKE 'GEOGCS%') END;
    -- Where a part has columns of small classes, a row that leaves them empty lacks its class, whatever its code says.
    UPDATE pg_temp.census_part AS c
    SET classed = coalesce(b.mapping #> ARRAY['parts', (c.part - 1)::text, 'columns'], b.mapping -> 'columns')
        ?| '{class_code,class_name}'
    FROM dcm.census_batch AS b WHERE b.id = c.batch;
EXCEPTION WHEN data_exception THEN
    PERFORM dcm_app.raise_error('DC003', '交付说明不对：坐标系编号应是整数', '', '{"key": "bad_delivery"}');
END;
$$;
COMMENT ON FUNCTION dcm_app.census_parts(int, jsonb) IS 'The parts of a delivery with their coordinate systems; DC003 for one that cannot be used';
