-- A desk keeps a listener and up to three working connections, a department desk one or two.
SELECT format('max_connections is %s; %s seats and %s department desks need %s', c.have, c.seats, c.desks, c.need) AS finding
FROM (
    SELECT current_setting('max_connections')::int AS have, s.seats, d.desks,
        s.seats * 4 + d.desks * 2 + current_setting('superuser_reserved_connections')::int + 5 AS need
    FROM (SELECT (dcm_app.setting_value('seats') #>> '{}')::int AS seats) AS s
    CROSS JOIN (SELECT count(*)::int AS desks FROM dcm.department AS o WHERE o.active) AS d
) AS c
WHERE c.have < c.need
