CREATE FUNCTION dcm_app.grid_piece(piece geometry)
RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE
SET search_path = public, pg_temp
AS $$
BEGIN
    RETURN jsonb_build_object(
        'area_m2', round(ST_Area(piece)::numeric, 2),
        'width_m', round((2 * ST_Area(piece) / nullif(ST_Perimeter(piece), 0))::numeric, 2)
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.grid_piece(geometry) IS 'Area (m²) and mean width (m) of a gap or overlap, for the report';
