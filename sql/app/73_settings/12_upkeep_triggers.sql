-- By triggers, so that no way to these tables goes without a line in the audit. Made here and not by migrations: what a new
-- database is filled with is no change of anybody's, what an upgrade brings is.
DO $$
DECLARE
    one text;
    keys text;
BEGIN
    FOREACH one IN ARRAY ARRAY[
        'setting', 'department', 'department_alias', 'department_calendar', 'staff', 'work_calendar', 'work_hours', 'calendar_year',
        'calendar_day', 'handbook_edition', 'transition', 'transition_role', 'clock_rule', 'stage', 'action', 'report_source'
    ] LOOP
        CONTINUE WHEN to_regclass('dcm.' || one) IS NULL;
        SELECT string_agg(quote_literal(a.attname), ', ' ORDER BY k.place) INTO keys
        FROM pg_index AS i
        CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (number, place)
        INNER JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = k.number
        WHERE i.indrelid = to_regclass('dcm.' || one) AND i.indisprimary;
        EXECUTE format('DROP TRIGGER IF EXISTS upkeep_change ON dcm.%I', one);
        EXECUTE format('CREATE TRIGGER upkeep_change AFTER INSERT OR UPDATE OR DELETE ON dcm.%I'
            ' FOR EACH ROW EXECUTE FUNCTION dcm.write_upkeep_change(%s)', one,
            CASE one WHEN 'staff' THEN '''login''' ELSE keys END);
    END LOOP;
END;
$$;
