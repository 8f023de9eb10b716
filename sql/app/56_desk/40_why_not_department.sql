CREATE FUNCTION dcm_app.why_not_department(c dcm.case_file, d dcm.department, OUT zh text, OUT en text)
RETURNS record
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, public, pg_temp
AS $$
DECLARE
    k dcm.class := dcm_app.class_of(c.class_standard, c.kind, c.class_code);
    here text := (SELECT s.label_zh FROM dcm.street AS s WHERE s.street_code = c.street_code);
BEGIN
    zh := format('权责配置中没有“%s”', k.label_zh);
    en := format('No duty for %s', k.label_en);
    IF d.street_code IS NOT NULL AND c.street_code IS NULL THEN
        zh := '案件没有本区内的位置，无法判断属地；' || zh;
        en := 'The case has no place in the district, so no territory; ' || en;
    ELSIF d.street_code IS NOT NULL THEN
        zh := format('属地是%s；', coalesce(here, c.street_code)) || zh;
        en := format('The territory is %s; ', coalesce(here, c.street_code)) || en;
    ELSIF c.component_code IS NULL AND c.kind = 'component' THEN
        zh := '案件没有关联部件，无法判断权属；' || zh;
        en := 'The case names no component, so no owner; ' || en;
    ELSIF c.component_code IS NOT NULL AND NOT EXISTS (SELECT FROM dcm_app.component_at_code(c.component_code)) THEN
        zh := '部件未登记在册，无法判断权属；' || zh;
        en := 'The component is not on record, so no owner; ' || en;
    ELSIF c.component_code IS NOT NULL THEN
        zh := '不是该部件的权属、养护或主管单位；' || zh;
        en := 'Neither owns, maintains nor supervises the component; ' || en;
    END IF;
END;
$$;
COMMENT ON FUNCTION dcm_app.why_not_department(dcm.case_file, dcm.department) IS
    'In words, why no rule speaks for a department; asked only where department_candidates has none';
