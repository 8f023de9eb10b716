CREATE FUNCTION dcm_app.rule_of(p_kind text)
RETURNS dcm.clock_rule
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    rule dcm.clock_rule;
BEGIN
    SELECT * INTO rule FROM dcm.clock_rule AS r WHERE r.kind = p_kind;
    RETURN rule;
END;
$$;
COMMENT ON FUNCTION dcm_app.rule_of(text) IS 'The district''s rule for a kind of request or stop';
