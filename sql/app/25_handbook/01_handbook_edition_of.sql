CREATE FUNCTION dcm_app.handbook_edition_of(p_edition text)
RETURNS dcm.handbook_edition
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    e dcm.handbook_edition;
BEGIN
    SELECT * INTO e FROM dcm.handbook_edition AS x WHERE x.code = p_edition;
    IF NOT FOUND THEN
        PERFORM dcm_app.raise_error('DC004', format('没有指挥手册“%s”', left(coalesce(p_edition, '（未给出）'), 60)), '请在版本列表中选择',
            jsonb_build_object('key', 'edition_not_found', 'edition', left(p_edition, 60)));
    END IF;
    RETURN e;
END;
$$;
COMMENT ON FUNCTION dcm_app.handbook_edition_of(text) IS 'Edition of the handbook by its code; DC004 where there is none';
