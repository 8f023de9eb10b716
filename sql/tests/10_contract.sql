-- The names that others script against: functions with their arguments and results, views with their columns.
BEGIN;
SELECT plan(36);
CREATE FUNCTION pg_temp.signature(name text) RETURNS text LANGUAGE sql AS $$
    SELECT pg_get_function_arguments(p.oid) || ' -> ' || pg_get_function_result(p.oid)
    FROM pg_proc AS p WHERE p.pronamespace = 'dcm_app'::regnamespace AND p.proname = name
$$;
SELECT is(pg_temp.signature('find_duplicates'), 'report jsonb -> jsonb', 'find_duplicates');
SELECT is(pg_temp.signature('register_case'), 'report jsonb -> jsonb', 'register_case');
SELECT is(pg_temp.signature('act'),
    $$task_no text, action text, expected_version integer, detail jsonb DEFAULT '{}'::jsonb -> jsonb$$, 'act');
SELECT is(pg_temp.signature('deadline'),
    'start timestamp with time zone, amount numeric, unit text, calendar text DEFAULT NULL::text -> timestamp with time zone',
    'deadline');
SELECT is(pg_temp.signature('elapsed'),
    '"from" timestamp with time zone, "to" timestamp with time zone, unit text, calendar text DEFAULT NULL::text -> numeric',
    'elapsed');
SELECT matches(pg_temp.signature('available_actions'),
    '^task_no text -> TABLE\(action text, label_zh text, label_en text, demands jsonb', 'available_actions');
SELECT is(pg_temp.signature('evaluate'),
    'object_kind text, period_start date, period_end date -> TABLE(object_code text, object_name text, indicators jsonb, '
    || 'score numeric, grade text, colour text, rank integer)', 'evaluate');
SELECT is(pg_temp.signature('evaluation_cases'),
    'object_kind text, object_code text, indicator text, period_start date, period_end date -> TABLE(task_no text)',
    'evaluation_cases');
-- What only looks is marked as such, so that a standby serves it.
SELECT is(
    (SELECT string_agg(p.proname, ' ' ORDER BY p.proname) FROM pg_proc AS p
        WHERE p.pronamespace = 'dcm_app'::regnamespace AND p.provolatile <> 'v' AND p.proname IN (
            'find_duplicates', 'available_actions', 'deadline', 'elapsed', 'evaluate', 'evaluation_cases', 'act', 'register_case')),
    'available_actions deadline elapsed evaluate evaluation_cases find_duplicates', 'readers are not volatile');
SELECT has_view('dcm_app', v, v) FROM unnest(ARRAY[
    'case_list', 'open_case', 'case_history', 'assignment', 'component', 'grid', 'handbook', 'department', 'staff']) AS v;
CREATE FUNCTION pg_temp.has_columns(name text, columns text) RETURNS SETOF text LANGUAGE sql AS $$
    -- In this order at the front; more may follow.
    SELECT is(
        (SELECT string_agg(a.attname, ' ' ORDER BY a.attnum) FROM pg_attribute AS a
            WHERE a.attrelid = ('dcm_app.' || name)::regclass AND a.attnum BETWEEN 1 AND cardinality(string_to_array(columns, ' '))),
        columns, 'columns of ' || name)
$$;
SELECT pg_temp.has_columns(v, 'id task_no case_no external_no stage kind class_standard class_code class_name description '
    || 'address department_code grid_code community_code street_code registered_at due_at warn_at handled_at finished_at '
    || 'overdue lamp round version geom') FROM unnest(ARRAY['case_list', 'open_case']) AS v;
SELECT pg_temp.has_columns('case_history', 'task_no seq action from_stage to_stage actor on_behalf_of at detail hash');
SELECT pg_temp.has_columns('assignment', 'task_no assignment department_code is_main round due_at handled_at stage');
SELECT pg_temp.has_columns('component', 'id component_code class_standard class_code class_name name status owner_department '
    || 'competent_department maintenance_department grid_code address surveyed_on valid_from valid_to extra geom');
SELECT pg_temp.has_columns('grid', 'id grid_code community_code name valid_from valid_to geom');
SELECT pg_temp.has_columns('handbook', 'edition class_standard kind class_code condition_code condition grade area_type step '
    || 'limit_amount limit_unit closing_condition department_code');
SELECT pg_temp.has_columns('staff', 'login name roles department_code active');
SELECT has_column('dcm_app', 'department', c, c) FROM unnest(ARRAY['code', 'name', 'active']) AS c;
-- Keys that QGIS sees are integers: with bigint it invents feature ids of its own.
SELECT col_type_is('dcm_app'::name, v::name, 'id'::name, 'pg_catalog'::name, 'integer', v || '.id')
FROM unnest(ARRAY['case_list', 'open_case', 'component', 'grid', 'community', 'street', 'road']) AS v;
SELECT * FROM finish();
ROLLBACK;
