CREATE FUNCTION dcm_app.edition_at(p_at timestamptz)
RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN (
        SELECT e.code FROM dcm.handbook_edition AS e
        WHERE e.state = 'released' AND e.valid_from <= (p_at AT TIME ZONE 'Asia/Shanghai')::date
        ORDER BY e.valid_from DESC, e.is_default, e.code LIMIT 1
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.edition_at(timestamptz) IS 'Handbook edition in force, of those released; a district''s own goes before the default of the same day';
