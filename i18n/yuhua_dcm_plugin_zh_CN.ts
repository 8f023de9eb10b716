<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>@default</name>
    <message>
        <source>Reading what can be chosen</source>
        <translation>正在读取可选项</translation>
    </message>
    <message>
        <source>Reading actions</source>
        <translation>正在读取可办操作</translation>
    </message>
    <message>
        <source>Entered for the one who answered by phone or on paper</source>
        <translation>代电话或纸质答复的人录入</translation>
    </message>
    <message>
        <source>{task_no}: {action} done</source>
        <translation>{task_no}：{action}已完成</translation>
    </message>
    <message>
        <source>{action}  Ctrl+Enter</source>
        <translation>{action}  Ctrl+Enter</translation>
    </message>
    <message>
        <source>Cancel  Esc</source>
        <translation>取消  Esc</translation>
    </message>
    <message>
        <source>Still missing: {fields}.</source>
        <translation>还缺：{fields}。</translation>
    </message>
    <message>
        <source>{field} (optional)</source>
        <translation>{field}（可不填）</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>问题描述</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>小类</translation>
    </message>
    <message>
        <source>Filing condition</source>
        <translation>立案条件</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Click on Map</source>
        <translation>在地图上点选</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>At {address}</source>
        <translation>位于{address}</translation>
    </message>
    <message>
        <source>⚠ No place in the district yet: cannot be filed until amended</source>
        <translation>⚠ 尚无本区内的位置：修改案卷定位后才能立案</translation>
    </message>
    <message>
        <source>{source}, registered {when}</source>
        <translation>{source}，{when} 登记</translation>
    </message>
    <message>
        <source>{department}, due {due} ({left})</source>
        <translation>{department}，{due} 到期（{left}）</translation>
    </message>
    <message>
        <source>Name, pinyin initials or code</source>
        <translation>名称、拼音首字母或代码</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Restore Columns</source>
        <translation>恢复默认列</translation>
    </message>
    <message>
        <source>Reading code lists</source>
        <translation>正在读取代码表</translation>
    </message>
    <message>
        <source>Reading cases</source>
        <translation>正在读取案件</translation>
    </message>
    <message>
        <source>{n} urgent working hours</source>
        <translation>{n} 紧急工作时</translation>
    </message>
    <message>
        <source>{n} working hours</source>
        <translation>{n} 工作时</translation>
    </message>
    <message>
        <source>{n} working days</source>
        <translation>{n} 工作日</translation>
    </message>
    <message>
        <source>{n} calendar days</source>
        <translation>{n} 自然日</translation>
    </message>
    <message>
        <source>{n} urgent working days</source>
        <translation>{n} 紧急工作日</translation>
    </message>
    <message>
        <source>Name of who answered</source>
        <translation>答复人姓名</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>电话答复</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>纸质答复</translation>
    </message>
    <message>
        <source>{n} open tasks</source>
        <translation>在办任务 {n} 件</translation>
    </message>
    <message>
        <source>of this grid</source>
        <translation>本网格</translation>
    </message>
    <message>
        <source>of another grid</source>
        <translation>其他网格</translation>
    </message>
    <message>
        <source>Not proposed by the rules</source>
        <translation>不在规则推荐之列</translation>
    </message>
    <message>
        <source>Limit {limit}. Closed when {closing}</source>
        <translation>时限 {limit}。结案条件：{closing}</translation>
    </message>
    <message>
        <source>As reported</source>
        <translation>情况属实</translation>
    </message>
    <message>
        <source>Not so</source>
        <translation>情况不实</translation>
    </message>
    <message>
        <source>Not found out</source>
        <translation>无法核实</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>返工</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>按期</translation>
    </message>
    <message>
        <source>No limit yet</source>
        <translation>未计时</translation>
    </message>
    <message>
        <source>Yuhua DCM</source>
        <translation>裕华数字城管</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Components (lines)</source>
        <translation>部件（线）</translation>
    </message>
    <message>
        <source>Components (areas)</source>
        <translation>部件（面）</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>办理中案件</translation>
    </message>
    <message>
        <source>Unit grids</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Communities</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Roads</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>Streets and towns</source>
        <translation>街道、镇</translation>
    </message>
    <message>
        <source>{lamp} · urgent</source>
        <translation>急·{lamp}</translation>
    </message>
    <message>
        <source>Lamp</source>
        <translation>警示灯</translation>
    </message>
    <message>
        <source>Task No.</source>
        <translation>任务号</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Time Left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>登记时间</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Done in time</source>
        <translation>按期完成</translation>
    </message>
    <message>
        <source>Done {span} late</source>
        <translation>超期 {span} 完成</translation>
    </message>
    <message>
        <source>{span} left</source>
        <translation>剩 {span}</translation>
    </message>
    <message>
        <source>{span} over</source>
        <translation>超 {span}</translation>
    </message>
    <message>
        <source>{d} d {h} h</source>
        <translation>{d} 天 {h} 小时</translation>
    </message>
    <message>
        <source>{h} h {m} min</source>
        <translation>{h} 小时 {m} 分</translation>
    </message>
    <message>
        <source>{m} min</source>
        <translation>{m} 分钟</translation>
    </message>
    <message>
        <source>Main road</source>
        <translation>主干路</translation>
    </message>
    <message>
        <source>Secondary road</source>
        <translation>次干路</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>支路</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>尚未登录。</translation>
    </message>
    <message>
        <source>Sign In…</source>
        <translation>登录…</translation>
    </message>
    <message>
        <source>Something went wrong; the log says more.</source>
        <translation>程序出错，详情见日志。</translation>
    </message>
    <message>
        <source>What you typed is kept; the desk reconnects by itself.</source>
        <translation>您填写的内容没有丢失，坐席会自动重新连接。</translation>
    </message>
    <message>
        <source>Look at what changed and decide again; what you typed is kept.</source>
        <translation>请看过变化后再决定，您填写的内容没有丢失。</translation>
    </message>
    <message>
        <source>You are not on this district&apos;s staff list.</source>
        <translation>您不是本区的在册人员。</translation>
    </message>
    <message>
        <source>Your role may not register cases.</source>
        <translation>您的岗位不能登记案件。</translation>
    </message>
    <message>
        <source>There is no such case, or it is not yours to see.</source>
        <translation>没有这个案件，或您无权查看。</translation>
    </message>
    <message>
        <source>Your role may not do this to the case.</source>
        <translation>您的岗位不能对该案件做这个操作。</translation>
    </message>
    <message>
        <source>The case is in a stage that does not offer this action.</source>
        <translation>案件当前阶段不能做这个操作。</translation>
    </message>
    <message>
        <source>Somebody else has acted on this case meanwhile.</source>
        <translation>案件已被他人更新。</translation>
    </message>
    <message>
        <source>The text is too long.</source>
        <translation>内容太长。</translation>
    </message>
    <message>
        <source>There is no such class in this standard.</source>
        <translation>本标准里没有这个小类。</translation>
    </message>
    <message>
        <source>There is no such report source.</source>
        <translation>没有这个问题来源。</translation>
    </message>
    <message>
        <source>There is no such department, or it is not active.</source>
        <translation>没有这个部门，或已停用。</translation>
    </message>
    <message>
        <source>That person is no active supervisor.</source>
        <translation>此人不是在岗监督员。</translation>
    </message>
    <message>
        <source>The handbook has no such filing condition for this class.</source>
        <translation>指挥手册里该小类没有这个立案条件。</translation>
    </message>
    <message>
        <source>The coordinates cannot be a place.</source>
        <translation>坐标不对。</translation>
    </message>
    <message>
        <source>A component code has 16 or 17 digits.</source>
        <translation>部件标识码应是 16 位（或 17 位）数字。</translation>
    </message>
    <message>
        <source>The time must lie after the year 2000 and not in the future.</source>
        <translation>时间应在 2000 年以后、现在以前。</translation>
    </message>
    <message>
        <source>Tell for whom you answer, and by which medium.</source>
        <translation>请写明代谁答复、以什么方式答复。</translation>
    </message>
    <message>
        <source>Only the one who was asked can be answered for.</source>
        <translation>只能代主办部门或被指派的监督员答复。</translation>
    </message>
    <message>
        <source>The filing condition has no handling limit in the handbook.</source>
        <translation>指挥手册里这个立案条件没有处置时限。</translation>
    </message>
    <message>
        <source>The database cannot be reached.</source>
        <translation>连接不上数据库。</translation>
    </message>
    <message>
        <source>This database has no Yuhua DCM schema, or one of another version.</source>
        <translation>这个数据库没有安装数字城管，或版本不同。</translation>
    </message>
    <message>
        <source>Your login lacks a right in the database.</source>
        <translation>您的账号在数据库中缺少权限。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>监督员</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>答复人</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>修改内容</translation>
    </message>
    <message>
        <source>Listening for changes</source>
        <translation>正在接收变化通知</translation>
    </message>
    <message>
        <source>There is no PostgreSQL connection “{name}”.</source>
        <translation>没有名为“{name}”的 PostgreSQL 连接。</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>正在登录</translation>
    </message>
    <message>
        <source>Ask an administrator to enter your login with add-staff.</source>
        <translation>请管理员用 add-staff 登记该账号。</translation>
    </message>
    <message>
        <source>The database is newer than this plugin: update the plugin.</source>
        <translation>数据库比插件新：请更新插件。</translation>
    </message>
    <message>
        <source>The database is older than this plugin: ask an administrator to upgrade it.</source>
        <translation>数据库比插件旧：请管理员升级数据库。</translation>
    </message>
    <message>
        <source>Sign In</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Choose the PostgreSQL connection of your district.</source>
        <translation>请选择本区的 PostgreSQL 连接。</translation>
    </message>
    <message>
        <source>QGIS knows no PostgreSQL connection yet. In the Browser panel, right-click PostgreSQL, choose New Connection, enter host and database of your district and keep your login in an authentication configuration. Then sign in again.</source>
        <translation>QGIS 中还没有 PostgreSQL 连接。请在浏览器面板中右键单击 PostgreSQL，选择“新建连接”，填写本区的主机和数据库，把账号保存在认证配置中，然后再登录。</translation>
    </message>
    <message>
        <source>Reading the case</source>
        <translation>正在读取案卷</translation>
    </message>
    <message>
        <source>Choose a case in the list or on the map: its actions and history appear here.</source>
        <translation>请在列表或地图上选择案件，这里显示可办的操作和办理经过。</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>上报人</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>推荐部门</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Other numbers</source>
        <translation>其他编号</translation>
    </message>
    <message>
        <source>no place on the map yet</source>
        <translation>尚未定位</translation>
    </message>
    <message>
        <source>outside the district</source>
        <translation>不在本区</translation>
    </message>
    <message>
        <source>grid {code}</source>
        <translation>网格 {code}</translation>
    </message>
    <message>
        <source>{department}, round {n}</source>
        <translation>{department}，第 {n} 轮</translation>
    </message>
    <message>
        <source>{limit}, from the first dispatch</source>
        <translation>{limit}，自首次派遣起</translation>
    </message>
    <message>
        <source>{limit}, due {due}</source>
        <translation>{limit}，{due} 到期</translation>
    </message>
    <message>
        <source>{words} (provisional calendar)</source>
        <translation>{words}（日历暂定）</translation>
    </message>
    <message>
        <source>case {number}</source>
        <translation>案卷号 {number}</translation>
    </message>
    <message>
        <source>city {number}</source>
        <translation>市平台编号 {number}</translation>
    </message>
    <message>
        <source>Waiting for me</source>
        <translation>待我办理</translation>
    </message>
    <message>
        <source>In the map extent</source>
        <translation>仅地图范围内</translation>
    </message>
    <message>
        <source>Map follows</source>
        <translation>地图跟随</translation>
    </message>
    <message>
        <source>{stage} {n}</source>
        <translation>{stage} {n}</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>全部部门</translation>
    </message>
    <message>
        <source>Find a number, class, address, words…</source>
        <translation>查找编号、小类、地址、文字…</translation>
    </message>
    <message>
        <source>Find in the queue</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>All lamps</source>
        <translation>全部警示灯</translation>
    </message>
    <message>
        <source>History</source>
        <translation>办理经过</translation>
    </message>
    <message>
        <source>Wrote {file}</source>
        <translation>已写入 {file}</translation>
    </message>
    <message>
        <source>Print Sheet</source>
        <translation>打印派遣单</translation>
    </message>
    <message>
        <source>Print the selected cases, one sheet each (Ctrl+P)</source>
        <translation>打印所选案件，每案一单（Ctrl+P）</translation>
    </message>
    <message>
        <source>Print to Another File…</source>
        <translation>打印到其他文件…</translation>
    </message>
    <message>
        <source>Export History…</source>
        <translation>导出办理经过…</translation>
    </message>
    <message>
        <source>Print Dispatch Sheets</source>
        <translation>打印派遣单</translation>
    </message>
    <message>
        <source>Printed to {file}</source>
        <translation>已打印到 {file}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Export History</source>
        <translation>导出办理经过</translation>
    </message>
    <message>
        <source>Choose a case first.</source>
        <translation>请先选择案件。</translation>
    </message>
    <message>
        <source>Print at most {n} sheets at a time.</source>
        <translation>一次最多打印 {n} 张。</translation>
    </message>
    <message>
        <source>Reading cases for print</source>
        <translation>正在读取要打印的案件</translation>
    </message>
    <message>
        <source>Printing {n} dispatch sheets</source>
        <translation>正在打印 {n} 张派遣单</translation>
    </message>
    <message>
        <source>The Python package reportlab is missing: sheets cannot be printed.</source>
        <translation>缺少 Python 包 reportlab，无法打印派遣单。</translation>
    </message>
    <message>
        <source>No Chinese typeface was found to print with.</source>
        <translation>找不到可用于打印的中文字体。</translation>
    </message>
    <message>
        <source>Queue of running cases</source>
        <translation>在办案件列表</translation>
    </message>
    <message>
        <source>No case is running. New ones come from intake and appear here by themselves.</source>
        <translation>没有在办案件。受理的新案件会自动出现在这里。</translation>
    </message>
    <message>
        <source>No case fits the filters. Clear the words or choose more.</source>
        <translation>没有符合筛选条件的案件，请清除文字或放宽条件。</translation>
    </message>
    <message>
        <source>Nothing to do in this stage. Other tabs show where cases are.</source>
        <translation>这个阶段没有案件，其他标签显示案件在哪里。</translation>
    </message>
    <message>
        <source>Deadline recomputed</source>
        <translation>重算时限</translation>
    </message>
    <message>
        <source>{who} for {asked}, by phone</source>
        <translation>{who} 代 {asked}（电话）</translation>
    </message>
    <message>
        <source>{who} for {asked}, on paper</source>
        <translation>{who} 代 {asked}（纸质）</translation>
    </message>
    <message>
        <source>Not passed: rework</source>
        <translation>未通过：返工</translation>
    </message>
    <message>
        <source>To {department}</source>
        <translation>派往{department}</translation>
    </message>
    <message>
        <source>Helped by {departments}</source>
        <translation>协办：{departments}</translation>
    </message>
    <message>
        <source>To {supervisor}</source>
        <translation>发给{supervisor}</translation>
    </message>
    <message>
        <source>Filing condition {code}</source>
        <translation>立案条件 {code}</translation>
    </message>
    <message>
        <source>Limit {limit}</source>
        <translation>时限 {limit}</translation>
    </message>
    <message>
        <source>Deadline moved from {was} to {due}</source>
        <translation>到期时间由 {was} 改为 {due}</translation>
    </message>
    <message>
        <source>Due {due}</source>
        <translation>{due} 到期</translation>
    </message>
    <message>
        <source>{field} is now {value}</source>
        <translation>{field}改为 {value}</translation>
    </message>
    <message>
        <source>Class code</source>
        <translation>小类代码</translation>
    </message>
    <message>
        <source>Class standard</source>
        <translation>分类标准</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>East</source>
        <translation>东坐标</translation>
    </message>
    <message>
        <source>North</source>
        <translation>北坐标</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <source>Datum</source>
        <translation>坐标基准</translation>
    </message>
    <message>
        <source>Component code</source>
        <translation>部件标识码</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Cases behind the number</source>
        <translation>数字所依据的案件</translation>
    </message>
    <message>
        <source>No cases below the line: left out of the score</source>
        <translation>分母为零：不计入得分</translation>
    </message>
    <message>
        <source>Double-click or press Enter to see the cases behind this number</source>
        <translation>双击或按回车查看这个数字所依据的案件</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>{meaning} (weight {weight} %)</source>
        <translation>{meaning}（权重 {weight} %）</translation>
    </message>
    <message>
        <source>Place by score; without a score there is no place</source>
        <translation>按得分排名；无得分不排名</translation>
    </message>
    <message>
        <source>Department that was charged with the cases</source>
        <translation>承办案件的部门</translation>
    </message>
    <message>
        <source>Composite score of the weighted indicators, 0 to 100</source>
        <translation>各指标加权综合得分，0 到 100</translation>
    </message>
    <message>
        <source>{grade} from {points}</source>
        <translation>{points} 分起为{grade}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>正在评价</translation>
    </message>
    <message>
        <source>Writing the workbook</source>
        <translation>正在写入工作簿</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>综合评价</translation>
    </message>
    <message>
        <source>{indicator} of {department}, {period}: {n} cases</source>
        <translation>{department} {indicator}（{period}）：{n} 件</translation>
    </message>
    <message>
        <source>Export Evaluation</source>
        <translation>导出评价结果</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>本年</translation>
    </message>
    <message>
        <source>Free dates</source>
        <translation>自定日期</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Weight (%)</source>
        <translation>权重（%）</translation>
    </message>
    <message>
        <source>Score from {points}</source>
        <translation>{points} 分起</translation>
    </message>
    <message>
        <source>Definitions and Weights</source>
        <translation>指标定义与权重</translation>
    </message>
    <message>
        <source>Address: road and number, crossing or building</source>
        <translation>地址：路名门牌、路口或建筑</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>门牌</translation>
    </message>
    <message>
        <source>Crossing</source>
        <translation>路口</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>建筑</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>All stages ({n})</source>
        <translation>全部阶段（{n}）</translation>
    </message>
    <message>
        <source>Cases in the hall</source>
        <translation>大厅待办</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>{n} likely duplicates</source>
        <translation>疑似重复 {n} 件</translation>
    </message>
    <message>
        <source>Same component</source>
        <translation>同一部件</translation>
    </message>
    <message>
        <source>Same class, {m} m</source>
        <translation>同小类，{m} 米</translation>
    </message>
    <message>
        <source>✓ Task {task_no} saved without a place in the district: amend it.</source>
        <translation>✓ 已登记，任务号 {task_no}，但没有本区内的位置：请修改案卷定位。</translation>
    </message>
    <message>
        <source>✓ Task {task_no} saved. Next step below.</source>
        <translation>✓ 已登记，任务号 {task_no}。下一步在下方办理。</translation>
    </message>
    <message>
        <source>Click on Map  F8</source>
        <translation>地图点选  F8</translation>
    </message>
    <message>
        <source>Component  F9</source>
        <translation>点选部件  F9</translation>
    </message>
    <message>
        <source>No place yet: the case can be saved, but not filed.</source>
        <translation>尚未定位：可以登记，但不能立案。</translation>
    </message>
    <message>
        <source>Locating</source>
        <translation>正在定位</translation>
    </message>
    <message>
        <source>Click the place on the map; Esc gives up.</source>
        <translation>请在地图上点选位置，Esc 取消。</translation>
    </message>
    <message>
        <source>Click the component on the map; Esc gives up.</source>
        <translation>请在地图上点选部件，Esc 取消。</translation>
    </message>
    <message>
        <source>Looking for components</source>
        <translation>正在查找部件</translation>
    </message>
    <message>
        <source>There is no component here; the place was taken.</source>
        <translation>这里没有部件，已取该点位置。</translation>
    </message>
    <message>
        <source>Searching addresses</source>
        <translation>正在查找地址</translation>
    </message>
    <message>
        <source>{n}. {name}  {code}  {m} m</source>
        <translation>{n}. {name}  {code}  {m} 米</translation>
    </message>
    <message>
        <source>⚠ Outside the district: the case can be saved, but not filed.</source>
        <translation>⚠ 不在本区内：可以登记，但不能立案。</translation>
    </message>
    <message>
        <source>Choose a class first: type part of its name, its initials or its code.</source>
        <translation>请先选择小类：输入名称、拼音首字母或代码。</translation>
    </message>
    <message>
        <source>Saving the report</source>
        <translation>正在登记</translation>
    </message>
    <message>
        <source>Looking for duplicates</source>
        <translation>正在查重</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>What the caller says</source>
        <translation>来电人反映的问题</translation>
    </message>
    <message>
        <source>New Report  F2</source>
        <translation>新登记  F2</translation>
    </message>
    <message>
        <source>Save  Ctrl+Enter</source>
        <translation>登记  Ctrl+Enter</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>问题来源</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>来电人</translation>
    </message>
    <message>
        <source>Signing in to {name} …</source>
        <translation>正在登录 {name} …</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>请先登录。</translation>
    </message>
    <message>
        <source>This room is not part of this version.</source>
        <translation>此版本不含该子系统。</translation>
    </message>
    <message>
        <source>The database went away; the desk reconnects by itself.</source>
        <translation>数据库连接中断，坐席会自动重新连接。</translation>
    </message>
    <message>
        <source>The database is back.</source>
        <translation>数据库已恢复连接。</translation>
    </message>
    <message>
        <source>Intake operator</source>
        <translation>受理员</translation>
    </message>
    <message>
        <source>Shift chief</source>
        <translation>值班长</translation>
    </message>
    <message>
        <source>Dispatcher</source>
        <translation>派遣员</translation>
    </message>
    <message>
        <source>Surveyor</source>
        <translation>测绘员</translation>
    </message>
    <message>
        <source>Evaluator</source>
        <translation>考评员</translation>
    </message>
    <message>
        <source>Director</source>
        <translation>主任</translation>
    </message>
    <message>
        <source>Data exchange</source>
        <translation>数据交换</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Add Map Layers</source>
        <translation>加载地图图层</translation>
    </message>
    <message>
        <source>Intake</source>
        <translation>监督受理</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>协同派遣</translation>
    </message>
    <message>
        <source>{title}  Urgent</source>
        <translation>{title}  紧急</translation>
    </message>
    <message>
        <source>{names}
Grid {code}</source>
        <translation>{names}
网格 {code}</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>What was done to the case is told here.</source>
        <translation>这里显示案件的办理经过。</translation>
    </message>
    <message>
        <source>Print {n} Sheets</source>
        <translation>打印 {n} 份派遣单</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>关闭列表</translation>
    </message>
    <message>
        <source>{n} departments at {time}. Double-click a number to see its cases.</source>
        <translation>{n} 个部门，统计于 {time}。双击数字可看对应案件。</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cases that are not finished, as far as you may see them. Colour and shape tell the deadline, the label is the end of the task number.</source>
        <translation>您能看到的未办结案件。颜色和形状表示时限，标注是任务号末位。</translation>
    </message>
    <message>
        <source>Surveyed components by big class; they show from 1:5,000.</source>
        <translation>按大类显示的普查部件，比例尺大于 1:5000 时可见。</translation>
    </message>
    <message>
        <source>Unit grids: each is looked after by its supervisors.</source>
        <translation>单元网格，由本网格的监督员巡查。</translation>
    </message>
    <message>
        <source>Borders of communities.</source>
        <translation>社区界线。</translation>
    </message>
    <message>
        <source>Centre lines of roads by grade.</source>
        <translation>道路中心线，按等级。</translation>
    </message>
    <message>
        <source>Street offices and towns of the district.</source>
        <translation>本区的街道和镇。</translation>
    </message>
    <message>
        <source>The style {name} cannot be read; the built-in one is used. {why}</source>
        <translation>图层样式 {name} 无法读取，已改用内置样式。{why}</translation>
    </message>
    <message>
        <source>Excel holds at most {n} rows. Filter the list, or choose CSV.</source>
        <translation>Excel 最多容纳 {n} 行，请先筛选，或改存为 CSV。</translation>
    </message>
    <message>
        <source>{file} could not be written: {reason}. Is it open in Excel, or the disk full?</source>
        <translation>无法写入 {file}：{reason}。文件是否正在 Excel 中打开，或磁盘已满？</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>权属单位</translation>
    </message>
    <message>
        <source>Unit grid</source>
        <translation>单元网格</translation>
    </message>
    <message>
        <source>Yuhua DCM (not signed in)</source>
        <translation>裕华数字城管（未登录）</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Drafts cannot be kept on this disk ({why}): go on, but do not close QGIS.</source>
        <translation>草稿写不进本机磁盘（{why}）：可以继续录入，但请不要关闭 QGIS。</translation>
    </message>
    <message>
        <source>Check login and password of the connection, then sign in again.</source>
        <translation>请检查连接的用户名和密码，再重新登录。</translation>
    </message>
    <message>
        <source>The database server does not accept this login.</source>
        <translation>数据库服务器不接受此登录。</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放到案件</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Open in Dispatch</source>
        <translation>在协同派遣中打开</translation>
    </message>
    <message>
        <source>Report Here</source>
        <translation>在此登记上报</translation>
    </message>
    <message>
        <source>Report on This Component</source>
        <translation>登记该部件的问题</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>PostgreSQL connection of QGIS; the login stays with QGIS</source>
        <translation>QGIS 的 PostgreSQL 连接；账号口令由 QGIS 保管</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Sign in when QGIS starts</source>
        <translation>启动 QGIS 时登录</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Look at the deadlines every</source>
        <translation>检查时限的间隔</translation>
    </message>
    <message>
        <source>Offer to undo after an action</source>
        <translation>办理后提供撤销</translation>
    </message>
    <message>
        <source>Folder for sheets</source>
        <translation>派遣单文件夹</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>The map follows the list</source>
        <translation>地图跟随列表</translation>
    </message>
    <message>
        <source>Folder for map styles</source>
        <translation>图层样式文件夹</translation>
    </message>
    <message>
        <source>Styles of the district, one file a layer, e.g. open_case.qml</source>
        <translation>本区的图层样式，每个图层一个文件，如 open_case.qml</translation>
    </message>
    <message>
        <source>Write Built-in Styles There</source>
        <translation>导出内置样式</translation>
    </message>
    <message>
        <source>Reset Map Styles</source>
        <translation>重置图层样式</translation>
    </message>
    <message>
        <source>Training: nothing here is true</source>
        <translation>演练：以下均非真实案件</translation>
    </message>
    <message>
        <source>Sign Out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Operator&apos;s Guide</source>
        <translation>坐席操作指南</translation>
    </message>
    <message>
        <source>Yuhua DCM: Operator&apos;s Guide</source>
        <translation>裕华数字城管：坐席操作指南</translation>
    </message>
    <message>
        <source>Connection to the database: {state}</source>
        <translation>数据库连接：{state}</translation>
    </message>
    <message>
        <source>Who is signed in, and whether the database can be reached</source>
        <translation>谁已登录，数据库是否连得上</translation>
    </message>
    <message>
        <source>Trying {name} again and again</source>
        <translation>正在反复尝试连接 {name}</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Database away</source>
        <translation>数据库断开</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>演练</translation>
    </message>
    <message>
        <source>Nothing in this database is true.</source>
        <translation>本库全部为演练数据。</translation>
    </message>
    <message>
        <source>{state}, {n} waiting</source>
        <translation>{state}，{n} 件待发</translation>
    </message>
    <message>
        <source>Choose a folder for map styles first.</source>
        <translation>请先选择图层样式文件夹。</translation>
    </message>
    <message>
        <source>{n} styles written</source>
        <translation>已导出 {n} 个样式</translation>
    </message>
    <message>
        <source>It is tried again every few seconds; no need to click.</source>
        <translation>每隔几秒自动重试，无需点击。</translation>
    </message>
</context>
</TS>
