CREATE FUNCTION dcm_app.narrower(piece geometry, width double precision)
RETURNS boolean
LANGUAGE plpgsql IMMUTABLE
SET search_path = public, pg_temp
AS $$
BEGIN
    -- Twice the area over the perimeter is never more than the largest width; the buffer is only needed below it.
    RETURN 2 * ST_Area(piece) < width * greatest(ST_Perimeter(piece), 1e-9)
        AND ST_IsEmpty(ST_Buffer(piece, -width / 2, 'quad_segs=2'));
END;
$$;
COMMENT ON FUNCTION dcm_app.narrower(geometry, double precision) IS
    'Whether an area is nowhere as wide as a number of metres (no circle of that diameter fits in)';
