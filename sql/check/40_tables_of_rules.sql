-- Tables that a district edits and the rules rest on.
SELECT format('weights of %s valid from %s sum to %s, not 100', w.object_kind, w.valid_from, sum(w.weight)) AS finding
FROM dcm.indicator_weight AS w GROUP BY w.object_kind, w.valid_from HAVING sum(w.weight) <> 100
UNION ALL
SELECT format('class %s %s %s has no filing condition in edition %s', k.standard, k.kind, k.code, e.edition)
FROM dcm.class AS k
CROSS JOIN (SELECT dcm_app.edition_at(now()) AS edition) AS e
WHERE k.standard = dcm_app.setting_value('class_standard') #>> '{}'
    AND NOT EXISTS (
        SELECT FROM dcm.filing_condition AS f
        LEFT JOIN dcm.handling_limit AS l ON l.edition = f.edition AND l.condition_code = f.condition_code
        WHERE f.edition = e.edition AND f.class_standard = k.standard AND f.kind = k.kind AND f.class_code = k.code
            AND (f.no_limit OR l.condition_code IS NOT NULL))
UNION ALL
SELECT format('work calendar %s ends in less than 60 days: year %s is missing', k.code, y.year)
FROM dcm.work_calendar AS k
CROSS JOIN (SELECT extract(year FROM now() + interval '60 days')::int AS year) AS y
WHERE NOT EXISTS (SELECT FROM dcm.calendar_year AS c WHERE c.calendar = k.code AND c.year = y.year)
UNION ALL
SELECT format('stage %s has no way out', s.code)
FROM dcm.stage AS s
WHERE s.running AND NOT EXISTS (SELECT FROM dcm.transition AS t WHERE t.from_stage = s.code AND t.to_stage <> s.code)
UNION ALL
SELECT format('nobody may %s in stage %s', t.action, t.from_stage)
FROM dcm.transition AS t
WHERE NOT EXISTS (SELECT FROM dcm.transition_role AS r WHERE r.from_stage = t.from_stage AND r.action = t.action)
