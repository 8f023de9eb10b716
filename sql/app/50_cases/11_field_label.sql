CREATE FUNCTION dcm_app.field_label(key text)
RETURNS text
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN coalesce(
        '{"description": "问题描述", "address": "地址", "reporter_name": "上报人", "reporter_phone": "联系电话", "caller_name": "来电人",
          "caller_phone": "来电号码", "subject": "来电事由", "answer": "答复", "reason": "原因", "opinion": "意见", "text": "内容",
          "component_code": "部件标识码", "class_code": "小类代码", "class_standard": "分类标准", "kind": "类型", "source": "问题来源",
          "occurred_at": "发现时间", "started_at": "来电时间", "name": "姓名", "words": "关键词",
          "supervisor": "监督员", "department": "部门", "condition": "立案条件", "result": "核实结果", "passed": "核查结果",
          "fields": "修改的内容", "on_behalf_of": "代谁答复", "place": "位置",
          "until": "截止日期", "document": "依据文件", "approved": "审批结果", "with": "主案件",
          "label_zh": "中文名称", "label_en": "英文名称", "short_zh": "简称", "code": "代码", "parent_code": "上级部门",
          "street_code": "街道", "phone": "电话", "post": "岗位", "roles": "角色", "permissions": "权限",
          "department_code": "部门", "permission": "权限"}'::jsonb ->> key,
        key
    );
END;
$$;
COMMENT ON FUNCTION dcm_app.field_label(text) IS 'What people call a key of a report or detail; the key itself where they have no word for it';
