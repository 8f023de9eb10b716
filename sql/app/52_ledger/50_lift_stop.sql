CREATE FUNCTION dcm_app.lift_stop(c dcm.case_file, p_at timestamptz)
RETURNS dcm.case_file
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
BEGIN
    c.clock_stops := c.clock_stops - tstzmultirange(tstzrange(p_at, NULL));
    c.stop_kind := NULL;
    c.stop_until := NULL;
    RETURN dcm_app.reckon(c);
END;
$$;
COMMENT ON FUNCTION dcm_app.lift_stop(dcm.case_file, timestamptz) IS 'The case with its clock running again from a moment, which is the planned end or before it';
