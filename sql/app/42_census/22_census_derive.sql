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
    -- Replacement and private-use characters, controls, what GBK read from nothing looks like, Latin letters in rows as
    -- they come of GBK read as Latin-1, and the commonest words of UTF-8 read as GBK.
    side constant double precision := dcm_app.census_cells();
    garbled constant text := '[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ue000-\uf8ff\ufffd]|[\u00a1-\u00ff]{3}'
        '|锟斤拷|烫烫烫|屯屯屯|锘|浜曠洊|瑁曞崕|閬撹矾|琛楅亾|姹℃按|闆ㄦ按|琛岄亾|缁垮湴|鍨冨溇|瀹屽ソ|鐢靛姏|鐕冩皵|绀惧尯|缃戞牸|鐭冲';
BEGIN
    DROP TABLE IF EXISTS pg_temp.census_work;
    -- One pass over the rows. Each OFFSET 0 keeps a stage apart, so that what it makes is made once and not once a mention.
    -- The bits of mask stand in dcm.census_rule.
    CREATE TEMPORARY TABLE census_work AS
    -- sound says of mask what the planner can count: no error, perhaps a warning.
    SELECT z.*, z.mask & ((1 << 28) - 1) = 0 AS sound
    FROM (
    SELECT s.row_no, s.part, s.part_name, s.part_row, s.component_code, s.class_standard, s.class_code, s.class_text, s.name,
        s.class_label, s.status, s.owner_department, s.competent_department, s.maintenance_department,
        s.grid_given, CASE WHEN s.in_own THEN s.own_grid ELSE coalesce(s.found_grid, s.near_grid) END AS grid_code, s.address,
        s.surveyed_on, s.valid_from, s.changed_on, s.valid_to, s.data_source, s.note, s.photo, s.extra, s.unread,
        s.class_no, s.radius, s.cell_x, s.cell_y, s.next_x, s.next_y, s.spot, s.place AS geom,
        -- class
        CASE WHEN s.class_code IS NULL AND s.class_text IS NULL AND NOT s.unread ?| '{class_code,class_text}' THEN 1 << 0 ELSE 0 END
        | CASE WHEN s.class_no IS NULL AND (s.class_code IS NOT NULL OR s.class_text IS NOT NULL
            OR s.unread ?| '{class_code,class_text}') THEN 1 << 1 ELSE 0 END
        | CASE WHEN s.class_text <> s.class_code AND NOT s.class_code = ANY (s.named_codes) AND NOT mapped ? s.class_text
            THEN 1 << 2 ELSE 0 END
        -- code
        | CASE WHEN s.component_code IS NULL AND NOT s.unread ? 'component_code' THEN 0
            WHEN s.component_code IS NULL OR NOT s.code_formed THEN 1 << 3
            ELSE CASE WHEN left(s.component_code, 6) IS DISTINCT FROM district THEN 1 << 4 ELSE 0 END
                | CASE WHEN substr(s.component_code, 7, length(s.component_code) - 12) <> s.class_code THEN 1 << 5 ELSE 0 END
        END
        -- shape
        | CASE s.state WHEN 'missing' THEN 1 << 8 WHEN 'numbers' THEN 1 << 9 WHEN 'range' THEN 1 << 11
            ELSE CASE WHEN s.place IS NULL THEN 1 << 11
                ELSE CASE WHEN NOT s.valid THEN 1 << 10 ELSE 0 END
                    | CASE WHEN p_place AND NOT s.inside THEN 1 << 11 ELSE 0 END
                    | CASE WHEN s.own_grid IS NOT NULL AND NOT s.in_own THEN 1 << 14 ELSE 0 END
            END
        END
        | CASE WHEN (s.grid_given IS NOT NULL AND s.own_grid IS NULL) OR s.unread ? 'grid_code' THEN 1 << 13 ELSE 0 END
        -- dates
        | CASE WHEN s.unread ?| '{surveyed_on,valid_from,changed_on,valid_to}'
            OR least(s.surveyed_on, s.valid_from, s.changed_on, s.valid_to) < '1900-01-01' THEN 1 << 15 ELSE 0 END
        | CASE WHEN s.changed_on < s.valid_from OR s.valid_to < greatest(s.valid_from, s.changed_on) THEN 1 << 16 ELSE 0 END
        | CASE WHEN greatest(s.surveyed_on, s.valid_from, s.changed_on) > current_date OR s.valid_to > '2199-12-31'
            THEN 1 << 17 ELSE 0 END
        -- words
        | CASE WHEN s.status NOT IN ('完好', '破损', '丢失', '占用', '废弃', '移除') OR s.unread ? 'status' THEN 1 << 18 ELSE 0 END
        | CASE WHEN (s.owner_department IS NOT NULL AND NOT s.owner_known)
            OR (s.competent_department IS NOT NULL AND NOT s.competent_known)
            OR (s.maintenance_department IS NOT NULL AND NOT s.maintenance_known)
            OR s.unread ?| '{owner_department,competent_department,maintenance_department}' THEN 1 << 19 ELSE 0 END
        | CASE WHEN concat_ws(' ', s.name, s.class_text, s.address, s.data_source, s.note, s.photo,
            CASE WHEN s.extra <> '{}' THEN s.extra::text END) ~ garbled THEN 1 << 20 ELSE 0 END
        | CASE WHEN s.unread <> '{}' AND s.unread - ARRAY['class_code', 'class_text', 'component_code', 'grid_code', 'surveyed_on',
            'valid_from', 'changed_on', 'valid_to', 'status', 'owner_department', 'competent_department',
            'maintenance_department', 'geom', 'text_cut'] <> '{}' THEN 1 << 21 ELSE 0 END
        -- told only
        | CASE WHEN s.place IS NOT NULL AND s.wanted_dimension <> ST_Dimension(s.place) THEN 1 << 28 ELSE 0 END
        | CASE WHEN s.zm THEN 1 << 29 ELSE 0 END
        | CASE WHEN s.unread ? 'text_cut' THEN 1 << 30 ELSE 0 END AS mask
    FROM (
        SELECT r.*, coalesce(cell.grid_code, found.grid_code) AS found_grid, near.grid_code AS near_grid,
            r.in_own OR cell.x IS NOT NULL OR coalesce(found.hit, near.hit, false) AS inside,
            -- Squares of eight radii for census_near, and whether one radius on is another one.
            floor(ST_X(r.spot) / (8 * r.radius))::bigint AS cell_x, floor(ST_Y(r.spot) / (8 * r.radius))::bigint AS cell_y,
            floor((ST_X(r.spot) + r.radius) / (8 * r.radius)) > floor(ST_X(r.spot) / (8 * r.radius)) AS next_x,
            floor((ST_Y(r.spot) + r.radius) / (8 * r.radius)) > floor(ST_Y(r.spot) / (8 * r.radius)) AS next_y
        FROM (
            SELECT t.*, coalesce(ST_DWithin(t.own_geom, t.place, coalesce(t.radius, 0.5)), false) AS in_own, CASE WHEN t.place IS NULL THEN NULL WHEN ST_Dimension(t.place) = 0 THEN true ELSE ST_IsValid(t.place) END AS valid,
                CASE WHEN t.place IS NULL THEN NULL WHEN GeometryType(t.place) = 'POINT' THEN t.place
                    WHEN ST_IsValid(t.place) THEN ST_PointOnSurface(t.place) ELSE ST_Centroid(t.place) END AS spot
            FROM (
                SELECT c.*, own.grid_code AS own_grid, own.geom AS own_geom, CASE
                    WHEN c.state <> 'good' THEN NULL
                    WHEN c.srid = 4547 THEN ST_SetSRID(c.plain, 4547)
                    WHEN p_gently OR (c.srid IS NULL AND c.proj IS NULL) THEN dcm_app.census_place(c.plain, c.srid, c.proj)
                    WHEN c.proj IS NULL THEN ST_Transform(ST_SetSRID(c.plain, c.srid), 4547)
                    ELSE ST_Transform(c.plain, c.proj, 4547) END AS place
                FROM (
                    SELECT i.row_no, i.part, p.name AS part_name, i.part_row, p.srid, p.proj,
                        nullif(i.component_code, '') AS component_code,
                        i.component_code ~ '^(\d{16}|\d{17})$' AND (k.code IS NULL OR length(i.component_code) = 12 + length(k.code))
                            AS code_formed,
                        coalesce(i.class_standard, b.class_standard) AS class_standard, coalesce(k.code, i.class_code) AS class_code,
                        nullif(i.class_text, '') AS class_text, k.class_no, k.label_zh AS class_label, k.radius, k.dimension AS wanted_dimension,
                        n.codes AS named_codes,
                        nullif(i.name, '') AS name, nullif(i.status, '') AS status, i.owner_department, i.competent_department,
                        i.maintenance_department, d1.code IS NOT NULL AS owner_known, d2.code IS NOT NULL AS competent_known,
                        d3.code IS NOT NULL AS maintenance_known, nullif(i.grid_code, '') AS grid_given, i.address,
                        i.surveyed_on, i.valid_from, i.changed_on, i.valid_to, i.data_source, i.note, i.photo,
                        coalesce(i.extra, '{}') AS extra, coalesce(i.unread, '{}') AS unread, i.geom,
                        CASE
                            WHEN i.geom IS NULL THEN CASE WHEN i.unread ->> 'geom' ~* 'nan|inf' THEN 'numbers' ELSE 'missing' END
                            WHEN ST_IsEmpty(i.geom) THEN 'missing'
                            WHEN GeometryType(i.geom) = 'POINT' THEN CASE
                                WHEN abs(ST_X(i.geom)) < CASE WHEN p.degrees THEN 180.000001 ELSE 1e8 END
                                    AND abs(ST_Y(i.geom)) < CASE WHEN p.degrees THEN 90.0 ELSE 1e8 END THEN 'good'
                                WHEN ST_X(i.geom) IN ('NaN', 'Infinity', '-Infinity') OR ST_Y(i.geom) IN ('NaN', 'Infinity', '-Infinity')
                                    THEN 'numbers' ELSE 'range' END
                            WHEN ST_AsText(ST_Force2D(i.geom)) ~* 'nan|inf' THEN 'numbers'
                            WHEN greatest(abs(ST_XMin(i.geom)), abs(ST_XMax(i.geom))) < CASE WHEN p.degrees THEN 180.000001 ELSE 1e8 END
                                AND greatest(abs(ST_YMin(i.geom)), abs(ST_YMax(i.geom))) < CASE WHEN p.degrees THEN 90.0 ELSE 1e8 END
                                THEN 'good'
                            ELSE 'range'
                        END AS state,
                        ST_Zmflag(i.geom) <> 0 AS zm,
                        CASE WHEN GeometryType(i.geom) = 'POINT' AND ST_Zmflag(i.geom) = 0 THEN i.geom
                            ELSE dcm_app.census_plain(i.geom) END AS plain
                    FROM pg_temp.census_in AS i
                    LEFT JOIN pg_temp.census_part AS p ON p.part = i.part
                    LEFT JOIN (
                        SELECT c.standard, c.code, c.label_zh, row_number() OVER (ORDER BY c.standard, c.code)::int AS class_no,
                            CASE c.geometry_type WHEN 'point' THEN 0 WHEN 'line' THEN 1 ELSE 2 END AS dimension,
                            dcm_app.accuracy_m(c) AS radius
                        FROM dcm.class AS c WHERE c.kind = 'component'
                    ) AS k ON k.standard = coalesce(i.class_standard, b.class_standard)
                        AND k.code = CASE
                            WHEN i.class_code IS NULL AND i.class_text IS NULL AND NOT coalesce(i.unread ?| '{class_code,class_text}', false)
                                AND i.component_code ~ '^(\d{16}|\d{17})$' THEN substr(i.component_code, 7, length(i.component_code) - 12)
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
                ) AS c
                LEFT JOIN pg_temp.census_area AS own ON own.grid_code = c.grid_given
                OFFSET 0
            ) AS t
            OFFSET 0
        ) AS r
        -- A grid that is given is looked at alone; only where none is, or the place is not in it, the grid is found by
        -- position, a little beyond its border too where no other one has the place. Conditions stand inside, so that
        -- nothing is looked up for the many that need not.
        LEFT JOIN pg_temp.census_cell AS cell ON cell.x = floor(ST_X(r.spot) / side)::int AND cell.y = floor(ST_Y(r.spot) / side)::int
            AND r.grid_given IS NULL
        LEFT JOIN LATERAL (
            SELECT a.grid_code, true AS hit FROM pg_temp.census_area AS a
            WHERE NOT r.in_own AND cell.x IS NULL AND ST_Covers(a.geom, r.spot) ORDER BY a.grid_code LIMIT 1
        ) AS found ON true
        LEFT JOIN LATERAL (
            SELECT a.grid_code, true AS hit FROM pg_temp.census_area AS a
            WHERE NOT r.in_own AND cell.x IS NULL AND found.hit IS NULL AND r.valid
                AND ST_DWithin(a.geom, r.place, coalesce(r.radius, 0.5))
            ORDER BY ST_Distance(a.geom, r.place), a.grid_code LIMIT 1
        ) AS near ON true
        OFFSET 0
    ) AS s
    OFFSET 0
    ) AS z;
    ANALYZE pg_temp.census_work (row_no, component_code, class_no, class_code, mask, sound, grid_code, valid_to);
END;
$$;
COMMENT ON FUNCTION dcm_app.census_derive(dcm.census_batch, boolean, boolean) IS
    'One pass over pg_temp.census_in into census_work: place in EPSG:4547, class, grid, and each broken rule as a bit of mask';
