CREATE TABLE dcm.transition_role (
    from_stage text NOT NULL,
    action text NOT NULL,
    role text NOT NULL CHECK (role ~ '^dcm_[a-z]+$'),
    permission text,
    on_behalf boolean NOT NULL DEFAULT false,
    PRIMARY KEY (from_stage, action, role),
    FOREIGN KEY (action) REFERENCES dcm.action,
    FOREIGN KEY (from_stage) REFERENCES dcm.stage
);
COMMENT ON TABLE dcm.transition_role IS 'Who may do which action in which stage (操作权限)';
COMMENT ON COLUMN dcm.transition_role.from_stage IS 'Stage';
COMMENT ON COLUMN dcm.transition_role.action IS 'Action';
COMMENT ON COLUMN dcm.transition_role.role IS 'Group role that may do it';
COMMENT ON COLUMN dcm.transition_role.permission IS 'Permission of the person that is asked for besides; empty for none';
COMMENT ON COLUMN dcm.transition_role.on_behalf IS 'Whether the role may act only for somebody who answered by phone or on paper';
