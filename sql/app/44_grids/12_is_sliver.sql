CREATE FUNCTION dcm_app.is_sliver(piece geometry, width double precision, ratio double precision)
RETURNS boolean
LANGUAGE plpgsql IMMUTABLE
SET search_path = public, pg_temp
AS $$
BEGIN
    RETURN 4 * pi() * ST_Area(piece) < ratio * ST_Perimeter(piece) ^ 2 OR dcm_app.narrower(piece, width);
END;
$$;
COMMENT ON FUNCTION dcm_app.is_sliver(geometry, double precision, double precision) IS
    'Whether a gap or overlap is a sliver (狭长): nowhere as wide as so many metres, or less compact (4π·area / perimeter²) than the ratio';
