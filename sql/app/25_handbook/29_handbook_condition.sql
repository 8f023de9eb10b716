CREATE FUNCTION dcm_app.handbook_condition(p_edition text, p_code text)
RETURNS dcm.filing_condition
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    f dcm.filing_condition;
BEGIN
    SELECT * INTO f FROM dcm.filing_condition AS o WHERE o.edition = p_edition AND o.condition_code = p_code;
    IF NOT FOUND THEN
        PERFORM dcm_app.raise_error('DC004', format('这个版本里没有立案条件 %s', left(coalesce(p_code, '（未给出）'), 40)), '请刷新列表',
            jsonb_build_object('key', 'condition_not_found', 'condition', left(p_code, 40)));
    END IF;
    RETURN f;
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_condition(text, text) IS 'A filing condition of an edition; DC004 where there is none';
