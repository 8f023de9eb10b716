CREATE FUNCTION dcm_app.census_derive(b dcm.census_batch, p_place boolean, p_gently boolean)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = dcm, public, pg_temp
SET timezone = 'Asia/Shanghai'
SET client_min_messages = warning  -- ST_IsValid explains itself in notices
SET work_mem = '256MB'
SET enable_mergejoin = off
SET jit = off
AS $$
DECLARE
    district constant text := dcm_app.setting_value('district_code') #>> '{}';
    mapped constant jsonb := coalesce(b.mapping #> '{values,class_code}', '{}');
    side constant double precision := dcm_app.census_cells();
    margin constant double precision := dcm_app.grid_setting('census_margin_m');
    garbled constant text := dcm_app.census_garbled();
    suspect constant int[] := dcm_app.census_suspect();
BEGIN
    DROP VIEW IF EXISTS pg_temp.census_full;
    DROP TABLE IF EXISTS pg_temp.census_work, pg_temp.census_class;
    CREATE TEMPORARY TABLE census_class AS
    SELECT c.standard, c.code, row_number() OVER (ORDER BY c.standard, c.code)::int AS class_no,
        CASE c.geometry_type WHEN 'point' THEN 0 WHEN 'line' THEN 1 ELSE 2 END AS dimension, dcm_app.accuracy_m(c) AS radius
    FROM dcm.class AS c WHERE c.kind = 'component';
    ANALYZE pg_temp.census_class;
    -- One pass over the rows. Each OFFSET 0 keeps a stage apart, so that what it makes is made once and not once a mention;
    -- what a later stage does not need is not carried on, it stays in census_in. The bits of mask stand in dcm.census_rule.
    CREATE TEMPORARY TABLE census_work AS
    SELECT z.row_no, z.part, z.component_code, z.class_standard, z.class_code, z.class_no, z.radius, z.grid_given, z.grid_code, z.valid_to,
        z.cell_x, z.cell_y, z.next_x, z.next_y, z.spot, z.place AS geom, z.mask,
        z.mask & ((1 << 27) - 1) = 0 AS sound  -- what the planner can count: no error, perhaps a warning
    FROM (
        SELECT s.*, CASE WHEN s.in_own THEN s.own_grid ELSE s.found_grid END AS grid_code,
            s.words
            | CASE s.state WHEN 'missing' THEN 1 << 8 WHEN 'numbers' THEN 1 << 9 WHEN 'range' THEN 1 << 11
                ELSE CASE WHEN s.place IS NULL THEN 1 << 11
                    ELSE CASE WHEN NOT s.valid THEN 1 << 10 ELSE 0 END
                        | CASE WHEN s.inside OR NOT p_place THEN 0 WHEN s.close_by THEN 1 << 27 ELSE 1 << 11 END
                        | CASE WHEN s.own_grid IS NOT NULL AND NOT s.in_own AND (s.inside OR s.close_by) THEN 1 << 14 ELSE 0 END
                        | CASE WHEN s.wanted_dimension <> s.dimension THEN 1 << 28 ELSE 0 END
                END
            END
            | CASE WHEN s.grid_given IS NOT NULL AND s.own_grid IS NULL THEN 1 << 13 ELSE 0 END AS mask,
            -- Squares of eight radii for census_near, and whether one radius on is another one.
            floor(s.x / s.square)::bigint AS cell_x, floor(s.y / s.square)::bigint AS cell_y,
            floor((s.x + s.radius) / s.square) > floor(s.x / s.square) AS next_x,
            floor((s.y + s.radius) / s.square) > floor(s.y / s.square) AS next_y
        FROM (
            SELECT q.*, coalesce(q.cell_grid, q.looked[2]) AS found_grid,
                q.in_own OR q.in_cell OR coalesce(q.looked[1] = 'in', false) AS inside,
                coalesce(q.looked[1] = 'close', false) AS close_by
            FROM (
                SELECT r.*, cell.grid_code AS cell_grid, cell.x IS NOT NULL AS in_cell,
                    -- A grid that is given is looked at alone; only where none is, or the place is not in it, the grid is found by
                    -- position, a little beyond its border too where no other one has the place.
                    CASE WHEN NOT r.in_own AND cell.x IS NULL THEN coalesce((
                        SELECT ARRAY['in', a.grid_code] FROM pg_temp.census_area AS a
                        WHERE ST_Covers(a.geom, r.spot) ORDER BY a.grid_code LIMIT 1
                    ), (
                        SELECT ARRAY['in', a.grid_code] FROM pg_temp.census_area AS a
                        WHERE r.valid AND ST_DWithin(a.geom, r.place, coalesce(r.radius, 0.5))
                        ORDER BY ST_Distance(a.geom, r.place), a.grid_code LIMIT 1
                    ), (
                        SELECT ARRAY['close', NULL] FROM pg_temp.census_area AS a
                        WHERE a.grid_code IS NOT NULL AND ST_DWithin(a.geom, r.spot, margin) LIMIT 1
                    )) END AS looked
                FROM (
                    SELECT t.*, CASE WHEN t.flat AND t.srid = 4547 AND t.spot IS NOT NULL THEN t.given_x ELSE ST_X(t.spot) END AS x,
                        CASE WHEN t.flat AND t.srid = 4547 AND t.spot IS NOT NULL THEN t.given_y ELSE ST_Y(t.spot) END AS y, 8 * t.radius AS square,
                        coalesce(ST_DWithin(t.own_geom, t.place, coalesce(t.radius, 0.5)), false) AS in_own
                    FROM (
                        SELECT v.*, CASE WHEN v.place IS NULL THEN NULL WHEN v.dimension = 0 THEN true ELSE ST_IsValid(v.place) END AS valid,
                            CASE WHEN v.place IS NULL THEN NULL WHEN v.flat OR GeometryType(v.place) = 'POINT' THEN v.place
                                WHEN ST_IsValid(v.place) THEN ST_PointOnSurface(v.place) ELSE ST_Centroid(v.place) END AS spot
                        FROM (
                            SELECT c.*, own.grid_code AS own_grid, own.geom AS own_geom,
                                CASE WHEN c.flat THEN 0 ELSE ST_Dimension(c.plain) END AS dimension, CASE
                                WHEN c.state <> 'good' THEN NULL
                                WHEN c.srid = 4547 THEN ST_SetSRID(c.plain, 4547)
                                WHEN p_gently OR (c.srid IS NULL AND c.proj IS NULL) THEN dcm_app.census_place(c.plain, c.srid, c.proj)
                                WHEN c.proj IS NULL THEN ST_Transform(ST_SetSRID(c.plain, c.srid), 4547)
                                ELSE ST_Transform(c.plain, c.proj, 4547) END AS place
                            FROM (
                                SELECT g.*, CASE
                                        WHEN g.flat AND abs(g.given_x) < CASE WHEN g.degrees THEN 180.000001 ELSE 1e8 END
                                            AND abs(g.given_y) < CASE WHEN g.degrees THEN 90.0 ELSE 1e8 END THEN 'good'
                                        WHEN g.geom IS NULL THEN CASE WHEN g.unread ->> 'geom' ~* '\m(nan|inf|infinity)\M' THEN 'numbers' ELSE 'missing' END
                                        WHEN ST_IsEmpty(g.geom) THEN 'missing'
                                        WHEN ST_AsText(ST_Force2D(g.geom)) ~* 'nan|inf' THEN 'numbers'
                                        WHEN greatest(abs(ST_XMin(g.geom)), abs(ST_XMax(g.geom))) < CASE WHEN g.degrees THEN 180.000001 ELSE 1e8 END
                                            AND greatest(abs(ST_YMin(g.geom)), abs(ST_YMax(g.geom))) < CASE WHEN g.degrees THEN 90.0 ELSE 1e8 END
                                            THEN 'good'
                                        ELSE 'range'
                                    END AS state,
                                    CASE WHEN g.flat THEN g.geom ELSE dcm_app.census_plain(g.geom) END AS plain
                                FROM (
                                    SELECT i.row_no, i.part, p.srid, p.proj, p.degrees, i.geom, i.unread, i.flat,
                                        CASE WHEN i.flat THEN ST_X(i.geom) END AS given_x, CASE WHEN i.flat THEN ST_Y(i.geom) END AS given_y,
                                        nullif(i.component_code, '') AS component_code,
                                        coalesce(i.class_standard, b.class_standard) AS class_standard, coalesce(k.code, i.class_code) AS class_code,
                                        k.class_no, k.radius, k.dimension AS wanted_dimension, nullif(i.grid_code, '') AS grid_given, i.valid_to,
                                        -- class
                                        CASE WHEN k.class_no IS NOT NULL THEN 0
                                            WHEN i.class_code IS NULL AND nullif(i.class_text, '') IS NULL
                                                AND NOT coalesce(i.unread ?| '{class_code,class_text}', false) THEN 1 << 0
                                            ELSE 1 << 1 END
                                        | CASE WHEN i.class_text <> coalesce(k.code, i.class_code) AND NOT coalesce(k.code, i.class_code) = ANY (n.codes)
                                            AND NOT mapped ? i.class_text THEN 1 << 2 ELSE 0 END
                                        -- code
                                        | CASE WHEN nullif(i.component_code, '') IS NULL THEN 0
                                            WHEN i.component_code ~ '[^0-9]' OR length(i.component_code) NOT IN (16, 17)
                                                OR (k.code IS NOT NULL AND length(i.component_code) <> 12 + length(k.code)) THEN 1 << 3
                                            WHEN left(i.component_code, -6) = district || coalesce(k.code, i.class_code) THEN 0  -- nearly all
                                            ELSE CASE WHEN left(i.component_code, 6) IS DISTINCT FROM district THEN 1 << 4 ELSE 0 END
                                                | CASE WHEN substr(i.component_code, 7, length(i.component_code) - 12)
                                                    <> coalesce(k.code, i.class_code) THEN 1 << 5 ELSE 0 END
                                        END
                                        -- dates
                                        | CASE WHEN least(i.surveyed_on, i.valid_from, i.changed_on, i.valid_to) < '1900-01-01' THEN 1 << 15 ELSE 0 END
                                        | CASE WHEN i.changed_on < i.valid_from OR i.valid_to < greatest(i.valid_from, i.changed_on)
                                            THEN 1 << 16 ELSE 0 END
                                        | CASE WHEN greatest(i.surveyed_on, i.valid_from, i.changed_on) > current_date OR i.valid_to > '2199-12-31'
                                            THEN 1 << 17 ELSE 0 END
                                        -- words
                                        | CASE WHEN i.status NOT IN ('完好', '破损', '丢失', '占用', '废弃', '移除', '') THEN 1 << 18 ELSE 0 END
                                        | CASE WHEN (i.owner_department IS NOT NULL AND d1.code IS NULL)
                                            OR (i.competent_department IS NOT NULL AND d2.code IS NULL)
                                            OR (i.maintenance_department IS NOT NULL AND d3.code IS NULL) THEN 1 << 19 ELSE 0 END
                                        | CASE WHEN i.row_no / 1000 = ANY (suspect) AND concat_ws(' ', i.name, i.class_text, i.address, i.data_source,
                                            i.note, i.photo, CASE WHEN i.extra <> '{}' THEN i.extra::text END) ~ garbled THEN 1 << 20 ELSE 0 END
                                        | CASE WHEN i.unread <> '{}' THEN dcm_app.census_unread(i.unread) ELSE 0 END
                                        | CASE WHEN i.flat THEN 0 WHEN ST_Zmflag(i.geom) <> 0 THEN 1 << 29 ELSE 0 END AS words
                                    FROM (
                                        -- Plane points are told once and spared what lines and areas need.
                                        SELECT t.*, coalesce(GeometryType(t.geom) = 'POINT' AND ST_Zmflag(t.geom) = 0, false) AS flat
                                        FROM pg_temp.census_in AS t OFFSET 0
                                    ) AS i
                                    LEFT JOIN pg_temp.census_part AS p ON p.part = i.part
                                    LEFT JOIN pg_temp.census_class AS k ON k.standard = coalesce(i.class_standard, b.class_standard)
                                        AND k.code = CASE
                                            WHEN p.classed IS NOT true AND i.class_code IS NULL AND i.class_text IS NULL
                                                AND NOT coalesce(i.unread ?| '{class_code,class_text}', false)
                                                AND i.component_code ~ '^(\d{16}|\d{17})$'
                                                THEN substr(i.component_code, 7, length(i.component_code) - 12)
                                            ELSE i.class_code END
                                    LEFT JOIN (
                                        SELECT x.standard, x.name, array_agg(x.code) AS codes
                                        FROM (
                                            SELECT c.standard, c.label_zh, c.code FROM dcm.class AS c WHERE c.kind = 'component'
                                            UNION ALL
                                            SELECT c.standard, c.code, c.code FROM dcm.class AS c WHERE c.kind = 'component'
                                            UNION ALL
                                            SELECT a.standard, a.alias, a.code FROM dcm.class_alias AS a WHERE a.kind = 'component'
                                        ) AS x (standard, name, code)
                                        GROUP BY x.standard, x.name
                                    ) AS n ON n.standard = coalesce(i.class_standard, b.class_standard) AND n.name = i.class_text
                                    LEFT JOIN dcm.department AS d1 ON d1.code = i.owner_department
                                    LEFT JOIN dcm.department AS d2 ON d2.code = i.competent_department
                                    LEFT JOIN dcm.department AS d3 ON d3.code = i.maintenance_department
                                    OFFSET 0
                                ) AS g
                                OFFSET 0
                            ) AS c
                            LEFT JOIN pg_temp.census_area AS own ON own.grid_code = c.grid_given
                            OFFSET 0
                        ) AS v
                        OFFSET 0
                    ) AS t
                    OFFSET 0
                ) AS r
                LEFT JOIN pg_temp.census_cell AS cell ON cell.x = floor(r.x / side)::int AND cell.y = floor(r.y / side)::int
                    AND r.grid_given IS NULL
                OFFSET 0
            ) AS q
            OFFSET 0
        ) AS s
        OFFSET 0
    ) AS z;
    BEGIN
        CREATE UNIQUE INDEX ON pg_temp.census_work (row_no);
    EXCEPTION WHEN unique_violation THEN
        PERFORM dcm_app.raise_error('DC003', '有两行的行号相同', '请重新读取交付数据', '{"key": "bad_rows"}');
    END;
    ANALYZE pg_temp.census_work (row_no, component_code, class_no, class_code, mask, sound, grid_code, valid_to);
    CREATE TEMPORARY VIEW census_full AS
    SELECT w.row_no, w.part, coalesce(p.name, '?') AS part_name, i.part_row, w.component_code, w.class_standard, w.class_code,
        nullif(i.class_text, '') AS class_text, k.label_zh AS class_label, nullif(i.name, '') AS name, nullif(i.status, '') AS status,
        i.owner_department, i.competent_department, i.maintenance_department, w.grid_given, w.grid_code, i.address, i.surveyed_on,
        i.valid_from, i.changed_on, w.valid_to, i.data_source, i.note, i.photo, coalesce(i.extra, '{}') AS extra,
        coalesce(i.unread, '{}') AS unread, w.spot, w.geom, w.mask, w.sound
    FROM pg_temp.census_work AS w
    INNER JOIN pg_temp.census_in AS i ON i.row_no = w.row_no
    LEFT JOIN pg_temp.census_part AS p ON p.part = w.part
    LEFT JOIN dcm.class AS k ON k.standard = w.class_standard AND k.kind = 'component' AND k.code = w.class_code;
END;
$$;
COMMENT ON FUNCTION dcm_app.census_derive(dcm.census_batch, boolean, boolean) IS
    'One pass over pg_temp.census_in into census_work: place in EPSG:4547, class, grid, and each broken rule as a bit of mask; census_full is both together';
