CREATE FUNCTION dcm_app.search_plan_of(terms text[])
RETURNS dcm_app.search_plan
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
AS $$
DECLARE
    plan dcm_app.search_plan;
BEGIN
    plan.brief := ARRAY(SELECT dcm_app.search_pattern(t) FROM unnest(terms) AS t WHERE length(t) < 3);
    plan.long := ARRAY(SELECT dcm_app.search_pattern(t) FROM unnest(terms) AS t WHERE length(t) >= 3);
    plan.named := ARRAY(SELECT DISTINCT k.code FROM dcm.class AS k WHERE k.label_zh ~ ANY (plan.brief || plan.long));
    RETURN plan;
END;
$$;
COMMENT ON FUNCTION dcm_app.search_plan_of(text[]) IS 'What a search for some words asks of each case';
