CREATE FUNCTION dcm_app.component_at_code(p_code text)
RETURNS SETOF dcm.component
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
SET search_path = dcm, pg_temp
AS $$
BEGIN
    RETURN QUERY SELECT c.* FROM dcm.component AS c WHERE c.id = dcm_app.component_id_of(p_code);
END;
$$;
COMMENT ON FUNCTION dcm_app.component_at_code(text) IS
    'The component that a 标识码 means, also one that it had before it was re-classed; no row if there is none';
