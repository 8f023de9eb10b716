CREATE FUNCTION dcm_app.search_callers(words text, terms text[], lim int)
RETURNS int[]
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = dcm, pg_temp
SET plan_cache_mode = force_generic_plan
AS $$
DECLARE
    hits int[] := ARRAY[]::int[];
    given text;
    others text[];
    tail text;
BEGIN
    IF NOT dcm_app.holds(ARRAY['dcm_intake', 'dcm_chief', 'dcm_dispatch']) THEN
        RETURN hits;
    END IF;
    FOR given, others IN
        -- One of the words, or all of them as one number: people write it in groups.
        SELECT t, array_remove(terms, t) FROM unnest(terms) AS t WHERE t ~ '^[-+0-9()]+$'
        UNION
        SELECT dcm.fold(words), ARRAY[]::text[] WHERE dcm.fold(words) ~ '^[-+0-9()\s　]+$'
    LOOP
        tail := regexp_replace(given, '[^0-9]', '', 'g');
        CONTINUE WHEN length(tail) < 4;
        IF length(tail) > 10 THEN  -- a whole number; the zeros of a shorter one may stand in the middle
            tail := dcm.phone_key(tail);
        END IF;
        hits := hits || dcm_app.search_match(ARRAY(
            SELECT p.case_id FROM dcm.case_person AS p
            WHERE p.phone IS NOT NULL AND p.part = 'reporter'
                -- All that begin with these digits: the colon comes next after 9.
                AND reverse(dcm.phone_key(p.phone)) ~>=~ reverse(tail) AND reverse(dcm.phone_key(p.phone)) ~<~ (reverse(tail) || ':')
        ), dcm_app.search_plan_of(others), lim);
    END LOOP;
    RETURN hits;
END;
$$;
COMMENT ON FUNCTION dcm_app.search_callers(text, text[], int) IS
    'Ids of cases whose reporter''s telephone number ends in these digits (four at least), the other words occurring too; nothing but for the hall';
