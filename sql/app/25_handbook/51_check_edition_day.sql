CREATE FUNCTION dcm_app.check_edition_day(e dcm.handbook_edition, p_from date)
RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    other dcm.handbook_edition;
BEGIN
    IF p_from IS NULL THEN
        PERFORM dcm_app.raise_error('DC005', '还没有启用日期', '请选择从哪一天起启用', '{"key": "day_missing"}');
    END IF;
    IF p_from < dcm_app.today() THEN
        PERFORM dcm_app.raise_error('DC003', format('启用日期 %s 已过', p_from), '已立的案件按当时的手册办理；请选今天或以后的日期',
            jsonb_build_object('key', 'edition_in_past', 'day', p_from));
    END IF;
    IF p_from > '2999-12-31' THEN
        PERFORM dcm_app.raise_error('DC003', '启用日期不对', '日期形如 2027-01-01', jsonb_build_object('key', 'bad_day', 'day', p_from));
    END IF;
    SELECT * INTO other FROM dcm.handbook_edition AS o
    WHERE o.state = 'released' AND o.valid_from = p_from AND o.code <> e.code LIMIT 1;
    IF FOUND THEN
        PERFORM dcm_app.raise_error('DC003', format('%s 已有“%s”启用，两个版本会重叠', p_from, other.label_zh), '请换一天，或先撤回那个版本',
            jsonb_build_object('key', 'day_taken', 'day', p_from, 'edition', other.code, 'label_zh', other.label_zh));
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.check_edition_day(dcm.handbook_edition, date) IS
    'DC003 for a day on which an edition cannot begin: in the past, or that of another edition';
