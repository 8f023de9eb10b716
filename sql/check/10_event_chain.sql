-- Event chains: hashes recomputed, numbers without gap, the case row at the end of its chain.
SELECT format('event chain of %s is broken at event %s', x.task_no, x.seq) AS finding
FROM (
    SELECT c.task_no, e.seq, e.hash,
        e.seq = row_number() OVER chain AS in_order,
        dcm_app.event_hash(coalesce(lag(e.hash) OVER chain, ''), c.task_no, e) AS expected
    FROM dcm.case_event AS e
    INNER JOIN dcm.case_file AS c ON c.id = e.case_id
    WINDOW chain AS (PARTITION BY e.case_id ORDER BY e.seq)
) AS x
WHERE x.hash <> x.expected OR NOT x.in_order
UNION ALL
SELECT format('case %s does not agree with its last event', c.task_no)
FROM dcm.case_file AS c
LEFT JOIN dcm.case_event AS e ON e.case_id = c.id AND e.seq = c.version
WHERE e.hash IS DISTINCT FROM c.last_hash OR e.to_stage IS DISTINCT FROM c.stage
    OR EXISTS (SELECT FROM dcm.case_event AS o WHERE o.case_id = c.id AND o.seq > c.version)
