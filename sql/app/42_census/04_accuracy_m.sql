CREATE FUNCTION dcm_app.accuracy_m(k dcm.class)
RETURNS double precision
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT CASE coalesce(k.accuracy, CASE k.geometry_type WHEN 'point' THEN 'A' WHEN 'line' THEN 'B' ELSE 'C' END)
        WHEN 'A' THEN 0.5 WHEN 'B' THEN 1.0 ELSE 10.0
    END
$$;
COMMENT ON FUNCTION dcm_app.accuracy_m(dcm.class) IS 'How exactly components of a class are surveyed, in metres: A 0.5, B 1, C 10';
