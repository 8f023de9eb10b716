-- Running cases in handling, as if dispatched over three years: every unit, one in ten extended, one in twenty
-- stopped once. Their deadlines are left empty: the first reckoning fills them in.
SET session_replication_role = replica;
INSERT INTO dcm.case_file (
    task_no, client_uuid, stage, kind, class_standard, class_code, source, description, place_state, edition,
    condition_code, limit_amount, limit_unit, department_code, registered_by, registered_at, filed_at, dispatched_at,
    due_at, warn_at, clock_from, clock_amount, clock_unit, clock_calendar, clock_times, clock_stops, round, version, last_at,
    last_hash, stage_at
)
SELECT
    'B' || lpad(d.n::text, 10, '0'), gen_random_uuid(), 'handling', k.kind, k.standard, k.code, 'hotline', 'benchmark',
    'unknown', f.edition, f.condition_code, d.amount, d.unit, e.code, 'nobody', d.at, d.at, d.at, d.at, d.at, d.at, d.amount,
    d.unit, 'standard', d.times,
    CASE WHEN d.n %% 20 = 0 THEN tstzmultirange(tstzrange(d.at + interval '1 hour', d.at + interval '20 days')) ELSE '{}' END,
    1, 1, d.at, '\x00', d.at
FROM (
    SELECT n, (ARRAY['urgent_hour', 'work_hour', 'work_day', 'work_day', 'natural_day'])[1 + n %% 5] AS unit,
        1 + n %% 9 AS amount, CASE WHEN n %% 10 = 0 THEN 2 ELSE 1 END AS times,
        timestamptz '2023-01-02 08:00+08' + ((n * 7919) %% 94608000) * interval '1 second' AS at
    FROM generate_series(1, %(rows)s::bigint) AS n
) AS d
CROSS JOIN (SELECT * FROM dcm.filing_condition ORDER BY edition, condition_code LIMIT 1) AS f
INNER JOIN dcm.class AS k ON k.standard = f.class_standard AND k.kind = f.kind AND k.code = f.class_code
CROSS JOIN (SELECT code FROM dcm.department ORDER BY code LIMIT 1) AS e;
RESET session_replication_role;
