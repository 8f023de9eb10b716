CREATE FUNCTION dcm_app.search_hits(mine dcm_app.reach, terms text[], lim int, walks int[] DEFAULT ARRAY[1000, 5000])
RETURNS int[]
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
    plan dcm_app.search_plan := dcm_app.search_plan_of(terms);
    running int[] := dcm_app.search_match(dcm_app.search_running(mine), plan, lim);
    key tsquery := dcm_app.search_key(terms);
    newest record;
    ids int[];
    hits int[] := ARRAY[]::int[];
    n int;
BEGIN
    -- A word that stands in nearly every case fills the page from the newest; the index would bring all of them.
    FOREACH n IN ARRAY walks LOOP
        newest := dcm_app.search_newest(mine, n);
        hits := dcm_app.search_match(newest.ids, plan, lim);
        IF newest.floor = '-infinity' OR (
            SELECT count(*) FROM dcm.case_file AS c WHERE c.id = ANY (hits) AND c.registered_at > newest.floor
        ) >= lim THEN
            RETURN running || hits;
        END IF;
        EXIT WHEN cardinality(hits) < lim / 4 AND key IS NOT NULL;  -- a rare one: walking on would not fill the page
    END LOOP;
    IF key IS NOT NULL THEN
        ids := dcm_app.search_indexed(mine, key);
        hits := ARRAY[]::int[];
        FOR i IN 1..cardinality(ids) BY 1000 LOOP
            hits := hits || dcm_app.search_match(ids[i:i + 999], plan, lim);
            EXIT WHEN cardinality(hits) >= lim;
        END LOOP;
    END IF;
    RETURN running || hits;
END;
$$;
COMMENT ON FUNCTION dcm_app.search_hits(dcm_app.reach, text[], int, int[]) IS
    'Ids of cases that somebody sees and in which all words occur: what runs, then the newest, then by index; single characters among the newest only';
