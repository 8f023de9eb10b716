CREATE TABLE dcm.clock_rule (
    kind text PRIMARY KEY CHECK (kind IN ('extension', 'hang', 'postpone', 'rollback', 'bundle', 'appeal')),
    label_zh text NOT NULL,
    label_en text NOT NULL,
    times_at_most smallint CHECK (times_at_most BETWEEN 0 AND 99),
    days_at_most integer CHECK (days_at_most BETWEEN 1 AND 3650),
    before_overdue boolean NOT NULL DEFAULT false,
    needs_review boolean NOT NULL DEFAULT false,
    needs_document_from smallint CHECK (needs_document_from >= 1),
    stands_still boolean NOT NULL DEFAULT false,
    note text,
    CHECK (NOT needs_review OR kind IN ('hang', 'appeal'))
);
COMMENT ON TABLE dcm.clock_rule IS 'By what rules the clock of a case is moved or stopped: 延期, 挂账, 缓办, 回退, 捆绑计时, 超时申诉';
COMMENT ON COLUMN dcm.clock_rule.kind IS 'extension, hang, postpone, rollback, bundle or appeal';
COMMENT ON COLUMN dcm.clock_rule.label_zh IS 'Chinese name';
COMMENT ON COLUMN dcm.clock_rule.label_en IS 'English name';
COMMENT ON COLUMN dcm.clock_rule.times_at_most IS 'How often it may be approved for one case (an appeal: asked); empty for no bound';
COMMENT ON COLUMN dcm.clock_rule.days_at_most IS 'How many days it may last, counted from when it is asked for; empty for no bound';
COMMENT ON COLUMN dcm.clock_rule.before_overdue IS 'Whether it must be asked for before the case is overdue';
COMMENT ON COLUMN dcm.clock_rule.needs_review IS 'Whether a first review (初审) comes before the decision';
COMMENT ON COLUMN dcm.clock_rule.needs_document_from IS 'From which approval of a case on a document is demanded; empty for never';
COMMENT ON COLUMN dcm.clock_rule.stands_still IS 'Whether the clock stands still meanwhile';
COMMENT ON COLUMN dcm.clock_rule.note IS 'Origin of the figures';
CREATE TABLE dcm.case_clock (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id integer NOT NULL REFERENCES dcm.case_file,
    seq integer NOT NULL,
    kind text NOT NULL REFERENCES dcm.clock_rule,
    department_code text,
    asked_by text NOT NULL,
    asked_at timestamptz NOT NULL,
    on_behalf boolean NOT NULL DEFAULT false,
    reason text,
    document text CHECK (length(document) <= 200),
    leading_id integer REFERENCES dcm.case_file,
    from_at timestamptz,
    until_at timestamptz,
    reviewed_by text,
    reviewed_at timestamptz,
    review_passed boolean,
    review_opinion text,
    decided_by text,
    decided_at timestamptz,
    approved boolean,
    decision_opinion text,
    ended_by text,
    ended_at timestamptz,
    ended_how text CHECK (ended_how IN ('withdrawn', 'lapsed', 'lifted', 'over', 'undone')),
    end_reason text
);
CREATE INDEX case_clock_case ON dcm.case_clock (case_id);
COMMENT ON TABLE dcm.case_clock IS 'Ledger of all that moved or stopped the clock of a case (计时台账), a row for each request or stop; what is asked stands, answers are filled in once';
COMMENT ON COLUMN dcm.case_clock.id IS 'Key';
COMMENT ON COLUMN dcm.case_clock.case_id IS 'Case';
COMMENT ON COLUMN dcm.case_clock.seq IS 'Event by which it was asked for or began';
COMMENT ON COLUMN dcm.case_clock.kind IS 'extension 延期, hang 挂账, postpone 缓办, rollback 回退, bundle 捆绑计时 or appeal 超时申诉';
COMMENT ON COLUMN dcm.case_clock.department_code IS 'Main department at that time; of a rollback the next one';
COMMENT ON COLUMN dcm.case_clock.asked_by IS 'Login that asked';
COMMENT ON COLUMN dcm.case_clock.asked_at IS 'When';
COMMENT ON COLUMN dcm.case_clock.on_behalf IS 'Whether the hall asked for a department that telephoned or wrote';
COMMENT ON COLUMN dcm.case_clock.reason IS 'Why';
COMMENT ON COLUMN dcm.case_clock.document IS 'Title or number of the document that it rests on; no personal data';
COMMENT ON COLUMN dcm.case_clock.leading_id IS 'Of a bundle: the case whose clock counts';
COMMENT ON COLUMN dcm.case_clock.from_at IS 'When the stop or the bundle began';
COMMENT ON COLUMN dcm.case_clock.until_at IS 'Planned end of a stop';
COMMENT ON COLUMN dcm.case_clock.reviewed_by IS 'Login of the first review (初审)';
COMMENT ON COLUMN dcm.case_clock.reviewed_at IS 'When';
COMMENT ON COLUMN dcm.case_clock.review_passed IS 'Whether it went on to be decided';
COMMENT ON COLUMN dcm.case_clock.review_opinion IS 'Opinion of the first review';
COMMENT ON COLUMN dcm.case_clock.decided_by IS 'Login that decided (终审)';
COMMENT ON COLUMN dcm.case_clock.decided_at IS 'When';
COMMENT ON COLUMN dcm.case_clock.approved IS 'Whether it was approved';
COMMENT ON COLUMN dcm.case_clock.decision_opinion IS 'Opinion of the decision';
COMMENT ON COLUMN dcm.case_clock.ended_by IS 'Login that ended it; system for what ended by itself';
COMMENT ON COLUMN dcm.case_clock.ended_at IS 'When';
COMMENT ON COLUMN dcm.case_clock.ended_how IS 'withdrawn (撤回申请), lapsed (the case went elsewhere), lifted (before its end), over (at its end) or undone (with the dispatch that gave the time back)';
COMMENT ON COLUMN dcm.case_clock.end_reason IS 'Why it was ended';
CREATE FUNCTION dcm.answer_once() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF EXISTS (
        SELECT FROM jsonb_each(to_jsonb(OLD)) AS o
        WHERE o.value <> 'null' AND to_jsonb(NEW) -> o.key IS DISTINCT FROM o.value
    ) THEN
        RAISE EXCEPTION '% 只增不改：已填写的内容不能再改', tg_table_name USING ERRCODE = 'DC001';
    END IF;
    RETURN NEW;
END;
$$;
COMMENT ON FUNCTION dcm.answer_once() IS 'Guards a ledger: empty columns may be filled in, nothing that stands may change';
REVOKE EXECUTE ON FUNCTION dcm.answer_once() FROM PUBLIC;
CREATE TRIGGER case_clock_answered_once BEFORE UPDATE ON dcm.case_clock
FOR EACH ROW EXECUTE FUNCTION dcm.answer_once();
CREATE TRIGGER case_clock_never_deleted BEFORE DELETE OR TRUNCATE ON dcm.case_clock
FOR EACH STATEMENT EXECUTE FUNCTION dcm.refuse_change();
ALTER TABLE dcm.case_clock ENABLE ROW LEVEL SECURITY;
