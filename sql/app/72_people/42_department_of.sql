CREATE FUNCTION dcm_app.department_of(p jsonb, was dcm.department)
RETURNS dcm.department
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    d dcm.department := was;
BEGIN
    d.code := p ->> 'code';
    d.label_zh := CASE WHEN p ? 'label_zh' THEN dcm_app.text_of(p, 'label_zh', 100) ELSE was.label_zh END;
    d.label_en := coalesce(CASE WHEN p ? 'label_en' THEN dcm_app.text_of(p, 'label_en', 100) ELSE was.label_en END, d.label_zh);
    d.short_zh := CASE WHEN p ? 'short_zh' THEN dcm_app.text_of(p, 'short_zh', 20) ELSE was.short_zh END;
    d.short_zh := coalesce(d.short_zh, left(d.label_zh, 20));
    d.kind := CASE WHEN p ? 'kind' THEN dcm_app.text_of(p, 'kind', 40) ELSE was.kind END;
    d.parent_code := CASE WHEN p ? 'parent_code' THEN dcm_app.text_of(p, 'parent_code', 20) ELSE was.parent_code END;
    d.street_code := CASE WHEN p ? 'street_code' THEN dcm_app.text_of(p, 'street_code', 20) ELSE was.street_code END;
    d.phone := CASE WHEN p ? 'phone' THEN dcm_app.phone_of(p, 'phone') ELSE was.phone END;
    d.sort := coalesce(dcm_app.number_of(p, 'sort')::int, was.sort, (SELECT coalesce(max(o.sort), 0) + 10 FROM dcm.department AS o));
    d.active := coalesce(was.active, true);
    RETURN d;
END;
$$;
COMMENT ON FUNCTION dcm_app.department_of(jsonb, dcm.department) IS 'A department as it was, with what is given changed; short and English name follow the full one where they are left empty';
