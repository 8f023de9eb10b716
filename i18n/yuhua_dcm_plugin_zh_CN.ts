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
        <source>Same component</source>
        <translation>同一部件</translation>
    </message>
    <message>
        <source>Same class, {m} m</source>
        <translation>同小类，{m} 米</translation>
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
        <translation>办理后提供撤回</translation>
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
    <message>
        <source>{task_no}: undone</source>
        <translation>{task_no}：已撤回</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>正在撤回</translation>
    </message>
    <message>
        <source>Put the case back as it was before your last step (Ctrl+Z)</source>
        <translation>退回到您上一步操作之前 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>What you typed here before was kept.</source>
        <translation>您之前填写的内容已保留。</translation>
    </message>
    <message>
        <source>{task_no}: {action} is kept and sent once the database is back.</source>
        <translation>{task_no}：{action}已保存，数据库恢复后自动发送。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Apply to the New Version  Ctrl+Enter</source>
        <translation>按新状态提交  Ctrl+Enter</translation>
    </message>
    <message>
        <source>The case no longer takes this action. What you typed stays here to be copied.</source>
        <translation>案件已不能再做此操作。您填写的内容留在这里，可以复制。</translation>
    </message>
    <message>
        <source>Show Number…</source>
        <translation>显示号码…</translation>
    </message>
    <message>
        <source>Reason for showing the number</source>
        <translation>查看号码的原因</translation>
    </message>
    <message>
        <source>Why? Enter shows the number; each look is kept</source>
        <translation>为什么要看？回车显示，每次查看都记录在案</translation>
    </message>
    <message>
        <source>Reading contacts</source>
        <translation>读取联系人</translation>
    </message>
    <message>
        <source>Reading a number</source>
        <translation>读取号码</translation>
    </message>
    <message>
        <source>No number</source>
        <translation>没有号码</translation>
    </message>
    <message>
        <source>{file} could not be written: {reason}</source>
        <translation>无法写入 {file}：{reason}</translation>
    </message>
    <message>
        <source>Claimed by {who}, {when}</source>
        <translation>{who} 认领，{when}</translation>
    </message>
    <message>
        <source>Urged {n} times, last {when}</source>
        <translation>催办 {n} 次，最近 {when}</translation>
    </message>
    <message>
        <source>urged {n}</source>
        <translation>催{n}</translation>
    </message>
    <message>
        <source>✓ Me</source>
        <translation>✓ 本人</translation>
    </message>
    <message>
        <source>Urged</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Why departments are proposed, and why the others fell out</source>
        <translation>推荐与排除各部门的依据</translation>
    </message>
    <message>
        <source>Reasons for and against each department</source>
        <translation>各部门推荐或排除的依据</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>可选</translation>
    </message>
    <message>
        <source>fell out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>{n} characters too many: shorten it</source>
        <translation>多了 {n} 个字，请缩短</translation>
    </message>
    <message>
        <source>{n} characters left</source>
        <translation>还可以写 {n} 个字</translation>
    </message>
    <message>
        <source>Write Again…</source>
        <translation>重新填写…</translation>
    </message>
    <message>
        <source>Throw Away</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>{action} of {when} waits: it is sent once the database is back.</source>
        <translation>{when} 的{action}待发送：数据库恢复后自动发送。</translation>
    </message>
    <message>
        <source>{action} of {when} was refused: {why}</source>
        <translation>{when} 的{action}被退回：{why}</translation>
    </message>
    <message>
        <source>Ask an administrator to give your login its roles with add-staff.</source>
        <translation>请管理员用 add-staff 给您的账号授予角色。</translation>
    </message>
    <message>
        <source>Subject of the call</source>
        <translation>来电事由</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Too long: {field}. At most {limit} characters are kept.</source>
        <translation>“{field}”太长，最多 {limit} 个字。</translation>
    </message>
    <message>
        <source>There is no such action.</source>
        <translation>没有这个操作。</translation>
    </message>
    <message>
        <source>This cannot be amended: {field}.</source>
        <translation>“{field}”不能修改。</translation>
    </message>
    <message>
        <source>The component is of another class than the one chosen.</source>
        <translation>该部件不是所选的小类。</translation>
    </message>
    <message>
        <source>This must be text: {field}.</source>
        <translation>这里应是文字：{field}。</translation>
    </message>
    <message>
        <source>This must be a number: {field}.</source>
        <translation>这里应是数字：{field}。</translation>
    </message>
    <message>
        <source>This must be yes or no: {field}.</source>
        <translation>“{field}”应为是或否。</translation>
    </message>
    <message>
        <source>This is none of the possible results: {field}.</source>
        <translation>“{field}”不是可用的结果。</translation>
    </message>
    <message>
        <source>This does not look like a telephone number.</source>
        <translation>这不像电话号码。</translation>
    </message>
    <message>
        <source>The report carries no valid identifier.</source>
        <translation>上报没有有效的标识（UUID）。</translation>
    </message>
    <message>
        <source>The report cannot be read.</source>
        <translation>上报内容无法识别。</translation>
    </message>
    <message>
        <source>The details of the action cannot be read.</source>
        <translation>操作内容无法识别。</translation>
    </message>
    <message>
        <source>The grade of a case is A, B or C.</source>
        <translation>案件级别应是 A、B 或 C。</translation>
    </message>
    <message>
        <source>The work calendar has no year {year}; the administrator has to enter it.</source>
        <translation>工作日历没有 {year} 年，请管理员先录入。</translation>
    </message>
    <message>
        <source>The filing condition is chosen when the case is filed.</source>
        <translation>立案时才选择立案条件。</translation>
    </message>
    <message>
        <source>This step can no longer be undone.</source>
        <translation>这一步已不能撤回。</translation>
    </message>
    <message>
        <source>A call is an inquiry, a question how a case stands, or another one.</source>
        <translation>来电类型应是咨询解答、查询进度或其他。</translation>
    </message>
    <message>
        <source>This call has been recorded already.</source>
        <translation>这通来电已经记过了。</translation>
    </message>
    <message>
        <source>The case is finished: register it anew, or record the call.</source>
        <translation>案件已经办结：请重新登记，或记一条来电。</translation>
    </message>
    <message>
        <source>There is no such contact.</source>
        <translation>没有这位联系人。</translation>
    </message>
    <message>
        <source>There is no such phrase, or it is not yours.</source>
        <translation>没有这条常用语，或不是您的。</translation>
    </message>
    <message>
        <source>There is no such rule.</source>
        <translation>没有这条规则。</translation>
    </message>
    <message>
        <source>The phrase does not say where it belongs.</source>
        <translation>没有写明常用语用在哪里。</translation>
    </message>
    <message>
        <source>Give a list of at most 100 words.</source>
        <translation>请给出词的列表，最多 100 个。</translation>
    </message>
    <message>
        <source>{name} has taken this case.</source>
        <translation>{name} 已领取该案件。</translation>
    </message>
    <message>
        <source>The case is not in your queue.</source>
        <translation>该案件不在您的待办里。</translation>
    </message>
    <message>
        <source>The batch cannot be read.</source>
        <translation>批量内容无法识别。</translation>
    </message>
    <message>
        <source>Too many at once: at most {limit}.</source>
        <translation>一次太多：最多 {limit} 件。</translation>
    </message>
    <message>
        <source>The filter cannot be kept like this.</source>
        <translation>筛选条件不对，无法保存。</translation>
    </message>
    <message>
        <source>There is no such filter, or it is not yours.</source>
        <translation>没有这个筛选，或不是您保存的。</translation>
    </message>
    <message>
        <source>There is a filter named “{name}” already.</source>
        <translation>已有名为“{name}”的筛选。</translation>
    </message>
    <message>
        <source>The handover cannot be read.</source>
        <translation>交接班内容无法识别。</translation>
    </message>
    <message>
        <source>That person cannot take the shift over.</source>
        <translation>此人不能接班。</translation>
    </message>
    <message>
        <source>There is no such handover.</source>
        <translation>没有这次交接班。</translation>
    </message>
    <message>
        <source>This handover was signed or withdrawn already.</source>
        <translation>这次交接班已签收或已撤回。</translation>
    </message>
    <message>
        <source>There is no such unit of time limits.</source>
        <translation>没有这个时限单位。</translation>
    </message>
    <message>
        <source>The weights of the indicators do not add up.</source>
        <translation>指标权重合计不对。</translation>
    </message>
    <message>
        <source>The period ends before it begins, or lies outside 2000 to 2200.</source>
        <translation>评价周期不对：应在 2000 至 2200 年之间，起始不晚于截止。</translation>
    </message>
    <message>
        <source>This cannot be evaluated yet.</source>
        <translation>目前还不能评价。</translation>
    </message>
    <message>
        <source>There is no such indicator.</source>
        <translation>没有这个指标。</translation>
    </message>
    <message>
        <source>The work calendar cannot be read; nothing was written.</source>
        <translation>工作日历内容不对，没有写入。</translation>
    </message>
    <message>
        <source>Login, name or roles of the person are wrong.</source>
        <translation>账号、姓名或角色不对。</translation>
    </message>
    <message>
        <source>There is no such permission.</source>
        <translation>没有这样的权限。</translation>
    </message>
    <message>
        <source>The login belongs to somebody outside this district&apos;s staff.</source>
        <translation>该账号不属于本区人员。</translation>
    </message>
    <message>
        <source>The password must be made into a SCRAM verifier first.</source>
        <translation>口令要先算成 SCRAM 校验值。</translation>
    </message>
    <message>
        <source>The past cases cannot be imported like this; nothing was written.</source>
        <translation>历史案件内容不对，没有写入。</translation>
    </message>
    <message>
        <source>Ask somebody whose post it is.</source>
        <translation>请由有此权限的岗位办理。</translation>
    </message>
    <message>
        <source>Choose one of the actions that the case offers now.</source>
        <translation>请选择案件当前可用的操作。</translation>
    </message>
    <message>
        <source>Fill it in and submit again.</source>
        <translation>请补齐后再提交。</translation>
    </message>
    <message>
        <source>Shorten it and submit again; nothing was cut.</source>
        <translation>请缩短后再提交，内容没有被截断。</translation>
    </message>
    <message>
        <source>Write the number alone; what else there is belongs in the description.</source>
        <translation>电话只写号码，其他内容请写到描述里。</translation>
    </message>
    <message>
        <source>Choose a class of the list.</source>
        <translation>请从列表中选择小类。</translation>
    </message>
    <message>
        <source>What you typed is kept.</source>
        <translation>填写的内容没有丢失。</translation>
    </message>
    <message>
        <source>Speak to each other; the chief can put the case back.</source>
        <translation>请先与其沟通；值班长可以退回队列。</translation>
    </message>
    <message>
        <source>Choose another active person of the hall.</source>
        <translation>请选择另一位在岗的大厅人员。</translation>
    </message>
    <message>
        <source>Submit in several parts.</source>
        <translation>请分几次提交。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>The database took too long for this; try again.</source>
        <translation>数据库处理超时，请重试。</translation>
    </message>
    <message>
        <source>Somebody else is changing this just now; try again.</source>
        <translation>别人正在修改这条记录，请稍后重试。</translation>
    </message>
    <message>
        <source>The disk of the database server is full.</source>
        <translation>数据库服务器磁盘已满。</translation>
    </message>
    <message>
        <source>The database server has no connection left.</source>
        <translation>数据库服务器连接数已满。</translation>
    </message>
    <message>
        <source>The database only reads now; nothing can be saved.</source>
        <translation>数据库目前只读，无法保存。</translation>
    </message>
    <message>
        <source>the disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>it is open in another program, or you may not write there.</source>
        <translation>文件正被其他程序打开，或您无权写入该处。</translation>
    </message>
    <message>
        <source>the disk is read-only.</source>
        <translation>磁盘是只读的。</translation>
    </message>
    <message>
        <source>the folder does not exist.</source>
        <translation>文件夹不存在。</translation>
    </message>
    <message>
        <source>Not sent: it was stopped before</source>
        <translation>未发送：之前已停止</translation>
    </message>
    <message>
        <source>Acting on {n} cases</source>
        <translation>正在办理 {n} 件案件</translation>
    </message>
    <message>
        <source>The connection broke: look at the case before you try again.</source>
        <translation>连接中断：重试前请先查看案件。</translation>
    </message>
    <message>
        <source>Dispatch Several Cases</source>
        <translation>批量派遣</translation>
    </message>
    <message>
        <source>{done} dispatched, {failed} not; the list says why.</source>
        <translation>已派遣 {done} 件，未派遣 {failed} 件，原因见列表。</translation>
    </message>
    <message>
        <source>All {n} dispatched.</source>
        <translation>{n} 件全部派遣完成。</translation>
    </message>
    <message>
        <source>Close  Esc</source>
        <translation>关闭  Esc</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Retry {n} Cases</source>
        <translation>重试 {n} 件</translation>
    </message>
    <message>
        <source>None of these cases waits for dispatch.</source>
        <translation>所选案件都不在待派遣阶段。</translation>
    </message>
    <message>
        <source>Dispatch {n} Cases</source>
        <translation>派遣 {n} 件</translation>
    </message>
    <message>
        <source>the department you choose</source>
        <translation>您选择的部门</translation>
    </message>
    <message>
        <source>{n} cases go to {department}: {cases}.</source>
        <translation>{n} 件将派往{department}：{cases}。</translation>
    </message>
    <message>
        <source>Claimed by colleagues: {cases}.</source>
        <translation>已被同事认领：{cases}。</translation>
    </message>
    <message>
        <source>Left out, since they do not wait for dispatch: {cases}.</source>
        <translation>不在待派遣阶段，不处理：{cases}。</translation>
    </message>
    <message>
        <source>Proposed first for {n} of {all} cases</source>
        <translation>{all} 件中有 {n} 件首推该部门</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>查进度</translation>
    </message>
    <message>
        <source>{cases} and {n} more</source>
        <translation>{cases} 等另 {n} 件</translation>
    </message>
    <message>
        <source>Claiming a case</source>
        <translation>正在认领</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>Give the claim up</source>
        <translation>放弃认领</translation>
    </message>
    <message>
        <source>Keep others from it</source>
        <translation>由本人办理，避免重复处理</translation>
    </message>
    <message>
        <source>Claimed by you since {when}</source>
        <translation>您于 {when} 认领</translation>
    </message>
    <message>
        <source>Claimed by {who} since {when}</source>
        <translation>{who} 于 {when} 认领</translation>
    </message>
    <message>
        <source>{who} is at this case since {when}</source>
        <translation>{who} 自 {when} 起正在查看此案</translation>
    </message>
    <message>
        <source>Taking the next case</source>
        <translation>正在取件</translation>
    </message>
    <message>
        <source>Whose cases</source>
        <translation>案件范围</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>All streets</source>
        <translation>全部街道</translation>
    </message>
    <message>
        <source>Number, words, phone…</source>
        <translation>编号、文字、电话…</translation>
    </message>
    <message>
        <source>Typing filters the list; Enter searches finished cases and callers’ numbers too</source>
        <translation>输入即筛选列表；回车检索全部案件，包括已结案件和来电号码</translation>
    </message>
    <message>
        <source>Everybody’s</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>本组</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>Every running case you may see</source>
        <translation>您可以看到的全部在办案件</translation>
    </message>
    <message>
        <source>Cases in stages that you move on, unclaimed first</source>
        <translation>由本岗位办理的阶段，未认领的在前</translation>
    </message>
    <message>
        <source>Cases that you have claimed</source>
        <translation>您已认领的案件</translation>
    </message>
    <message>
        <source>Reading handovers</source>
        <translation>正在读取交接班</translation>
    </message>
    <message>
        <source>Shift handed over</source>
        <translation>已交班</translation>
    </message>
    <message>
        <source>Shift taken over</source>
        <translation>已接班</translation>
    </message>
    <message>
        <source>Handover taken back</source>
        <translation>交班已撤回</translation>
    </message>
    <message>
        <source>Handing over the shift</source>
        <translation>正在交接班</translation>
    </message>
    <message>
        <source>Look Through and Sign…</source>
        <translation>查看并签收…</translation>
    </message>
    <message>
        <source>Cases of the handover</source>
        <translation>移交案件</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>claimed</source>
        <translation>已认领</translation>
    </message>
    <message>
        <source>Hand Over Shift</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Whoever comes next</source>
        <translation>下一位接班人</translation>
    </message>
    <message>
        <source>Sign and Hand Over</source>
        <translation>签名交班</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>接班人</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>{n} open cases go over, {late} of them overdue.</source>
        <translation>移交在办案件 {n} 件，其中超时 {late} 件。</translation>
    </message>
    <message>
        <source>Handover of {when}</source>
        <translation>{when} 交接班</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>接班意见</translation>
    </message>
    <message>
        <source>Sign and Take Over</source>
        <translation>签名接班</translation>
    </message>
    <message>
        <source>Take Back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Past Handovers</source>
        <translation>交接班记录</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>交班时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>交班人</translation>
    </message>
    <message>
        <source>To</source>
        <translation>接班人</translation>
    </message>
    <message>
        <source>Past handovers</source>
        <translation>交接班记录</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>No shift was handed over yet. “Hand Over Shift…” in the menu begins one.</source>
        <translation>还没有交接班记录。可从菜单“交班…”开始。</translation>
    </message>
    <message>
        <source>{who} hands the shift over to you: {n} open cases, {late} overdue.</source>
        <translation>{who} 向您交班：在办 {n} 件，超时 {late} 件。</translation>
    </message>
    <message>
        <source>Given by {who}, {when}: {n} open cases, {late} overdue</source>
        <translation>{who} 于 {when} 交班：在办 {n} 件，超时 {late} 件</translation>
    </message>
    <message>
        <source>Note: {words}</source>
        <translation>备注：{words}</translation>
    </message>
    <message>
        <source>Remark: {words}</source>
        <translation>接班意见：{words}</translation>
    </message>
    <message>
        <source>Signed by {who}, {when}</source>
        <translation>{who} 签收，{when}</translation>
    </message>
    <message>
        <source>Taken back, {when}</source>
        <translation>已撤回，{when}</translation>
    </message>
    <message>
        <source>Waiting for the second signature</source>
        <translation>待接班人签收</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Export the list, hand over the shift, settings of the queue</source>
        <translation>导出清单、交接班、列表设置</translation>
    </message>
    <message>
        <source>Export List…</source>
        <translation>导出清单…</translation>
    </message>
    <message>
        <source>Choose Columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>Hand Over Shift…</source>
        <translation>交班…</translation>
    </message>
    <message>
        <source>Past Handovers…</source>
        <translation>交接班记录…</translation>
    </message>
    <message>
        <source>Go on to the Next Case</source>
        <translation>办完自动转下一件</translation>
    </message>
    <message>
        <source>Claim the most pressing case that nobody has, in this tab’s stage</source>
        <translation>认领本阶段最紧急的未认领案件</translation>
    </message>
    <message>
        <source>One form for all selected cases; select several with Ctrl or Shift</source>
        <translation>所选案件用一张表单派遣；按住 Ctrl 或 Shift 多选</translation>
    </message>
    <message>
        <source>Result per case</source>
        <translation>逐案结果</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>✓ done</source>
        <translation>✓ 成功</translation>
    </message>
    <message>
        <source>✗ not done</source>
        <translation>✗ 未成功</translation>
    </message>
    <message>
        <source>Reading stages, streets and filters</source>
        <translation>正在读取阶段、街道和筛选</translation>
    </message>
    <message>
        <source>Nothing waits unclaimed in your stages.</source>
        <translation>没有待认领的案件。</translation>
    </message>
    <message>
        <source>{task_no} was urged again, {n} times so far: {class_name}</source>
        <translation>{task_no} 被催办，累计 {n} 次：{class_name}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>{task_no}: {action} was refused: {why}</source>
        <translation>{task_no}：{action}被退回：{why}</translation>
    </message>
    <message>
        <source>Look Through…</source>
        <translation>查看…</translation>
    </message>
    <message>
        <source>Dispatch {n} Cases…</source>
        <translation>派遣 {n} 件…</translation>
    </message>
    <message>
        <source>Dispatch Several…</source>
        <translation>批量派遣…</translation>
    </message>
    <message>
        <source>Wrote {n} cases to {file}</source>
        <translation>已将 {n} 件案件导出到 {file}</translation>
    </message>
    <message>
        <source>Export List</source>
        <translation>导出清单</translation>
    </message>
    <message>
        <source>{done} sheets printed to {file}, {failed} not printed</source>
        <translation>已打印 {done} 张到 {file}，{failed} 张未打印</translation>
    </message>
    <message>
        <source>Printed Sheets</source>
        <translation>打印结果</translation>
    </message>
    <message>
        <source>Show Result</source>
        <translation>查看结果</translation>
    </message>
    <message>
        <source>Printing was stopped; no file was written.</source>
        <translation>打印已停止，没有生成文件。</translation>
    </message>
    <message>
        <source>Seeing who is at the case</source>
        <translation>正在查询谁在查看案件</translation>
    </message>
    <message>
        <source>No running case fits. Press Enter to search finished cases and phone numbers too.</source>
        <translation>没有符合的在办案件。按回车检索全部案件和来电号码。</translation>
    </message>
    <message>
        <source>You have claimed no case here. “Take Next” gives you the most pressing one.</source>
        <translation>您还没有认领案件。点“取件”领取最紧急的一件。</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>常用筛选</translation>
    </message>
    <message>
        <source>Filters with a name, your own and the team’s</source>
        <translation>已命名的筛选，本人的和本组共享的</translation>
    </message>
    <message>
        <source>Reading filters</source>
        <translation>正在读取筛选</translation>
    </message>
    <message>
        <source>The filter “{name}” was deleted</source>
        <translation>筛选“{name}”已删除</translation>
    </message>
    <message>
        <source>Deleting a filter</source>
        <translation>正在删除筛选</translation>
    </message>
    <message>
        <source>Saving a filter</source>
        <translation>正在保存筛选</translation>
    </message>
    <message>
        <source>Filter {name}</source>
        <translation>筛选：{name}</translation>
    </message>
    <message>
        <source>No filter is saved yet</source>
        <translation>还没有保存的筛选</translation>
    </message>
    <message>
        <source>Show All Cases</source>
        <translation>显示全部案件</translation>
    </message>
    <message>
        <source>Save Filter As…</source>
        <translation>筛选另存为…</translation>
    </message>
    <message>
        <source>{name} ({owner})</source>
        <translation>{name}（{owner}）</translation>
    </message>
    <message>
        <source>Use at Start</source>
        <translation>启动时使用</translation>
    </message>
    <message>
        <source>Share with the Team</source>
        <translation>与本组共享</translation>
    </message>
    <message>
        <source>Rename Filter…</source>
        <translation>重命名筛选…</translation>
    </message>
    <message>
        <source>Delete Filter</source>
        <translation>删除筛选</translation>
    </message>
    <message>
        <source>Save Filter</source>
        <translation>保存筛选</translation>
    </message>
    <message>
        <source>Rename Filter</source>
        <translation>重命名筛选</translation>
    </message>
    <message>
        <source>Share with the team</source>
        <translation>与本组共享</translation>
    </message>
    <message>
        <source>Searching the archive for “{words}” …</source>
        <translation>正在全库检索“{words}” …</translation>
    </message>
    <message>
        <source>Searching the archive</source>
        <translation>正在检索全库</translation>
    </message>
    <message>
        <source>Close the archive results</source>
        <translation>关闭检索结果</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Found in</source>
        <translation>匹配于</translation>
    </message>
    <message>
        <source>Cases found in the archive</source>
        <translation>全库检索结果</translation>
    </message>
    <message>
        <source>Archive: nothing found for “{words}”. Try fewer words, a part of the number, or four digits of the phone.</source>
        <translation>全库检索“{words}”：没有结果。可减少词语，或输入编号的一部分、电话的四位数字。</translation>
    </message>
    <message>
        <source>Archive: the newest {n} for “{words}”, running and finished</source>
        <translation>全库检索“{words}”：最新 {n} 件，含在办和已结</translation>
    </message>
    <message>
        <source>Archive: {n} found for “{words}”, running and finished</source>
        <translation>全库检索“{words}”：{n} 件，含在办和已结</translation>
    </message>
    <message>
        <source>number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>caller’s phone</source>
        <translation>来电号码</translation>
    </message>
    <message>
        <source>other number</source>
        <translation>外部编号</translation>
    </message>
    <message>
        <source>Call {call_no} recorded.</source>
        <translation>来电 {call_no} 已记录。</translation>
    </message>
    <message>
        <source>Task {task_no} saved without a place in the district: amend it.</source>
        <translation>任务 {task_no} 已登记，但没有本区内的位置，请修改案卷。</translation>
    </message>
    <message>
        <source>Task {task_no} saved. Next step below.</source>
        <translation>任务 {task_no} 已登记，下一步在下面。</translation>
    </message>
    <message>
        <source>Joined case {task_no}: {n} reporters. Read out: {standing}</source>
        <translation>已并入 {task_no}，共 {n} 人反映。请告知：{standing}</translation>
    </message>
    <message>
        <source>Case {task_no} urged, {n} times so far. Read out: {standing}</source>
        <translation>{task_no} 已催办，共 {n} 次。请告知：{standing}</translation>
    </message>
    <message>
        <source>Reading phrases</source>
        <translation>读取常用语</translation>
    </message>
    <message>
        <source>Put by. Alt+↑ goes back to it.</source>
        <translation>已挂起。按 Alt+↑ 回到这个来电。</translation>
    </message>
    <message>
        <source>The caller asks again and wants it done soon.</source>
        <translation>来电人催办，要求尽快处理。</translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation>正在报送……</translation>
    </message>
    <message>
        <source>“{title}” came back: {words} It stands above, with ✗.</source>
        <translation>“{title}”被退回：{words}它在上面，带 ✗。</translation>
    </message>
    <message>
        <source>The database is away. Go on: {n} calls are kept here and sent when it is back.</source>
        <translation>数据库断开。请继续接听：{n} 个来电已存在本机，恢复后自动报送。</translation>
    </message>
    <message>
        <source>Back to Report  F6</source>
        <translation>回到登记  F6</translation>
    </message>
    <message>
        <source>Inquiry  F6</source>
        <translation>咨询  F6</translation>
    </message>
    <message>
        <source>Back to Report  F7</source>
        <translation>回到登记  F7</translation>
    </message>
    <message>
        <source>Urge  F7</source>
        <translation>催办  F7</translation>
    </message>
    <message>
        <source>Save Inquiry  Ctrl+Enter</source>
        <translation>记录咨询  Ctrl+Enter</translation>
    </message>
    <message>
        <source>Urge  Ctrl+Enter</source>
        <translation>催办  Ctrl+Enter</translation>
    </message>
    <message>
        <source>Park  F3</source>
        <translation>挂起  F3</translation>
    </message>
    <message>
        <source>Kept: “{title}” is sent when the database is back. Take the next call.</source>
        <translation>已保存在本机：“{title}”，数据库恢复后自动报送。请接下一个电话。</translation>
    </message>
    <message>
        <source>The name is too long: at most {n} characters.</source>
        <translation>姓名太长：最多 {n} 个字。</translation>
    </message>
    <message>
        <source>Looking for earlier calls</source>
        <translation>查找来电历史</translation>
    </message>
    <message>
        <source>This is no telephone number: digits, blanks and + - ( ) only, an extension after 转. Other words belong into the description.</source>
        <translation>这不是电话号码：只写数字，可以带空格和 + - ( )，分机写在“转”后面；别的话请写到描述里。</translation>
    </message>
    <message>
        <source>The telephone number is too short.</source>
        <translation>电话号码太短。</translation>
    </message>
    <message>
        <source>The telephone number is too long: one number only.</source>
        <translation>电话号码太长：只写一个号码。</translation>
    </message>
    <message>
        <source>{name}?  Ctrl+{n}</source>
        <translation>{name}？ Ctrl+{n}</translation>
    </message>
    <message>
        <source>Because of “{words}”</source>
        <translation>因为说到“{words}”</translation>
    </message>
    <message>
        <source>The component here is “{component}”, the class of the report “{name}”: right?</source>
        <translation>这里的部件是“{component}”，上报的小类是“{name}”：对吗？</translation>
    </message>
    <message>
        <source>Join This Case  F10</source>
        <translation>并入这件  F10</translation>
    </message>
    <message>
        <source>Not the Same, Save  Ctrl+Enter</source>
        <translation>不是同一件，登记  Ctrl+Enter</translation>
    </message>
    <message>
        <source>Back  Esc</source>
        <translation>返回  Esc</translation>
    </message>
    <message>
        <source>This case is finished: it cannot be joined. If it is there again, save the report.</source>
        <translation>这件已经办结，不能并入。问题又出现，请重新登记。</translation>
    </message>
    <message>
        <source>Read out: </source>
        <translation>请告知：</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>反映内容</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>未登记</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Reporters</source>
        <translation>反映人数</translation>
    </message>
    <message>
        <source>On the map</source>
        <translation>图上编号</translation>
    </message>
    <message>
        <source>Case {task_no}</source>
        <translation>案件 {task_no}</translation>
    </message>
    <message>
        <source>This report</source>
        <translation>这次来电</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>Your report is joined to case {task_no}, reported by {n} people.</source>
        <translation>您反映的问题已并入 {task_no} 号案件，共 {n} 人反映。</translation>
    </message>
    <message>
        <source>It is at “{stage}”, with {department}, due {due}.</source>
        <translation>现在“{stage}”阶段，由{department}办理，{due} 前办结。</translation>
    </message>
    <message>
        <source>It is at “{stage}”, with {department}.</source>
        <translation>现在“{stage}”阶段，由{department}办理。</translation>
    </message>
    <message>
        <source>It is at “{stage}”; no department has it yet.</source>
        <translation>现在“{stage}”阶段，还没有派给部门。</translation>
    </message>
    <message>
        <source>{m} m</source>
        <translation>{m} 米</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续填写</translation>
    </message>
    <message>
        <source>Set Aside</source>
        <translation>先放一边</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>{n} parked  Alt+↑ ↓</source>
        <translation>挂起 {n} 个来电  Alt+↑ ↓</translation>
    </message>
    <message>
        <source>Restore {title}</source>
        <translation>恢复 {title}</translation>
    </message>
    <message>
        <source>A call from {time} was not saved: {title}</source>
        <translation>{time} 的来电还没有保存：{title}</translation>
    </message>
    <message>
        <source>Likely duplicates</source>
        <translation>疑似重复</translation>
    </message>
    <message>
        <source>{n} likely duplicates. Compare the likeliest  F10</source>
        <translation>疑似重复 {n} 件，比对最像的一件  F10</translation>
    </message>
    <message>
        <source>{field}: {n} characters too many, at most {most}.</source>
        <translation>{field}：多了 {n} 个字，最多 {most} 个。</translation>
    </message>
    <message>
        <source>The address is too long.</source>
        <translation>地址太长。</translation>
    </message>
    <message>
        <source>Write what the caller asks first.</source>
        <translation>请先写来电人问什么。</translation>
    </message>
    <message>
        <source>Which case does the caller ask about? Type its number.</source>
        <translation>催办哪一件？请输入号码。</translation>
    </message>
    <message>
        <source>Class Rules…</source>
        <translation>推荐规则…</translation>
    </message>
    <message>
        <source>Earlier calls of this number</source>
        <translation>该号码的来电历史</translation>
    </message>
    <message>
        <source>⚠ overdue</source>
        <translation>⚠ 超期</translation>
    </message>
    <message>
        <source>urged {n}×</source>
        <translation>催办 {n} 次</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Inquiry</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Other call</source>
        <translation>其他来电</translation>
    </message>
    <message>
        <source>Called before: {n}, still running: {running}. Enter opens, F7 urges.</source>
        <translation>以前来电 {n} 次，在办 {running} 件。回车打开，F7 催办。</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>用处</translation>
    </message>
    <message>
        <source>Phrase Book</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>For the whole district</source>
        <translation>全区共用</translation>
    </message>
    <message>
        <source>Only for class</source>
        <translation>只用于小类</translation>
    </message>
    <message>
        <source>District</source>
        <translation>本区</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>Write the text of the phrase first.</source>
        <translation>请先写常用语的内容。</translation>
    </message>
    <message>
        <source>Find a phrase</source>
        <translation>查找常用语</translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>No phrase fits. Write it, then keep it with the button.</source>
        <translation>没有合适的常用语。写好以后可以用下面的按钮存下来。</translation>
    </message>
    <message>
        <source>Save as Phrase…</source>
        <translation>存为常用语…</translation>
    </message>
    <message>
        <source>Phrase Book…</source>
        <translation>常用语维护…</translation>
    </message>
    <message>
        <source>Components close by</source>
        <translation>附近的部件</translation>
    </message>
    <message>
        <source>⚠ These coordinates cannot be a place; nothing was taken.</source>
        <translation>⚠ 坐标不对，没有采用。</translation>
    </message>
    <message>
        <source>Looking for the component</source>
        <translation>查找部件</translation>
    </message>
    <message>
        <source>⚠ No component has the code {code}.</source>
        <translation>⚠ 没有标识码为 {code} 的部件。</translation>
    </message>
    <message>
        <source>Place taken; its grid is found when the database is back.</source>
        <translation>位置已记下；数据库恢复后再查所在网格。</translation>
    </message>
    <message>
        <source>Descript&amp;ion</source>
        <translation>问题描述(&amp;I)</translation>
    </message>
    <message>
        <source>Quest&amp;ion</source>
        <translation>咨询问题(&amp;I)</translation>
    </message>
    <message>
        <source>What he says (&amp;I)</source>
        <translation>催办内容(&amp;I)</translation>
    </message>
    <message>
        <source>Empty means that he asks again and wants it done soon</source>
        <translation>不写就是：来电人催办，要求尽快处理</translation>
    </message>
    <message>
        <source>Phrases  F4</source>
        <translation>常用语  F4</translation>
    </message>
    <message>
        <source>What the caller was told</source>
        <translation>答复来电人的话</translation>
    </message>
    <message>
        <source>Kind of call</source>
        <translation>来电类型</translation>
    </message>
    <message>
        <source>Cl&amp;ass</source>
        <translation>小类(&amp;A)</translation>
    </message>
    <message>
        <source>Place (&amp;G)</source>
        <translation>位置(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Urged case</source>
        <translation>催办案件(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Telephone</source>
        <translation>电话(&amp;T)</translation>
    </message>
    <message>
        <source>Source (&amp;K)</source>
        <translation>问题来源(&amp;K)</translation>
    </message>
    <message>
        <source>Inquiry, answered</source>
        <translation>咨询解答</translation>
    </message>
    <message>
        <source>Asks how a case stands</source>
        <translation>查询进度</translation>
    </message>
    <message>
        <source>But not</source>
        <translation>排除词</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Class Rules</source>
        <translation>小类推荐规则</translation>
    </message>
    <message>
        <source>One of these; a blank means both parts</source>
        <translation>有其一即可，用、分开；空格隔开的要同时出现</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>一个都不能有</translation>
    </message>
    <message>
        <source>Type what a caller might say</source>
        <translation>写一句来电人可能说的话</translation>
    </message>
    <message>
        <source>Try out</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Write the words that callers use first.</source>
        <translation>请先写来电人常说的词。</translation>
    </message>
    <message>
        <source>Choose the class that the words speak for.</source>
        <translation>请选择这些词对应的小类。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation>已删除。</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Counting calls</source>
        <translation>统计来电</translation>
    </message>
    <message>
        <source>Today: {reports} reports, {inquiries} inquiries, {joined} joined, {urged} urged</source>
        <translation>今天：登记 {reports} 件，咨询 {inquiries} 个，并入 {joined} 个，催办 {urged} 个</translation>
    </message>
    <message>
        <source>Task or case number that the caller names</source>
        <translation>来电人说的任务号或案卷号</translation>
    </message>
    <message>
        <source>Looking for the case</source>
        <translation>查找案件</translation>
    </message>
    <message>
        <source>There is no case with this number.</source>
        <translation>没有这个号码的案件。</translation>
    </message>
    <message>
        <source>{case}
Finished {when}: it cannot be urged. Is it there again? Register it.</source>
        <translation>{case}
已于 {when} 办结，不能催办。问题又出现，请重新登记。</translation>
    </message>
    <message>
        <source>It is overdue.</source>
        <translation>已超期。</translation>
    </message>
    <message>
        <source>Urged {n} times before.</source>
        <translation>已催办 {n} 次。</translation>
    </message>
    <message>
        <source>The Python package {name} is missing: sheets cannot be printed.</source>
        <translation>缺少 Python 组件 {name}，无法打印派遣单。</translation>
    </message>
    <message>
        <source>Windows: install the plugin&apos;s zip with reportlab, or choose python3-{name} in the OSGeo4W Setup, or in the OSGeo4W Shell run: python -m pip install --target {folder} {name}. Debian and Ubuntu: apt install python3-{name}. Then start QGIS again.</source>
        <translation>Windows：安装带 reportlab 的插件压缩包；或在 OSGeo4W 安装程序中选装 python3-{name}；或在 OSGeo4W Shell 中运行：python -m pip install --target {folder} {name}。Debian、Ubuntu：apt install python3-{name}。完成后请重新启动 QGIS。</translation>
    </message>
    <message>
        <source>Windows: add the optional feature “Chinese (Simplified) Supplemental Fonts”, or copy simsun.ttc or msyh.ttc into the Fonts folder. Debian and Ubuntu: apt install fonts-wqy-zenhei. Looked at: {tried}</source>
        <translation>Windows：添加可选功能“中文(简体)补充字体”，或将 simsun.ttc、msyh.ttc 复制到 Fonts 文件夹。Debian、Ubuntu：apt install fonts-wqy-zenhei。已查找：{tried}</translation>
    </message>
    <message>
        <source>nothing was there</source>
        <translation>未找到任何文件</translation>
    </message>
    <message>
        <source>{n} reporters, urged {m} times</source>
        <translation>{n} 人反映，催办 {m} 次</translation>
    </message>
    <message>
        <source>Take Next  Alt+0</source>
        <translation>取件  Alt+0</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>How the answer came</source>
        <translation>回复方式</translation>
    </message>
    <message>
        <source>PostgreSQL connections</source>
        <translation>PostgreSQL 连接</translation>
    </message>
    <message>
        <source>Case or history</source>
        <translation>案件或办理经过</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Narrow {n}</source>
        <translation>筛选 {n}</translation>
    </message>
    <message>
        <source>Narrow</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Your role does not see evaluations.</source>
        <translation>您的角色不查看评价。</translation>
    </message>
    <message>
        <source>The database is away. Go on: what you write is kept here.</source>
        <translation>数据库断开。请继续接听，填写的内容存在本机。</translation>
    </message>
    <message>
        <source>Name from an earlier call: ask.</source>
        <translation>按来电记录填写，请核对。</translation>
    </message>
    <message>
        <source>It is at “{stage}”, with {department}, was due {due} and is overdue.</source>
        <translation>目前在“{stage}”阶段，由{department}承办，应在 {due} 前办结，已超期。</translation>
    </message>
    <message>
        <source>The answer is empty. Press Ctrl+Enter once more to record the call like this.</source>
        <translation>答复为空，再按一次 Ctrl+Enter 照样记录。</translation>
    </message>
    <message>
        <source>A&amp;nswer</source>
        <translation>答复(&amp;N)</translation>
    </message>
    <message>
        <source>Type at least the last {n} digits of the number.</source>
        <translation>请至少输入号码的最后 {n} 位。</translation>
    </message>
    <message>
        <source>The case is being looked for. Look at it below, then press again.</source>
        <translation>正在查找案件，看清下面显示的案件后再按一次。</translation>
    </message>
    <message>
        <source>{n} cases have this in their number: {numbers}. Type more of it.</source>
        <translation>有 {n} 件：{numbers}。请多输入几位。</translation>
    </message>
    <message>
        <source>Components on {day}</source>
        <translation>{day} 的部件</translation>
    </message>
    <message>
        <source>Components (lines) on {day}</source>
        <translation>{day} 的部件（线）</translation>
    </message>
    <message>
        <source>Components (areas) on {day}</source>
        <translation>{day} 的部件（面）</translation>
    </message>
    <message>
        <source>Reading batches</source>
        <translation>读取批次</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>No delivery has come in yet. “Import Delivery…” takes a file, a folder or a zip.</source>
        <translation>还没有普查成果。点“导入普查成果…”，可选文件、文件夹或压缩包。</translation>
    </message>
    <message>
        <source>&amp;Import Delivery…</source>
        <translation>导入普查成果…(&amp;I)</translation>
    </message>
    <message>
        <source>Faults and differences</source>
        <translation>问题与变更</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>变更比对</translation>
    </message>
    <message>
        <source>Undo batch {n} “{title}”: {added} components go, {changed} become what they were, and those it retired stand again.</source>
        <translation>撤销批次 {n}“{title}”：新增的 {added} 个部件将移除，变更的 {changed} 个恢复原样，注销的恢复在用。</translation>
    </message>
    <message>
        <source>Undo Batch {n}</source>
        <translation>撤销批次 {n}</translation>
    </message>
    <message>
        <source>Discard batch {n} “{title}”: its {rows} rows that wait are dropped.</source>
        <translation>放弃批次 {n}“{title}”：等待处理的 {rows} 行将丢弃。</translation>
    </message>
    <message>
        <source>Discard Batch {n}</source>
        <translation>放弃批次 {n}</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>检查报告…</translation>
    </message>
    <message>
        <source>Write what was found as HTML and XLSX, and open it</source>
        <translation>把检查结果写成 HTML 和 XLSX 并打开</translation>
    </message>
    <message>
        <source>Faults on Map</source>
        <translation>图上看问题</translation>
    </message>
    <message>
        <source>Show a mark where each fault is</source>
        <translation>在地图上标出每个问题的位置</translation>
    </message>
    <message>
        <source>Mend on Map</source>
        <translation>图上修正</translation>
    </message>
    <message>
        <source>Edit the faulty rows on the map</source>
        <translation>在地图上编辑有问题的记录</translation>
    </message>
    <message>
        <source>Check Again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Save what was mended and check it again</source>
        <translation>保存修正内容并重新检查</translation>
    </message>
    <message>
        <source>Take Clean Rows</source>
        <translation>合格入库</translation>
    </message>
    <message>
        <source>Take all rows that are without error now</source>
        <translation>把现在没有错误的记录全部入库</translation>
    </message>
    <message>
        <source>Undo Batch</source>
        <translation>撤销批次</translation>
    </message>
    <message>
        <source>Take all of the batch back, as one</source>
        <translation>把整个批次一起撤回</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Drop what waits of the batch</source>
        <translation>丢弃该批次等待处理的记录</translation>
    </message>
    <message>
        <source>◑ taken, rest to mend</source>
        <translation>◑ 已入库，余待修正</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>成果</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读入</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Faulty</source>
        <translation>问题行</translation>
    </message>
    <message>
        <source>Vanished</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Type something, or choose a part of the district.</source>
        <translation>请输入内容，或选择一个范围。</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Searching components</source>
        <translation>查找部件</translation>
    </message>
    <message>
        <source>Retiring components</source>
        <translation>注销部件</translation>
    </message>
    <message>
        <source>Code, name, class or address</source>
        <translation>标识码、名称、小类或地址</translation>
    </message>
    <message>
        <source>Where to search</source>
        <translation>查找范围</translation>
    </message>
    <message>
        <source>Part shown on the map</source>
        <translation>地图当前范围</translation>
    </message>
    <message>
        <source>Whole district</source>
        <translation>全区</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>Components found</source>
        <translation>查到的部件</translation>
    </message>
    <message>
        <source>Find components by code, name, class or address.</source>
        <translation>按标识码、名称、小类或地址查找部件。</translation>
    </message>
    <message>
        <source>Edit on Map</source>
        <translation>图上编辑</translation>
    </message>
    <message>
        <source>Switch the layers of components to editing, with forms and snapping</source>
        <translation>部件图层进入编辑状态，带表单和捕捉</translation>
    </message>
    <message>
        <source>Save Edits</source>
        <translation>保存编辑</translation>
    </message>
    <message>
        <source>Write what was edited; what the database refuses is told in words</source>
        <translation>写入编辑内容；数据库拒绝的会说明原因</translation>
    </message>
    <message>
        <source>Set Ownership</source>
        <translation>设置权属</translation>
    </message>
    <message>
        <source>Give the marked components their departments</source>
        <translation>为选中的部件设置单位</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>注销</translation>
    </message>
    <message>
        <source>The marked components stand no more; their history and codes stay</source>
        <translation>选中的部件不再存在；历史和编码保留</translation>
    </message>
    <message>
        <source>&amp;As of</source>
        <translation>时点(&amp;A)</translation>
    </message>
    <message>
        <source>Show Day</source>
        <translation>显示该日</translation>
    </message>
    <message>
        <source>Show the components on the map as they were on this day</source>
        <translation>在地图上显示当日的部件</translation>
    </message>
    <message>
        <source>The first {n} are listed; more words find fewer.</source>
        <translation>仅列出前 {n} 个；请多输几个字缩小范围。</translation>
    </message>
    <message>
        <source>{n} components found</source>
        <translation>查到 {n} 个部件</translation>
    </message>
    <message>
        <source>No component found. Try fewer words or the whole district.</source>
        <translation>没有查到部件。可减少字词，或改为全区查找。</translation>
    </message>
    <message>
        <source>Retire {n} components, {first} first? They go off the map; their history and codes stay.</source>
        <translation>注销 {n} 个部件（{first} 等）？将从地图上消失，历史和编码保留。</translation>
    </message>
    <message>
        <source>Retire {n}</source>
        <translation>注销 {n} 个</translation>
    </message>
    <message>
        <source>Reason, e.g. road works</source>
        <translation>原因，如：道路改造拆除</translation>
    </message>
    <message>
        <source>{n} components are retired, as batch {batch}.</source>
        <translation>已注销 {n} 个部件，批次 {batch}。</translation>
    </message>
    <message>
        <source>Component name</source>
        <translation>部件名称</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Nothing known so far is changed, and nothing has vanished.</source>
        <translation>与现有数据相比没有变更，也没有缺失。</translation>
    </message>
    <message>
        <source>Reading differences</source>
        <translation>读取变更</translation>
    </message>
    <message>
        <source>The first {n} differences are listed.</source>
        <translation>仅列出前 {n} 条变更。</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>What is other</source>
        <translation>变更内容</translation>
    </message>
    <message>
        <source>Reading faults</source>
        <translation>读取问题</translation>
    </message>
    <message>
        <source>No fault. Every row of the batch is as it should be.</source>
        <translation>没有问题，该批次每行都合格。</translation>
    </message>
    <message>
        <source>Choose a batch to see its faults.</source>
        <translation>选择一个批次，可看它的问题。</translation>
    </message>
    <message>
        <source>All faults ({n})</source>
        <translation>全部问题（{n}）</translation>
    </message>
    <message>
        <source>The first {n} faults are listed; the report has them all.</source>
        <translation>仅列出前 {n} 条问题，全部见检查报告。</translation>
    </message>
    <message>
        <source>&amp;Rule</source>
        <translation>规则(&amp;R)</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Has a place</source>
        <translation>有位置</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>有</translation>
    </message>
    <message>
        <source>no place</source>
        <translation>无位置</translation>
    </message>
    <message>
        <source>How to mend</source>
        <translation>修正方法</translation>
    </message>
    <message>
        <source>Unit grids that stand</source>
        <translation>现有单元网格</translation>
    </message>
    <message>
        <source>History of the component</source>
        <translation>部件历史</translation>
    </message>
    <message>
        <source>Choose a component to see what it was, when, and who changed it.</source>
        <translation>选中一个部件，可看它何时是什么样、谁改的。</translation>
    </message>
    <message>
        <source>Reading the history</source>
        <translation>读取历史</translation>
    </message>
    <message>
        <source>{code}: {n} states</source>
        <translation>{code}：{n} 个历史状态</translation>
    </message>
    <message>
        <source>The first state that is known.</source>
        <translation>最早的已知状态。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>止</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>变更字段</translation>
    </message>
    <message>
        <source>never was</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>now</source>
        <translation>至今</translation>
    </message>
    <message>
        <source>Nothing of {name} can be read: {reason}</source>
        <translation>{name} 无法读取：{reason}</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>The mapping file is not valid JSON: {reason}</source>
        <translation>映射文件不是有效的 JSON：{reason}</translation>
    </message>
    <message>
        <source>The mapping file must hold an object {{…}} at: {where}</source>
        <translation>映射文件此处应为对象 {{…}}：{where}</translation>
    </message>
    <message>
        <source>The mapping file names a field that does not exist: {field}</source>
        <translation>映射文件中有不存在的字段：{field}</translation>
    </message>
    <message>
        <source>{label} is mapped to a column that the delivery lacks: {column}</source>
        <translation>“{label}”对应的列在成果中不存在：{column}</translation>
    </message>
    <message>
        <source>The mapping file has a wrong value at {where}; it must be: {wanted}</source>
        <translation>映射文件 {where} 的值不对，应为：{wanted}</translation>
    </message>
    <message>
        <source>{label} cannot be the same in every row</source>
        <translation>“{label}”不能每行都相同</translation>
    </message>
    <message>
        <source>The mapping file has an entry that is not known here: {name}</source>
        <translation>映射文件中有无法识别的项：{name}</translation>
    </message>
    <message>
        <source>Judging by its numbers, {x} holds the east and {y} the north</source>
        <translation>按数值判断，{x} 为东（横）坐标，{y} 为北（纵）坐标</translation>
    </message>
    <message>
        <source>{column} (such as {example}) is not the component code of the standard: in {against} of {rows} sample rows it names another class. It is kept as an extra column, and new codes are given</source>
        <translation>{column}（如 {example}）不是标准的部件标识码：{rows} 行样本中有 {against} 行与小类不符。该列保留为扩展属性，另编新码</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>开头</translation>
    </message>
    <message>
        <source>Faults of batch {n}</source>
        <translation>批次 {n} 的问题</translation>
    </message>
    <message>
        <source>Error: the row is not taken</source>
        <translation>错误：该行不入库</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Batch {n}, to mend</source>
        <translation>批次 {n} 待修正</translation>
    </message>
    <message>
        <source>{title} (areas)</source>
        <translation>{title}（面）</translation>
    </message>
    <message>
        <source>{title} (no place)</source>
        <translation>{title}（无位置）</translation>
    </message>
    <message>
        <source>{title} (lines)</source>
        <translation>{title}（线）</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Number in the batch</source>
        <translation>批次内序号</translation>
    </message>
    <message>
        <source>Class as delivered</source>
        <translation>成果中的小类</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>未能识别</translation>
    </message>
    <message>
        <source>Other columns</source>
        <translation>其他列</translation>
    </message>
    <message>
        <source>Mended by</source>
        <translation>修正人</translation>
    </message>
    <message>
        <source>Mended at</source>
        <translation>修正时间</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Where and when</source>
        <translation>位置与日期</translation>
    </message>
    <message>
        <source>As delivered</source>
        <translation>成果原样</translation>
    </message>
    <message>
        <source>Components without an owner</source>
        <translation>无主部件</translation>
    </message>
    <message>
        <source>Every standing component has an owner.</source>
        <translation>在用部件都有权属单位。</translation>
    </message>
    <message>
        <source>Reading components without an owner</source>
        <translation>读取无主部件</translation>
    </message>
    <message>
        <source>Every class</source>
        <translation>全部小类</translation>
    </message>
    <message>
        <source>Only the {n} components that were marked</source>
        <translation>仅限选中的 {n} 个部件</translation>
    </message>
    <message>
        <source>Choose at least one department.</source>
        <translation>请至少选择一个单位。</translation>
    </message>
    <message>
        <source>Choose a class, an area, or both.</source>
        <translation>请选择小类或范围。</translation>
    </message>
    <message>
        <source>Counting components</source>
        <translation>统计部件</translation>
    </message>
    <message>
        <source>Setting ownership</source>
        <translation>设置权属</translation>
    </message>
    <message>
        <source>Only where nobody is entered yet</source>
        <translation>只填空缺</translation>
    </message>
    <message>
        <source>Only the components that were marked</source>
        <translation>仅限选中的部件</translation>
    </message>
    <message>
        <source>&amp;Set Ownership</source>
        <translation>设置权属(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Class</source>
        <translation>小类(&amp;C)</translation>
    </message>
    <message>
        <source>Ar&amp;ea</source>
        <translation>范围(&amp;E)</translation>
    </message>
    <message>
        <source>{n} components have no owner</source>
        <translation>{n} 个部件无权属单位</translation>
    </message>
    <message>
        <source>{n} components fit, and nothing of them would change.</source>
        <translation>符合条件的 {n} 个部件没有需要改动的。</translation>
    </message>
    <message>
        <source>{n} components get {departments}.</source>
        <translation>{n} 个部件将设为：{departments}。</translation>
    </message>
    <message>
        <source>Set {n}</source>
        <translation>设置 {n} 个</translation>
    </message>
    <message>
        <source>{n} components have new departments, as batch {batch}.</source>
        <translation>已设置 {n} 个部件的单位，批次 {batch}。</translation>
    </message>
    <message>
        <source>Batch {n} is undone.</source>
        <translation>批次 {n} 已撤销。</translation>
    </message>
    <message>
        <source>leave as it is</source>
        <translation>不改动</translation>
    </message>
    <message>
        <source>outside the grids</source>
        <translation>不在网格内</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Your role does not work with base data.</source>
        <translation>您的角色不使用基础数据。</translation>
    </message>
    <message>
        <source>Your role may not import deliveries.</source>
        <translation>您的角色不能导入普查成果。</translation>
    </message>
    <message>
        <source>Undoing batch {n}</source>
        <translation>撤销批次 {n}</translation>
    </message>
    <message>
        <source>Discarding batch {n}</source>
        <translation>放弃批次 {n}</translation>
    </message>
    <message>
        <source>Batch {n} is discarded.</source>
        <translation>批次 {n} 已放弃。</translation>
    </message>
    <message>
        <source>No fault of this batch has a place; see the list.</source>
        <translation>该批次的问题都没有位置，请看列表。</translation>
    </message>
    <message>
        <source>The faulty rows are on the map, ready to edit. “Check Again” saves and checks.</source>
        <translation>待修正记录已加到地图并可编辑。点“重新检查”即保存并检查。</translation>
    </message>
    <message>
        <source>No row of this batch waits to be mended.</source>
        <translation>该批次没有待修正的记录。</translation>
    </message>
    <message>
        <source>Checking batch {n} again</source>
        <translation>重新检查批次 {n}</translation>
    </message>
    <message>
        <source>Taking batch {n}</source>
        <translation>批次 {n} 入库</translation>
    </message>
    <message>
        <source>Add the map layers first.</source>
        <translation>请先加载地图图层。</translation>
    </message>
    <message>
        <source>Edits are saved.</source>
        <translation>编辑已保存。</translation>
    </message>
    <message>
        <source>Back to Today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>Pages of the census desk</source>
        <translation>普查工作页</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>普查成果</translation>
    </message>
    <message>
        <source>Ownership</source>
        <translation>权属</translation>
    </message>
    <message>
        <source>Reading streets</source>
        <translation>读取街道</translation>
    </message>
    <message>
        <source>Batch {n} is not listed any more.</source>
        <translation>批次 {n} 已不在列表中。</translation>
    </message>
    <message>
        <source>Components are ready to edit: add, move, re-class or delete on the map.</source>
        <translation>部件可以编辑了：在地图上新增、移动、改类或删除（注销）。</translation>
    </message>
    <message>
        <source>Components are retired, as batch {n}.</source>
        <translation>部件已注销，批次 {n}。</translation>
    </message>
    <message>
        <source>Something else is still under way.</source>
        <translation>另一项操作还在进行。</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>已停止，没有任何改动。</translation>
    </message>
    <message>
        <source>{clean} rows are clean now, {faulty} are not.</source>
        <translation>现在 {clean} 行合格，{faulty} 行仍有问题。</translation>
    </message>
    <message>
        <source>Batch {n}: {added} new, {changed} changed, {faulty} left to mend.</source>
        <translation>批次 {n}：新增 {added}，变更 {changed}，待修正 {faulty}。</translation>
    </message>
    <message>
        <source>The map shows components as of {day}, not today.</source>
        <translation>地图显示的是 {day} 的部件，不是今天的。</translation>
    </message>
    <message>
        <source>the file is too large to be a mapping.</source>
        <translation>文件过大，不是映射文件。</translation>
    </message>
    <message>
        <source>it is not UTF-8 text.</source>
        <translation>不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>The mapping file {file} cannot be used: {reason}</source>
        <translation>映射文件 {file} 无法使用：{reason}</translation>
    </message>
    <message>
        <source>It has no geometry, and no columns are known to hold coordinates.</source>
        <translation>没有几何图形，也没有找到坐标列。</translation>
    </message>
    <message>
        <source>Name the columns of x and y in a mapping.</source>
        <translation>请在映射中指明 x、y 坐标列。</translation>
    </message>
    <message>
        <source>EPSG:4547, wgs84, cgcs2000, gcj02 or bd09</source>
        <translation>EPSG:4547、wgs84、cgcs2000、gcj02 或 bd09</translation>
    </message>
    <message>
        <source>Give SOURCE_CRS: {crs}</source>
        <translation>请给出 SOURCE_CRS：{crs}</translation>
    </message>
    <message>
        <source>There is no class standard “{standard}”. There are: {known}.</source>
        <translation>没有分类标准“{standard}”。现有：{known}。</translation>
    </message>
    <message>
        <source>“{text}” is not a coordinate system that is known here.</source>
        <translation>“{text}”不是可识别的坐标系。</translation>
    </message>
    <message>
        <source>Nothing of it can be read. {reasons}</source>
        <translation>没有可读取的内容。{reasons}</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>the file is not there</source>
        <translation>文件不存在</translation>
    </message>
    <message>
        <source>holds nothing that can be imported</source>
        <translation>没有可导入的数据</translation>
    </message>
    <message>
        <source>may not be read; ask for the right to read it</source>
        <translation>无读取权限，请先取得权限</translation>
    </message>
    <message>
        <source>the name of the file is not readable; rename it</source>
        <translation>文件名无法识别，请重命名</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>files of kind {suffix} are not imported</source>
        <translation>不支持导入 {suffix} 文件</translation>
    </message>
    <message>
        <source>unpack {suffix} archives first, or deliver a .zip</source>
        <translation>请先解压 {suffix} 压缩包，或改交 .zip</translation>
    </message>
    <message>
        <source>holds {files} files; deliver them in several folders</source>
        <translation>共有 {files} 个文件，请分文件夹提交</translation>
    </message>
    <message>
        <source>the file is damaged or not what its name says {detail}</source>
        <translation>文件损坏或与扩展名不符 {detail}</translation>
    </message>
    <message>
        <source>the archive is damaged {detail}</source>
        <translation>压缩包损坏 {detail}</translation>
    </message>
    <message>
        <source>the archive has a password; deliver it without one</source>
        <translation>压缩包有密码，请提交无密码的压缩包</translation>
    </message>
    <message>
        <source>the archive unpacks to far more than it should; unpack it yourself</source>
        <translation>压缩包解压后大小异常，请自行解压后导入</translation>
    </message>
    <message>
        <source>an archive inside an archive; unpack it first</source>
        <translation>压缩包中还有压缩包，请先解压</translation>
    </message>
    <message>
        <source>there is no room on the disk to unpack it</source>
        <translation>磁盘空间不足，无法解压</translation>
    </message>
    <message>
        <source>holds no table with rows</source>
        <translation>没有数据表</translation>
    </message>
    <message>
        <source>the .dbf with the attributes is missing</source>
        <translation>缺少属性文件 .dbf</translation>
    </message>
    <message>
        <source>the .shx with the index is missing</source>
        <translation>缺少索引文件 .shx</translation>
    </message>
    <message>
        <source>the .shp with the positions is missing</source>
        <translation>缺少图形文件 .shp</translation>
    </message>
    <message>
        <source>the .dbf is empty</source>
        <translation>.dbf 为空</translation>
    </message>
    <message>
        <source>the .dbf is damaged: its head makes no sense</source>
        <translation>.dbf 损坏：文件头无法识别</translation>
    </message>
    <message>
        <source>the .dbf ends early: {rows} of {claimed} rows are there</source>
        <translation>.dbf 不完整：应有 {claimed} 行，实有 {rows} 行</translation>
    </message>
    <message>
        <source>the .dbf has no columns</source>
        <translation>.dbf 没有字段</translation>
    </message>
    <message>
        <source>the .shp is damaged: its head makes no sense</source>
        <translation>.shp 损坏：文件头无法识别</translation>
    </message>
    <message>
        <source>the .shx is damaged: its head makes no sense</source>
        <translation>.shx 损坏：文件头无法识别</translation>
    </message>
    <message>
        <source>the .shp ends early; ask for the file again</source>
        <translation>.shp 不完整，请重新提交</translation>
    </message>
    <message>
        <source>.shp and .dbf do not belong together: {shapes} shapes, {rows} rows</source>
        <translation>.shp 与 .dbf 不匹配：图形 {shapes} 个，属性 {rows} 行</translation>
    </message>
    <message>
        <source>has {columns} columns; at most 1,000 can be imported</source>
        <translation>共 {columns} 列，最多可导入 1,000 列</translation>
    </message>
    <message>
        <source>is no regular table: {detail}</source>
        <translation>表格格式有误：{detail}</translation>
    </message>
    <message>
        <source>a row has {cells} cells for {columns} columns; it begins with {row}</source>
        <translation>有一行为 {cells} 格，与 {columns} 列不符，行首为 {row}</translation>
    </message>
    <message>
        <source>is no valid JSON</source>
        <translation>不是有效的 JSON</translation>
    </message>
    <message>
        <source>the file ends early; ask for it again</source>
        <translation>文件不完整，请重新提交</translation>
    </message>
    <message>
        <source>its JSON is nested deeper than any map data</source>
        <translation>JSON 嵌套过深</translation>
    </message>
    <message>
        <source>is no GeoJSON with features</source>
        <translation>不是含要素的 GeoJSON</translation>
    </message>
    <message>
        <source>{cells} numbers with more than 15 digits have lost digits (first in {cell}); deliver codes as text</source>
        <translation>有 {cells} 个超过 15 位的数字已丢失位数（首个在 {cell}），编码请按文本提交</translation>
    </message>
    <message>
        <source>holds NUL bytes and is no text file</source>
        <translation>含空字节，不是文本文件</translation>
    </message>
    <message>
        <source>the encoding is not certain; give ENCODING ({candidates})</source>
        <translation>无法确定编码，请指定 ENCODING（{candidates}）</translation>
    </message>
    <message>
        <source>no encoding is called {given}</source>
        <translation>没有名为 {given} 的编码</translation>
    </message>
    <message>
        <source>has texts that are not in the encoding {encoding}</source>
        <translation>有文字不属于 {encoding} 编码</translation>
    </message>
    <message>
        <source>its texts were garbled before delivery; ask for the file again</source>
        <translation>文字在提交前已成乱码，请重新提交</translation>
    </message>
    <message>
        <source>no coordinate system is called {given}</source>
        <translation>没有名为 {given} 的坐标系</translation>
    </message>
    <message>
        <source>The encoding is not certain; give ENCODING ({candidates})</source>
        <translation>无法确定编码，请指定 ENCODING（{candidates}）</translation>
    </message>
    <message>
        <source>{encoding} (declared: {declared})</source>
        <translation>{encoding}（文件声明：{declared}）</translation>
    </message>
    <message>
        <source>The delivery does not say its coordinate system</source>
        <translation>成果未说明坐标系</translation>
    </message>
    <message>
        <source>The coordinate system it declares cannot be computed with</source>
        <translation>所声明的坐标系无法换算</translation>
    </message>
    <message>
        <source>The coordinates cannot be in the coordinate system declared</source>
        <translation>坐标与所声明或选择的坐标系不符</translation>
    </message>
    <message>
        <source>Xian 1980 and Beijing 1954 have no accurate public transformation; choose it to go on</source>
        <translation>西安 80、北京 54 没有公开的精确转换参数，确需导入请明确选择</translation>
    </message>
    <message>
        <source>{words}; {crs} would fit</source>
        <translation>{words}；{crs} 可能合适</translation>
    </message>
    <message>
        <source>Checked at</source>
        <translation>检查时间</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>读取条数</translation>
    </message>
    <message>
        <source>Rows with faults (not taken)</source>
        <translation>有错误的条数（不入库）</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>Missing from this delivery</source>
        <translation>本次交付中没有</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>注销</translation>
    </message>
    <message>
        <source>Dry run: nothing was written.</source>
        <translation>试运行：未写入任何数据。</translation>
    </message>
    <message>
        <source>Checked; nothing has been written yet.</source>
        <translation>已检查，尚未入库。</translation>
    </message>
    <message>
        <source>Batch {batch}: {n} rows written, {m} left to be mended.</source>
        <translation>批次 {batch}：入库 {n} 条，待修正 {m} 条。</translation>
    </message>
    <message>
        <source>They would fit in {crs}: give it as SOURCE_CRS.</source>
        <translation>按 {crs} 则落在本区：请作为 SOURCE_CRS 给出。</translation>
    </message>
    <message>
        <source> (declared: {name})</source>
        <translation>（声明为 {name}）</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Fault: not taken</source>
        <translation>错误：不入库</translation>
    </message>
    <message>
        <source>Note: taken</source>
        <translation>提示：照常入库</translation>
    </message>
    <message>
        <source>Delivered as: {value}.</source>
        <translation>交付为：{value}。</translation>
    </message>
    <message>
        <source>The code means: {value}.</source>
        <translation>该代码为：{value}。</translation>
    </message>
    <message>
        <source>In another standard the code means: {value}.</source>
        <translation>该代码在另一标准中为：{value}。</translation>
    </message>
    <message>
        <source>That standard is {value}.</source>
        <translation>该标准为 {value}。</translation>
    </message>
    <message>
        <source>Here its code is {value}.</source>
        <translation>本标准中代码为 {value}。</translation>
    </message>
    <message>
        <source>Expected: {value}.</source>
        <translation>应为：{value}。</translation>
    </message>
    <message>
        <source>Perhaps: {value}.</source>
        <translation>可能是：{value}。</translation>
    </message>
    <message>
        <source>The other row: {value}.</source>
        <translation>另一条：第 {value} 条。</translation>
    </message>
    <message>
        <source>The other component: {value}.</source>
        <translation>另一部件：{value}。</translation>
    </message>
    <message>
        <source>Distance: {value} m.</source>
        <translation>相距 {value} 米。</translation>
    </message>
    <message>
        <source>First day: {value}.</source>
        <translation>初始日期：{value}。</translation>
    </message>
    <message>
        <source>Changed: {value}.</source>
        <translation>变更日期：{value}。</translation>
    </message>
    <message>
        <source>Last day: {value}.</source>
        <translation>终止日期：{value}。</translation>
    </message>
    <message>
        <source>It would fit in {value}.</source>
        <translation>按 {value} 则相符。</translation>
    </message>
    <message>
        <source>Reason: {value}.</source>
        <translation>原因：{value}。</translation>
    </message>
    <message>
        <source>moved by {value} m</source>
        <translation>移动 {value} 米</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>检查报告</translation>
    </message>
    <message>
        <source>Wrote {file} and {other}</source>
        <translation>已写出 {file} 和 {other}</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>写检查报告</translation>
    </message>
    <message>
        <source>Stopped; no report was written.</source>
        <translation>已停止，没有写报告。</translation>
    </message>
    <message>
        <source>Check report of a component survey</source>
        <translation>部件普查数据检查报告</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Columns read as</source>
        <translation>字段对应</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理办法</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>How to mend it</source>
        <translation>修改方法</translation>
    </message>
    <message>
        <source>How to mend it: {words}</source>
        <translation>修改方法：{words}</translation>
    </message>
    <message>
        <source>The first {n} of {m} are listed here.</source>
        <translation>此处列出 {m} 条中的前 {n} 条。</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>汇总</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>File cannot be read</source>
        <translation>文件无法读取</translation>
    </message>
    <message>
        <source>Reading the delivery</source>
        <translation>读取成果</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Taking clean rows</source>
        <translation>合格记录入库</translation>
    </message>
    <message>
        <source>Importing {name}</source>
        <translation>导入 {name}</translation>
    </message>
    <message>
        <source>Dry run: {clean} of {read} rows are clean, {faulty} are not. Nothing was written.</source>
        <translation>试运行：共 {read} 行，合格 {clean}，有问题 {faulty}。没有写入任何数据。</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>已停止，未写入任何数据。</translation>
    </message>
    <message>
        <source>Import Delivery</source>
        <translation>导入普查成果</translation>
    </message>
    <message>
        <source>Stopping; press again to close.</source>
        <translation>正在停止；再按一次关闭。</translation>
    </message>
    <message>
        <source>{n} clean rows were checked and not taken. Closing drops them; the district&apos;s data stay as they are.</source>
        <translation>{n} 行已检查合格但未入库。关闭即放弃，现有数据不变。</translation>
    </message>
    <message>
        <source>Close and Drop</source>
        <translation>关闭并放弃</translation>
    </message>
    <message>
        <source>Closing the import</source>
        <translation>结束导入</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>1 File</source>
        <translation>1 选择</translation>
    </message>
    <message>
        <source>2 What came</source>
        <translation>2 识别</translation>
    </message>
    <message>
        <source>3 Columns</source>
        <translation>3 字段对应</translation>
    </message>
    <message>
        <source>4 Check</source>
        <translation>4 检查</translation>
    </message>
    <message>
        <source>5 Taken</source>
        <translation>5 入库</translation>
    </message>
    <message>
        <source>What to do with vanished components</source>
        <translation>缺失部件的处理</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Retire them</source>
        <translation>注销</translation>
    </message>
    <message>
        <source>Faults by rule</source>
        <translation>按规则统计</translation>
    </message>
    <message>
        <source>No fault: every row can be taken.</source>
        <translation>没有问题，每行都可入库。</translation>
    </message>
    <message>
        <source>Check &amp;Again</source>
        <translation>重新检查(&amp;A)</translation>
    </message>
    <message>
        <source>Show on &amp;Map</source>
        <translation>图上显示(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Report…</source>
        <translation>检查报告…(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Keep Rows to Mend</source>
        <translation>留待修正(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Take {n} Clean Rows</source>
        <translation>合格 {n} 行入库(&amp;T)</translation>
    </message>
    <message>
        <source>Stopped; nothing was taken.</source>
        <translation>已停止，没有入库。</translation>
    </message>
    <message>
        <source>Checking the delivery</source>
        <translation>检查成果</translation>
    </message>
    <message>
        <source>Stopped; nothing was written. “Check Again” starts anew.</source>
        <translation>已停止，没有写入。点“重新检查”再来一次。</translation>
    </message>
    <message>
        <source>The database went away, and the checked rows with it. Nothing was taken. Press “Check Again” once it is back.</source>
        <translation>数据库连接中断，已检查的记录随之丢失，没有入库。连接恢复后点“重新检查”。</translation>
    </message>
    <message>
        <source>Faults ({n})</source>
        <translation>问题（{n}）</translation>
    </message>
    <message>
        <source>Differences ({n})</source>
        <translation>变更比对（{n}）</translation>
    </message>
    <message>
        <source>The delivery holds no row.</source>
        <translation>成果中没有记录。</translation>
    </message>
    <message>
        <source>Every row is clean. Nothing is written yet.</source>
        <translation>每行都合格。尚未写入。</translation>
    </message>
    <message>
        <source>{n} rows are faulty: they are kept apart, to be mended. Closing now leaves everything as it was.</source>
        <translation>{n} 行有问题，另存待修正。现在关闭则一切如旧。</translation>
    </message>
    <message>
        <source>No row is clean. Go back to the columns, send the report to the survey company, or keep the rows to mend them here.</source>
        <translation>没有合格的行。可返回检查字段对应，把报告交测绘单位，或留下记录在此修正。</translation>
    </message>
    <message>
        <source>{n} known components of the area are not in this delivery</source>
        <translation>本区域已有 {n} 个部件不在本次成果中</translation>
    </message>
    <message>
        <source>What the checks found</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>By rule</source>
        <translation>按规则</translation>
    </message>
    <message>
        <source>Batch {batch} · read {read} · clean {clean} · faulty {faulty} · new {added} · changed {changed} · unchanged {same} · vanished {vanished}</source>
        <translation>批次 {batch} · 读入 {read} · 合格 {clean} · 有问题 {faulty} · 新增 {added} · 变更 {changed} · 未变 {same} · 缺失 {vanished}</translation>
    </message>
    <message>
        <source>They would fit in {crs}: go back and choose it.</source>
        <translation>换成 {crs} 就吻合：请返回重选坐标系。</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Choose the coordinate system</source>
        <translation>请选择坐标系</translation>
    </message>
    <message>
        <source>{crs} (would fit)</source>
        <translation>{crs}（吻合）</translation>
    </message>
    <message>
        <source>Another one…</source>
        <translation>其他坐标系…</translation>
    </message>
    <message>
        <source>{n} of {whole} sample positions fall into the district.</source>
        <translation>{whole} 个样点中有 {n} 个落在本区内。</translation>
    </message>
    <message>
        <source>Coordinate System of the Delivery</source>
        <translation>成果的坐标系</translation>
    </message>
    <message>
        <source>{n} of {whole} in the district</source>
        <translation>{whole} 个中有 {n} 个在本区内</translation>
    </message>
    <message>
        <source>CGCS2000, zone 114° E, metres (EPSG:4547)</source>
        <translation>CGCS2000 中央经线 114°，米（EPSG:4547）</translation>
    </message>
    <message>
        <source>CGCS2000, degrees</source>
        <translation>CGCS2000 经纬度</translation>
    </message>
    <message>
        <source>WGS 84, degrees (GPS)</source>
        <translation>WGS 84 经纬度（GPS）</translation>
    </message>
    <message>
        <source>GCJ-02 (Amap, Tencent)</source>
        <translation>GCJ-02 火星坐标（高德、腾讯）</translation>
    </message>
    <message>
        <source>BD-09 (Baidu)</source>
        <translation>BD-09 百度坐标</translation>
    </message>
    <message>
        <source>CGCS2000, zone 38, metres (EPSG:4526)</source>
        <translation>CGCS2000 3 度带 38 带，米（EPSG:4526）</translation>
    </message>
    <message>
        <source>&amp;Mend the Rest on Map</source>
        <translation>图上修正其余(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Undo This Import</source>
        <translation>撤销本次导入(&amp;U)</translation>
    </message>
    <message>
        <source>Batch {n}: {written} rows are in the district&apos;s data.</source>
        <translation>批次 {n}：{written} 行已入库。</translation>
    </message>
    <message>
        <source>Everything is as it was before the import.</source>
        <translation>一切恢复到导入之前。</translation>
    </message>
    <message>
        <source>New: {n}</source>
        <translation>新增：{n}</translation>
    </message>
    <message>
        <source>Changed: {n}</source>
        <translation>变更：{n}</translation>
    </message>
    <message>
        <source>Unchanged: {n}</source>
        <translation>未变：{n}</translation>
    </message>
    <message>
        <source>Retired: {n}</source>
        <translation>注销：{n}</translation>
    </message>
    <message>
        <source>Left to mend: {n}</source>
        <translation>待修正：{n}</translation>
    </message>
    <message>
        <source>The faulty rows wait in the list of deliveries. Mend them on the map, check again, and take what is clean then: it belongs to the same batch.</source>
        <translation>有问题的记录在成果列表中等待。在图上修正、重新检查，合格后再入库，仍属同一批次。</translation>
    </message>
    <message>
        <source>Another encoding</source>
        <translation>其他编码</translation>
    </message>
    <message>
        <source>Sample of the texts</source>
        <translation>文字样例</translation>
    </message>
    <message>
        <source>{encoding} (likely)</source>
        <translation>{encoding}（可能）</translation>
    </message>
    <message>
        <source>File, folder or zip of the delivery</source>
        <translation>成果的文件、文件夹或压缩包</translation>
    </message>
    <message>
        <source>F&amp;ile…</source>
        <translation>文件…(&amp;I)</translation>
    </message>
    <message>
        <source>F&amp;older…</source>
        <translation>文件夹…(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Mapping File…</source>
        <translation>映射文件…(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>读取(&amp;R)</translation>
    </message>
    <message>
        <source>There is no file or folder {path}.</source>
        <translation>没有这个文件或文件夹：{path}。</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>读取 {name}</translation>
    </message>
    <message>
        <source>Stopped. Choose another file, or read it again.</source>
        <translation>已停止。可另选文件，或重新读取。</translation>
    </message>
    <message>
        <source>Find out by the names of the columns</source>
        <translation>按列名自动识别</translation>
    </message>
    <message>
        <source>Folder of the Delivery</source>
        <translation>成果文件夹</translation>
    </message>
    <message>
        <source>Mapping File</source>
        <translation>映射文件</translation>
    </message>
    <message>
        <source>Drop the delivery here: a file, a folder, or a zip.
Shapefile, GeoPackage, GeoJSON, CSV and XLSX; encoding and coordinate system are found out, and asked where they cannot be.</source>
        <translation>把成果拖到这里：文件、文件夹或压缩包。
支持 Shapefile、GeoPackage、GeoJSON、CSV、XLSX；自动识别编码和坐标系，不能确定时再询问。</translation>
    </message>
    <message>
        <source>&amp;Delivery</source>
        <translation>成果(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Holds</source>
        <translation>内容(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>字段(&amp;C)</translation>
    </message>
    <message>
        <source>For all parts with the same question</source>
        <translation>有同样问题的部分一并处理</translation>
    </message>
    <message>
        <source>Encoding and coordinate system</source>
        <translation>编码与坐标系</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Parts of the delivery</source>
        <translation>成果的各部分</translation>
    </message>
    <message>
        <source>The texts read like this. Choose another encoding if they are garbled.</source>
        <translation>文字读出如下。如是乱码，请另选编码。</translation>
    </message>
    <message>
        <source>Positions are read in this coordinate system.</source>
        <translation>位置按此坐标系读取。</translation>
    </message>
    <message>
        <source>Reading again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Placing the sample</source>
        <translation>样点定位</translation>
    </message>
    <message>
        <source>The sample cannot be placed.</source>
        <translation>样点无法定位。</translation>
    </message>
    <message>
        <source>Nothing of this delivery can be read; see the reasons.</source>
        <translation>成果中没有可读取的部分，请看原因。</translation>
    </message>
    <message>
        <source>Take at least one part along.</source>
        <translation>请至少选择一个部分。</translation>
    </message>
    <message>
        <source>{n} files cannot be read and are left out; see the reasons.</source>
        <translation>{n} 个文件无法读取，已略过，请看原因。</translation>
    </message>
    <message>
        <source>{n} parts with {rows} rows can be read.</source>
        <translation>{n} 个部分共 {rows} 行可以读取。</translation>
    </message>
    <message>
        <source>points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>线</translation>
    </message>
    <message>
        <source>areas</source>
        <translation>面</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>✓ can be read</source>
        <translation>✓ 可读取</translation>
    </message>
    <message>
        <source>Parts with the same columns alike</source>
        <translation>列相同的部分一并设置</translation>
    </message>
    <message>
        <source>Keep codes as delivered</source>
        <translation>沿用成果的标识码</translation>
    </message>
    <message>
        <source>Give every row a new code</source>
        <translation>全部重新编码</translation>
    </message>
    <message>
        <source>&amp;Load…</source>
        <translation>载入…(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存…(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>检查(&amp;C)</translation>
    </message>
    <message>
        <source>{file} could not be read: {reason}</source>
        <translation>{file} 无法读取：{reason}</translation>
    </message>
    <message>
        <source>Guessed: look at it</source>
        <translation>推测的对应，请核对</translation>
    </message>
    <message>
        <source>Save Mapping</source>
        <translation>保存映射</translation>
    </message>
    <message>
        <source>Our field</source>
        <translation>本系统字段</translation>
    </message>
    <message>
        <source>Their column</source>
        <translation>成果的列</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>样例</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>固定值</translation>
    </message>
    <message>
        <source>Fields and columns</source>
        <translation>字段对应</translation>
    </message>
    <message>
        <source>Column of {field}</source>
        <translation>{field} 的列</translation>
    </message>
    <message>
        <source>Constant of {field}</source>
        <translation>{field} 的固定值</translation>
    </message>
    <message>
        <source>S&amp;tandard</source>
        <translation>分类标准(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Values that are not understood</source>
        <translation>未能识别的值(&amp;V)</translation>
    </message>
    <message>
        <source>Values that are not understood</source>
        <translation>未能识别的值</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>成果中的值</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>对应为</translation>
    </message>
    <message>
        <source>What {text} means</source>
        <translation>{text} 对应为</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>… being loaded</source>
        <translation>… 正在装载</translation>
    </message>
    <message>
        <source>◔ checked, not taken</source>
        <translation>◔ 已检查，未入库</translation>
    </message>
    <message>
        <source>● taken</source>
        <translation>● 已入库</translation>
    </message>
    <message>
        <source>✗ discarded</source>
        <translation>✗ 已放弃</translation>
    </message>
    <message>
        <source>↩ undone</source>
        <translation>↩ 已撤销</translation>
    </message>
    <message>
        <source>Retired components</source>
        <translation>部件注销</translation>
    </message>
    <message>
        <source>✗ error</source>
        <translation>✗ 错误</translation>
    </message>
    <message>
        <source>⚠ warning</source>
        <translation>⚠ 提醒</translation>
    </message>
    <message>
        <source>△ changed</source>
        <translation>△ 变更</translation>
    </message>
    <message>
        <source>▽ vanished</source>
        <translation>▽ 缺失</translation>
    </message>
    <message>
        <source>entered by hand</source>
        <translation>手工录入</translation>
    </message>
    <message>
        <source>edited by hand</source>
        <translation>手工修改</translation>
    </message>
    <message>
        <source>survey delivery</source>
        <translation>普查成果</translation>
    </message>
    <message>
        <source>ownership in bulk</source>
        <translation>批量权属</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>注销</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>moved by {m} m</source>
        <translation>移动 {m} 米</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Extension attributes are names with values, a JSON object.</source>
        <translation>扩展属性应是“名称: 值”的形式。</translation>
    </message>
    <message>
        <source>Which components are meant cannot be read.</source>
        <translation>部件范围无法识别。</translation>
    </message>
    <message>
        <source>No class was chosen.</source>
        <translation>没有选择小类。</translation>
    </message>
    <message>
        <source>The class is not in use today.</source>
        <translation>该小类目前不在使用。</translation>
    </message>
    <message>
        <source>The class inside the code is not the component&apos;s class.</source>
        <translation>标识码中的大类小类与所选小类不一致。</translation>
    </message>
    <message>
        <source>The code does not begin with the district&apos;s six digits.</source>
        <translation>标识码前 6 位不是本区代码。</translation>
    </message>
    <message>
        <source>The code has not the right number of digits.</source>
        <translation>标识码位数不对。</translation>
    </message>
    <message>
        <source>The code was used before and is not given again.</source>
        <translation>标识码曾经用过，不再使用。</translation>
    </message>
    <message>
        <source>The code belongs to another component.</source>
        <translation>标识码已属于另一个部件。</translation>
    </message>
    <message>
        <source>The sequence numbers of this class are used up.</source>
        <translation>该小类的顺序号已用完。</translation>
    </message>
    <message>
        <source>The component is gone: its batch was undone.</source>
        <translation>这个部件已不存在（所属批次已撤销）。</translation>
    </message>
    <message>
        <source>The component was retired and cannot be changed.</source>
        <translation>部件已注销，不能再修改。</translation>
    </message>
    <message>
        <source>A colleague changed the component meanwhile; look at it again before you change it.</source>
        <translation>部件刚被同事修改，请核对后再改。</translation>
    </message>
    <message>
        <source>A date lies in the future, or before 1900.</source>
        <translation>日期在将来，或早于 1900 年。</translation>
    </message>
    <message>
        <source>The end lies before the beginning.</source>
        <translation>终止日期早于初始日期。</translation>
    </message>
    <message>
        <source>The department is not known, or closed.</source>
        <translation>单位不在部门名录中或已停用。</translation>
    </message>
    <message>
        <source>Say which department is to be set.</source>
        <translation>请给出要设置的单位。</translation>
    </message>
    <message>
        <source>The shape is invalid.</source>
        <translation>图形无效。</translation>
    </message>
    <message>
        <source>The class is surveyed as another kind of shape.</source>
        <translation>图形类型与该小类不符。</translation>
    </message>
    <message>
        <source>The component has no place.</source>
        <translation>部件没有位置。</translation>
    </message>
    <message>
        <source>The coordinates are no finite numbers.</source>
        <translation>坐标不是有限数。</translation>
    </message>
    <message>
        <source>The place is not in the unit grid that is given.</source>
        <translation>位置不在所填的单元网格内。</translation>
    </message>
    <message>
        <source>There is no such unit grid.</source>
        <translation>没有这个单元网格。</translation>
    </message>
    <message>
        <source>The database itself keeps this column.</source>
        <translation>这一栏由系统填写，不能手工修改。</translation>
    </message>
    <message>
        <source>Another component of the class stands here.</source>
        <translation>此处已有同类部件。</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>请写明原因。</translation>
    </message>
    <message>
        <source>A colleague is saving the same components; save once more.</source>
        <translation>同事正在保存同样的部件，请再保存一次。</translation>
    </message>
    <message>
        <source>Say which components are meant.</source>
        <translation>请给出部件的范围。</translation>
    </message>
    <message>
        <source>There is no such state of a component.</source>
        <translation>没有这种部件状态。</translation>
    </message>
    <message>
        <source>The coordinate system cannot be used.</source>
        <translation>坐标系无法使用。</translation>
    </message>
    <message>
        <source>The delivery is not described rightly.</source>
        <translation>交付说明不对。</translation>
    </message>
    <message>
        <source>There is no such batch.</source>
        <translation>没有这个批次。</translation>
    </message>
    <message>
        <source>The rows of this batch are not in this connection; read the delivery again.</source>
        <translation>该批次的数据不在本次连接中，请重新读取交付数据。</translation>
    </message>
    <message>
        <source>The batch was not written, or was taken back already.</source>
        <translation>该批次没有入库，或已撤销。</translation>
    </message>
    <message>
        <source>The batch is in another state by now.</source>
        <translation>该批次的状态已变。</translation>
    </message>
    <message>
        <source>Components were changed since the check; check again.</source>
        <translation>检查之后部件数据有变化，请重新检查。</translation>
    </message>
    <message>
        <source>It cannot be undone: some of it was changed since.</source>
        <translation>不能撤销：之后又有修改。</translation>
    </message>
    <message>
        <source>A temporary table is in the way; sign in again.</source>
        <translation>临时表有冲突，请重新登录。</translation>
    </message>
    <message>
        <source>It cannot be undone: cases name some of the components.</source>
        <translation>不能撤销：已有案件引用其中的部件。</translation>
    </message>
    <message>
        <source>Rows to be mended are changed or deleted, not added.</source>
        <translation>待修正记录只能修改或删除，不能新增。</translation>
    </message>
    <message>
        <source>Component census</source>
        <translation>部件普查</translation>
    </message>
    <message>
        <source>Database (name of a PostgreSQL connection, or a libpq string)</source>
        <translation>数据库（PostgreSQL 连接名或 libpq 连接串）</translation>
    </message>
    <message>
        <source>DATABASE is neither a connection nor a readable libpq string.</source>
        <translation>DATABASE 既不是连接名，也不是可读的 libpq 连接串。</translation>
    </message>
    <message>
        <source>Check unit grids</source>
        <translation>检查单元网格</translation>
    </message>
    <message>
        <source>Checks the unit grids that stand now for gaps, overlaps and crossings.</source>
        <translation>检查现有单元网格的空隙、重叠和越界。</translation>
    </message>
    <message>
        <source>The checks of “Import unit grids”, over the grids that stand in the database now. Nothing is changed.</source>
        <translation>对数据库中现有的单元网格做与“导入单元网格”相同的检查，不改动任何数据。</translation>
    </message>
    <message>
        <source>Report (HTML)</source>
        <translation>报告（HTML）</translation>
    </message>
    <message>
        <source>Faulty rows</source>
        <translation>有问题的记录</translation>
    </message>
    <message>
        <source>Components as of a day</source>
        <translation>某日的部件</translation>
    </message>
    <message>
        <source>A layer of the components that stood on a day, as they were then.</source>
        <translation>某一天在用部件的图层，按当时的状态。</translation>
    </message>
    <message>
        <source>Draws the components of one kind of shape as they were on the day given, in EPSG:4547: what was added later is missing, what was changed or retired since then is as it was.</source>
        <translation>按给定日期绘制一种图形的部件（EPSG:4547），为当日的状态：之后新增的不在其中，之后变更或注销的按原样显示。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>图形</translation>
    </message>
    <message>
        <source>Components of the day</source>
        <translation>当日部件</translation>
    </message>
    <message>
        <source>The layer cannot be written.</source>
        <translation>图层无法写入。</translation>
    </message>
    <message>
        <source>{n} components</source>
        <translation>{n} 个部件</translation>
    </message>
    <message>
        <source>Import unit grids</source>
        <translation>导入单元网格</translation>
    </message>
    <message>
        <source>Checks given unit grids for gaps, overlaps and crossings and takes them.</source>
        <translation>检查交付的单元网格（空隙、重叠、越界）并入库。</translation>
    </message>
    <message>
        <source>Reads unit grids with codes of 14 or 15 digits as text, from the same files as the component survey. Checked are codes, communities, boundaries, overlaps, gaps, slivers and crossings of community lines; tolerances are settings. Grids that overlap or cross are not taken. Changed grids keep their code, their old boundary is kept; components get their grid again by position, running cases keep theirs. A dry run writes nothing, and BATCH is 0 then.</source>
        <translation>读取 14 位或 15 位文本编码的单元网格，文件类型与部件普查相同。检查编码、社区、界线、重叠、空隙、狭长缝隙和越过社区界线；容差为系统参数。重叠或越界的网格不入库。界线变化的网格编码不变，旧界线留作历史；部件按位置重新确定所在网格，办理中的案件保留原网格。试运行不写入任何数据，此时批次号为 0。</translation>
    </message>
    <message>
        <source>Unit grids of the communities that the delivery lacks</source>
        <translation>交付中没有的（所涉社区的）单元网格</translation>
    </message>
    <message>
        <source>Import component survey</source>
        <translation>导入部件普查数据</translation>
    </message>
    <message>
        <source>Checks a survey delivery and takes its clean rows as one batch.</source>
        <translation>检查普查交付数据，把合格记录作为一个批次入库。</translation>
    </message>
    <message>
        <source>Reads Shapefile, GeoPackage, GeoJSON, CSV and XLSX, one file, a zip or a folder. Encoding and coordinate system are found out; where that cannot be sure, the file is refused with the reason: give ENCODING or SOURCE_CRS then. All rows are checked before anything is written. Clean rows become one batch that can be undone; faulty rows are reported and kept to be mended in QGIS. A second delivery of the same area updates by code. A dry run writes nothing, and BATCH is 0 then.</source>
        <translation>读取 Shapefile、GeoPackage、GeoJSON、CSV 和 XLSX，可为单个文件、zip 或文件夹。编码和坐标系自动识别；无法确定时拒绝该文件并说明原因，此时请给出 ENCODING 或 SOURCE_CRS。写入之前检查全部记录：合格记录作为一个可撤销的批次入库，有误的记录列入报告并留待在 QGIS 中修正。同一范围再次交付时按标识码更新。试运行不写入任何数据，BATCH 为 0。</translation>
    </message>
    <message>
        <source>Class standard (empty: the one that explains the classes)</source>
        <translation>分类标准（留空：取与小类相符者）</translation>
    </message>
    <message>
        <source>Components of the area that the delivery lacks</source>
        <translation>该范围内交付中没有的部件</translation>
    </message>
    <message>
        <source>All stand in {file}.</source>
        <translation>全部见 {file}。</translation>
    </message>
    <message>
        <source>An Excel report (REPORT_XLSX) lists more.</source>
        <translation>Excel 报告（REPORT_XLSX）列出更多。</translation>
    </message>
    <message>
        <source>All are on the map as marks of the batch in QGIS.</source>
        <translation>全部问题在 QGIS 中以该批次的问题标记显示。</translation>
    </message>
    <message>
        <source>Reading {done} of {of} rows</source>
        <translation>正在读取 {done}/{of} 条</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在入库</translation>
    </message>
    <message>
        <source>{name}: {rows} rows, encoding {encoding}, {crs}</source>
        <translation>{name}：{rows} 条，编码 {encoding}，{crs}</translation>
    </message>
    <message>
        <source>Class standard: {standard}</source>
        <translation>分类标准：{standard}</translation>
    </message>
    <message>
        <source>Not read: {name}: {reason}</source>
        <translation>未读取：{name}：{reason}</translation>
    </message>
    <message>
        <source>{read} rows: {added} new, {changed} changed, {same} unchanged, {faulty} faulty</source>
        <translation>共 {read} 条：新增 {added}，变更 {changed}，未变 {same}，有误 {faulty}</translation>
    </message>
    <message>
        <source>Rows written</source>
        <translation>入库条数</translation>
    </message>
    <message>
        <source>Rows not taken</source>
        <translation>未入库条数</translation>
    </message>
    <message>
        <source>Delivery: file, zip or folder</source>
        <translation>交付数据：文件、zip 或文件夹</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>Encoding (empty: found out; e.g. GB18030, UTF-8)</source>
        <translation>编码（留空：自动识别；如 GB18030、UTF-8）</translation>
    </message>
    <message>
        <source>Source CRS (empty: from the files; EPSG:4547, wgs84, cgcs2000, gcj02, bd09)</source>
        <translation>源坐标系（留空：取自文件；EPSG:4547、wgs84、cgcs2000、gcj02、bd09）</translation>
    </message>
    <message>
        <source>Mapping of columns and values (JSON)</source>
        <translation>字段与值的映射（JSON）</translation>
    </message>
    <message>
        <source>Dry run: check and report only, write nothing</source>
        <translation>试运行：只检查并出报告，不写入</translation>
    </message>
    <message>
        <source>Report (Excel)</source>
        <translation>报告（Excel）</translation>
    </message>
    <message>
        <source>Digital city management</source>
        <translation>数字城管</translation>
    </message>
    <message>
        <source>Undo batch of component survey</source>
        <translation>撤销普查批次</translation>
    </message>
    <message>
        <source>Takes back all that a batch wrote.</source>
        <translation>撤回一个批次写入的全部内容。</translation>
    </message>
    <message>
        <source>Every component that the batch added is gone, every one that it changed or retired is as before. What was edited by hand since then is not overwritten: the batch is refused then, and the answer names the components. Codes that the batch gave are not used again.</source>
        <translation>该批次新增的部件全部撤去，变更或注销的部件恢复原状。此后手工修改过的部件不会被覆盖：此时拒绝撤销，并列出这些部件。该批次给出的编码不再使用。</translation>
    </message>
    <message>
        <source>Components taken back</source>
        <translation>撤回的部件数</translation>
    </message>
    <message>
        <source>{removed} taken away, {restored} as before</source>
        <translation>撤去 {removed} 个，恢复 {restored} 个</translation>
    </message>
    <message>
        <source>Census</source>
        <translation>基础数据</translation>
    </message>
    <message>
        <source>report</source>
        <translation>检查报告</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files that could not be read</source>
        <translation>无法读取的文件</translation>
    </message>
    <message>
        <source>No faults were found.</source>
        <translation>未发现问题。</translation>
    </message>
    <message>
        <source>Faults one by one</source>
        <translation>问题明细</translation>
    </message>
    <message>
        <source>Differences to what was known</source>
        <translation>与现有数据的差异</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Mappings</source>
        <translation>映射</translation>
    </message>
    <message>
        <source>Undo batch {n} “{title}”: {added} unit grids go, {changed} get their old boundary, and those it retired stand again.</source>
        <translation>撤销批次 {n}“{title}”：删除 {added} 个单元网格，{changed} 个恢复原边界，其注销的网格恢复有效。</translation>
    </message>
    <message>
        <source>Gaps and overlaps of batch {n}</source>
        <translation>批次 {n} 的缝隙和重叠</translation>
    </message>
    <message>
        <source>{reason}. {hint}</source>
        <translation>{reason}。{hint}</translation>
    </message>
    <message>
        <source>it is a device and no file.</source>
        <translation>那是设备，不是文件。</translation>
    </message>
    <message>
        <source>it is part of the delivery.</source>
        <translation>那是交付数据本身的文件。</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Row {n} · {part}</source>
        <translation>第 {n} 行 · {part}</translation>
    </message>
    <message>
        <source>Supervisors of retired grids, who need another area: {people}</source>
        <translation>已注销网格的监督员，需另行划分责任区：{people}</translation>
    </message>
    <message>
        <source>INPUT is empty: give a file, a zip or a folder.</source>
        <translation>没有给出 INPUT：请给出文件、zip 或文件夹。</translation>
    </message>
    <message>
        <source>Surveyed components by small class; points show from 1:2,500.</source>
        <translation>按小类显示的管理部件；点状部件在 1:2,500 及更大比例尺时显示。</translation>
    </message>
    <message>
        <source>Surveyed components by big class, from 1:10,000 to 1:2,500.</source>
        <translation>按大类显示的管理部件，1:10,000 至 1:2,500。</translation>
    </message>
    <message>
        <source>Components (marks)</source>
        <translation>部件（按大类）</translation>
    </message>
    <message>
        <source>Components (number)</source>
        <translation>部件（数量）</translation>
    </message>
    <message>
        <source>How many components stand in each square of 250 m.</source>
        <translation>每 250 米方格内的管理部件数量。</translation>
    </message>
    <message>
        <source>Small class</source>
        <translation>小类</translation>
    </message>
    <message>
        <source>As it is since</source>
        <translation>变更日期</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Extension attributes</source>
        <translation>扩展属性</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>修改人</translation>
    </message>
    <message>
        <source>Written at</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Intact</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>破损</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Occupied</source>
        <translation>占用</translation>
    </message>
    <message>
        <source>Disused</source>
        <translation>废弃</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>16 digits (2026 standard: 17); leave it empty to get the next free one</source>
        <translation>16 位数字（2026 标准为 17 位）；留空则自动编码</translation>
    </message>
    <message>
        <source>14 or 15 digits; leave it empty to get the grid of the place</source>
        <translation>14 或 15 位数字；留空则按位置确定</translation>
    </message>
    <message>
        <source>Choose the state</source>
        <translation>请选择部件状态</translation>
    </message>
    <message>
        <source>A survey is not in the future</source>
        <translation>普查日期不能在未来</translation>
    </message>
    <message>
        <source>The last day is not before the first</source>
        <translation>终止日期不能早于初始日期</translation>
    </message>
    <message>
        <source>Two rows have one number; read the delivery again.</source>
        <translation>有两行的行号相同；请重新读取普查成果。</translation>
    </message>
    <message>
        <source>Other classes</source>
        <translation>其他小类</translation>
    </message>
    <message>
        <source>Local classes</source>
        <translation>扩展部件类</translation>
    </message>
    <message>
        <source>Components (state)</source>
        <translation>部件（状态）</translation>
    </message>
    <message>
        <source>Components that are damaged, missing, occupied, disused or removed; from 1:2,500.</source>
        <translation>破损、丢失、占用、废弃或移除的部件；1:2,500 起显示。</translation>
    </message>
    <message>
        <source>Discarded: what its checks found is dropped.</source>
        <translation>已放弃，检查结果已删除。</translation>
    </message>
    <message>
        <source>Checked, and its wizard is gone: nothing of it was taken, and nothing can be. Discard it, then import the delivery again.</source>
        <translation>已检查，但导入向导已关闭或中断：没有入库，也不能再入库。请放弃后重新导入。</translation>
    </message>
    <message>
        <source>Enter on a fault opens its row.</source>
        <translation>在问题上按回车可打开该行。</translation>
    </message>
    <message>
        <source>Choose a batch to see what it changes.</source>
        <translation>选择一个批次，可看它的变更。</translation>
    </message>
    <message>
        <source>All differences ({n})</source>
        <translation>全部变更（{n}）</translation>
    </message>
    <message>
        <source>＋ new ({n})</source>
        <translation>＋ 新增（{n}）</translation>
    </message>
    <message>
        <source>This delivery does not have it, though its area was surveyed.</source>
        <translation>本次成果覆盖其所在区域，但没有这个部件。</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>显示(&amp;W)</translation>
    </message>
    <message>
        <source>Saved; {n} of the components stand in no unit grid. Check their places.</source>
        <translation>已保存；其中 {n} 个部件不在任何单元网格内，请核对位置。</translation>
    </message>
    <message>
        <source>{part}: {words}</source>
        <translation>{part}：{words}</translation>
    </message>
    <message>
        <source>Choose a small class of the big class</source>
        <translation>请在所选大类中选择小类</translation>
    </message>
    <message>
        <source>The photo is not found from this computer</source>
        <translation>本机找不到这张照片</translation>
    </message>
    <message>
        <source>Big class</source>
        <translation>大类</translation>
    </message>
    <message>
        <source>The delivery has no rows.</source>
        <translation>交付数据没有数据行。</translation>
    </message>
    <message>
        <source>{n} edits on the map are not saved yet. Save them, or discard them in QGIS.</source>
        <translation>图上还有 {n} 处编辑没有保存。请先保存，或在 QGIS 中放弃。</translation>
    </message>
    <message>
        <source>Save and Sign Out</source>
        <translation>保存并退出登录</translation>
    </message>
    <message>
        <source>{n} edits on the map were not saved and are gone.</source>
        <translation>图上有 {n} 处编辑没有保存，已经放弃。</translation>
    </message>
    <message>
        <source>{column} is named like the field {label}, but holds something else (such as {example}). It is kept as an extra column</source>
        <translation>列“{column}”名为{label}，但内容不是（如 {example}），作为附加列保留</translation>
    </message>
    <message>
        <source>Nothing tells day from month in {column} (such as {example}); say it under “dates” of the mapping: ymd, dmy or mdy</source>
        <translation>“{column}”列的日期（如 {example}）分不清日和月；请在映射的 dates 中写明 ymd、dmy 或 mdy</translation>
    </message>
    <message>
        <source>The codes in {column} (such as {example}) have lost their last digits in a spreadsheet. They are kept as an extra column, and new codes are given; deliver codes as text</source>
        <translation>“{column}”列的标识码（如 {example}）在电子表格中丢失了末位数字，作为附加列保留并重新编码；请将编码存为文本</translation>
    </message>
    <message>
        <source>No column holds the class; it is read from the component codes in {column}</source>
        <translation>没有小类列，小类取自“{column}”列的标识码</translation>
    </message>
    <message>
        <source>No column holds the class; every row is taken for {text}, which the file is named after</source>
        <translation>没有小类列，按文件名全部作为“{text}”</translation>
    </message>
    <message>
        <source>Position, as POINT(east north)</source>
        <translation>位置，写成 POINT(横坐标 纵坐标)</translation>
    </message>
    <message>
        <source>Undo batch {n}: {changed} components get back the departments they had.</source>
        <translation>撤销批次 {n}：{changed} 个部件恢复原来的部门。</translation>
    </message>
    <message>
        <source>the file has changed since it was looked at; begin again</source>
        <translation>识别之后文件有变化，请重新开始</translation>
    </message>
    <message>
        <source>reading it does not come to an end; deliver tables, not views</source>
        <translation>读取没有尽头，请交付数据表，不要视图</translation>
    </message>
    <message>
        <source>has columns and no rows</source>
        <translation>有字段，没有数据行</translation>
    </message>
    <message>
        <source>its texts are clearly in {found}, not in {given}; leave ENCODING out or correct it</source>
        <translation>文字明显为 {found} 编码，而不是 {given}；请不填 ENCODING 或改正</translation>
    </message>
    <message>
        <source>holds texts in GBK and in UTF-8 side by side (one is “{example}”); deliver what comes of each source alone</source>
        <translation>同一文件里混有 GBK 和 UTF-8 编码的文字（如“{example}”），请按来源分开交付</translation>
    </message>
    <message>
        <source>its texts are in an encoding for mail (ISO 2022); export it again</source>
        <translation>文字为邮件用编码（ISO 2022），请重新导出</translation>
    </message>
    <message>
        <source>Check report of unit grids</source>
        <translation>单元网格检查报告</translation>
    </message>
    <message>
        <source>Grid code</source>
        <translation>网格编码</translation>
    </message>
    <message>
        <source>Known as</source>
        <translation>库中部件</translation>
    </message>
    <message>
        <source>{part}: {n} of {m} positions lie outside of the unit grids.</source>
        <translation>{part}：{m} 个位置中有 {n} 个在单元网格之外。</translation>
    </message>
    <message>
        <source>{part}: {datum} was turned without a transformation of the district&apos;s own; positions may be off by tens of metres. Better: have it delivered in CGCS2000.</source>
        <translation>{part}：{datum} 没有本区的转换参数，位置可能偏差数十米；最好请交付 CGCS2000 坐标。</translation>
    </message>
    <message>
        <source>kept as other columns: {names}</source>
        <translation>存入扩展属性：{names}</translation>
    </message>
    <message>
        <source>Rows are counted without the head: row 1 is the first one with data. In a spreadsheet add 1; where features are counted from 0, as FID is, take 1 away.</source>
        <translation>行号不含表头：第 1 行是第一条记录。在 Excel 里加 1；从 0 数起的 FID，减 1。</translation>
    </message>
    <message>
        <source>{file} lists up to {error} of each fault and {warning} of each note.</source>
        <translation>{file} 中每种错误最多列 {error} 条、每种提醒最多列 {warning} 条。</translation>
    </message>
    <message>
        <source>Marks on the map: up to {error} of each fault and {warning} of each note.</source>
        <translation>地图标记：每种错误最多 {error} 条，每种提醒最多 {warning} 条。</translation>
    </message>
    <message>
        <source>{part}, row {n}</source>
        <translation>{part} 第 {n} 行</translation>
    </message>
    <message>
        <source>The same as {value}.</source>
        <translation>与 {value} 相同。</translation>
    </message>
    <message>
        <source>It stands in {value}.</source>
        <translation>见 {value}。</translation>
    </message>
    <message>
        <source>The other grid: {value}.</source>
        <translation>对方网格：{value}。</translation>
    </message>
    <message>
        <source>That one stands in the district already.</source>
        <translation>对方是库中已有的网格。</translation>
    </message>
    <message>
        <source>Community: {value}.</source>
        <translation>社区：{value}。</translation>
    </message>
    <message>
        <source>Area: {value} m².</source>
        <translation>面积 {value} 平方米。</translation>
    </message>
    <message>
        <source>Mean width: {value} m.</source>
        <translation>平均宽 {value} 米。</translation>
    </message>
    <message>
        <source>Pieces: {value}.</source>
        <translation>共 {value} 块。</translation>
    </message>
    <message>
        <source>It says the same as {name}, row by row and place by place.</source>
        <translation>与 {name} 的每一行、每个位置都相同。</translation>
    </message>
    <message>
        <source>Only {name} is read</source>
        <translation>只读取 {name}</translation>
    </message>
    <message>
        <source>Not checked yet. “Check Again” reads the delivery and checks every row.</source>
        <translation>尚未检查。点“重新检查”读取成果并逐行检查。</translation>
    </message>
    <message>
        <source>{part}: {outside} of {rows} positions lie outside the unit grids.</source>
        <translation>{part}：{rows} 个位置中有 {outside} 个在单元网格之外。</translation>
    </message>
    <message>
        <source>Position, read from “{column}”</source>
        <translation>位置，取自“{column}”列</translation>
    </message>
    <message>
        <source>Co&amp;des</source>
        <translation>编码(&amp;D)</translation>
    </message>
    <message>
        <source>⚠ {part} – {n} values not understood</source>
        <translation>⚠ {part}（{n} 个值未识别）</translation>
    </message>
    <message>
        <source>It does not say in which encoding its texts are. Choose the one that reads well.</source>
        <translation>成果未说明文字编码，请选择能读通的一种。</translation>
    </message>
    <message>
        <source>⊘ broken off, to be discarded</source>
        <translation>⊘ 已中断，待放弃</translation>
    </message>
    <message>
        <source>The place is far from the unit grids, or in no community.</source>
        <translation>位置远离单元网格，或不在任何社区内。</translation>
    </message>
    <message>
        <source>A colleague is at work on this batch; an administrator may discard it.</source>
        <translation>同事正在处理该批次；可请管理员放弃。</translation>
    </message>
    <message>
        <source>{n} that stand in the area are missing from the delivery</source>
        <translation>本区域已有 {n} 个不在本次成果中</translation>
    </message>
    <message>
        <source>at most {n} days</source>
        <translation>最多 {n} 天</translation>
    </message>
    <message>
        <source>Title or number of the paper</source>
        <translation>文件名称或文号</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>不通过</translation>
    </message>
    <message>
        <source>The time since it was sent back does not count</source>
        <translation>回退后的时间不计入</translation>
    </message>
    <message>
        <source>The deadline moves by the working time that the department lost</source>
        <translation>截止时间顺延部门耽误的工作时间</translation>
    </message>
    <message>
        <source>due {due}</source>
        <translation>截止 {due}</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>Postponed</source>
        <translation>缓办</translation>
    </message>
    <message>
        <source>Extension asked</source>
        <translation>申请延期</translation>
    </message>
    <message>
        <source>Suspension asked</source>
        <translation>申请挂账</translation>
    </message>
    <message>
        <source>Postponement asked</source>
        <translation>申请缓办</translation>
    </message>
    <message>
        <source>Appeal against overdue</source>
        <translation>超时申诉</translation>
    </message>
    <message>
        <source>{asked}, waits for review</source>
        <translation>{asked}，待初审</translation>
    </message>
    <message>
        <source>{asked}, waits for approval</source>
        <translation>{asked}，待审批</translation>
    </message>
    <message>
        <source>{stop} until {until}</source>
        <translation>{stop}至 {until}</translation>
    </message>
    <message>
        <source>Extended {n} times</source>
        <translation>已延期 {n} 次</translation>
    </message>
    <message>
        <source>Timed with {case}</source>
        <translation>与 {case} 捆绑计时</translation>
    </message>
    <message>
        <source>Appeal approved: counted as in time</source>
        <translation>申诉已批准：按期内统计</translation>
    </message>
    <message>
        <source>{asked}: {who}, {when}</source>
        <translation>{asked}：{who}，{when}</translation>
    </message>
    <message>
        <source>Until {until}</source>
        <translation>至 {until}</translation>
    </message>
    <message>
        <source>Document {document}</source>
        <translation>依据 {document}</translation>
    </message>
    <message>
        <source>Review passed</source>
        <translation>初审通过</translation>
    </message>
    <message>
        <source>Review not passed</source>
        <translation>初审不通过</translation>
    </message>
    <message>
        <source>Ending stops</source>
        <translation>检查挂账到期</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不设时限</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停表</translation>
    </message>
    <message>
        <source>There is no work calendar “{calendar}”.</source>
        <translation>没有工作日历“{calendar}”。</translation>
    </message>
    <message>
        <source>The code of a calendar is small letters, digits and _, and begins with a letter.</source>
        <translation>日历代码用小写英文字母、数字和下划线，以字母开头。</translation>
    </message>
    <message>
        <source>A work calendar needs a name of at most 40 characters.</source>
        <translation>工作日历要有名称，不超过 40 字。</translation>
    </message>
    <message>
        <source>The calendar would miss {year} between two other years.</source>
        <translation>日历中间会缺 {year} 年。</translation>
    </message>
    <message>
        <source>The calendar “{calendar}” has no working hours or no years yet.</source>
        <translation>日历“{calendar}”还没有作息时间或年份。</translation>
    </message>
    <message>
        <source>The working hours begin on {day}, but the calendar begins with {year}.</source>
        <translation>作息时间从 {day} 起才有，而日历从 {year} 年开始。</translation>
    </message>
    <message>
        <source>A working day needs at least one slot, and at most twelve.</source>
        <translation>一个工作日至少一段作息时间，至多十二段。</translation>
    </message>
    <message>
        <source>These are the only working hours; change them instead.</source>
        <translation>这是唯一的作息时间，只能修改。</translation>
    </message>
    <message>
        <source>“{time}” is no time of a day; 24:00 may only end one.</source>
        <translation>“{time}”不是一天中的时刻；24:00 只能作结束。</translation>
    </message>
    <message>
        <source>The slot from {from} to {to} does not end after it begins.</source>
        <translation>{from} 至 {to} 一段的结束不晚于开始。</translation>
    </message>
    <message>
        <source>The slot from {from} on overlaps the one before it.</source>
        <translation>从 {from} 起的一段与前一段重叠。</translation>
    </message>
    <message>
        <source>A working day has more than 0 and at most 24 hours.</source>
        <translation>一个工作日应多于 0 小时，不超过 24 小时。</translation>
    </message>
    <message>
        <source>Closed cases such as {task_no} were measured by the hours before; these cannot begin on {day}. Let them begin today or later.</source>
        <translation>已结案件（如 {task_no}）是按原作息时间计时的，新作息不能从 {day} 开始。请从今天或以后开始。</translation>
    </message>
    <message>
        <source>There are no working hours that begin on {day}.</source>
        <translation>没有从 {day} 起的作息时间。</translation>
    </message>
    <message>
        <source>“{day}” is no day of a calendar.</source>
        <translation>“{day}”不是日期。</translation>
    </message>
    <message>
        <source>{day} stands there twice; nothing of the year was written.</source>
        <translation>{day} 写了两次，整年都没有写入。</translation>
    </message>
    <message>
        <source>{day} is not in {year}; nothing of the year was written.</source>
        <translation>{day} 不在 {year} 年，整年都没有写入。</translation>
    </message>
    <message>
        <source>{day} does not say whether people work, or has no name.</source>
        <translation>{day} 没有写明上班还是放假，或没有名称。</translation>
    </message>
    <message>
        <source>A calendar takes its days only from one that has days of its own.</source>
        <translation>日历只能从自己录入年份的日历取日期。</translation>
    </message>
    <message>
        <source>This calendar takes its years from “{days_from}”; change them there.</source>
        <translation>该日历的年份取自“{days_from}”，请在那里修改。</translation>
    </message>
    <message>
        <source>A request for this case waits for an answer already.</source>
        <translation>该案件已有申请在等待审批。</translation>
    </message>
    <message>
        <source>The clock of {case} counts for this case: ask there.</source>
        <translation>该案件按 {case} 计时，请在那一件上申请。</translation>
    </message>
    <message>
        <source>The case has no time limit.</source>
        <translation>该案件不设时限。</translation>
    </message>
    <message>
        <source>The case is overdue: it is too late to ask.</source>
        <translation>案件已超时，不能再申请。</translation>
    </message>
    <message>
        <source>A case may have this at most {times} times.</source>
        <translation>每件案件最多 {times} 次。</translation>
    </message>
    <message>
        <source>The case was not overdue.</source>
        <translation>该案件没有超时。</translation>
    </message>
    <message>
        <source>No such request waits for an answer.</source>
        <translation>没有等待审批的这类申请。</translation>
    </message>
    <message>
        <source>The request waits for another step.</source>
        <translation>该申请在等另一步审批。</translation>
    </message>
    <message>
        <source>Other cases are bundled onto this one.</source>
        <translation>已有案件与本案捆绑计时。</translation>
    </message>
    <message>
        <source>The case is not bundled onto another one.</source>
        <translation>该案件没有捆绑计时。</translation>
    </message>
    <message>
        <source>The clock of the case is not stopped.</source>
        <translation>该案件没有停止计时。</translation>
    </message>
    <message>
        <source>No step of the limit is open.</source>
        <translation>没有待报告的分段时限。</translation>
    </message>
    <message>
        <source>The filing condition demands a check.</source>
        <translation>该立案条件要求核查。</translation>
    </message>
    <message>
        <source>The last day cannot be read.</source>
        <translation>截止日期不对。</translation>
    </message>
    <message>
        <source>The last day is over already.</source>
        <translation>截止日期已经过去。</translation>
    </message>
    <message>
        <source>The last day lies further away than {days} days.</source>
        <translation>截止日期超过 {days} 天。</translation>
    </message>
    <message>
        <source>The case was not sent back: there is no time to give back.</source>
        <translation>该案件没有被回退，没有可退还的时间。</translation>
    </message>
    <message>
        <source>Somebody is acting on {case} just now; try again.</source>
        <translation>{case} 正在办理，请稍后再试。</translation>
    </message>
    <message>
        <source>A case cannot be bundled onto itself.</source>
        <translation>不能与本案自己捆绑。</translation>
    </message>
    <message>
        <source>{case} is not in handling.</source>
        <translation>{case} 不在处置阶段。</translation>
    </message>
    <message>
        <source>{case} belongs to another department.</source>
        <translation>{case} 的主办部门不同。</translation>
    </message>
    <message>
        <source>{case} is bundled onto another case itself.</source>
        <translation>{case} 自己已与别的案件捆绑。</translation>
    </message>
    <message>
        <source>{case} has no time limit.</source>
        <translation>{case} 不设时限。</translation>
    </message>
    <message>
        <source>The cases cannot be bundled.</source>
        <translation>这些案件不能捆绑计时。</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>依据文件</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>审批结果</translation>
    </message>
    <message>
        <source>Leading case</source>
        <translation>主案件</translation>
    </message>
    <message>
        <source>This setting cannot have that value: {wants}.</source>
        <translation>这个参数不能这样设：{wants}。</translation>
    </message>
    <message>
        <source>There is no such setting.</source>
        <translation>没有这个参数。</translation>
    </message>
    <message>
        <source>The training mark is not changed here.</source>
        <translation>演练标记不能在这里改。</translation>
    </message>
    <message>
        <source>A value cannot count from a day before today ({today}).</source>
        <translation>生效日期不能早于今天（{today}）。</translation>
    </message>
    <message>
        <source>There is no such value; somebody took it back meanwhile.</source>
        <translation>没有这条参数值，可能已被撤回。</translation>
    </message>
    <message>
        <source>This value has been in force since {day}; it stays.</source>
        <translation>这个值从 {day} 起已经用过，不能撤回。</translation>
    </message>
    <message>
        <source>This is the only value of the setting; it stays.</source>
        <translation>这是该参数唯一的值，不能撤回。</translation>
    </message>
    <message>
        <source>There is no such entry in the code list.</source>
        <translation>字典中没有这一项。</translation>
    </message>
    <message>
        <source>Labels are one line: Chinese up to 30, English up to 60 characters.</source>
        <translation>名称只写一行：中文不超过 30 个字，英文不超过 60 个字符。</translation>
    </message>
    <message>
        <source>The order is a whole number from 0 to 9999.</source>
        <translation>顺序要填 0 到 9999 的整数。</translation>
    </message>
    <message>
        <source>“{code}” has this label already.</source>
        <translation>“{code}”已经用了这个名称。</translation>
    </message>
    <message>
        <source>text of {least} to {most} characters on one line</source>
        <translation>{least} 到 {most} 个字，写在一行</translation>
    </message>
    <message>
        <source>a number from {least} to {most}</source>
        <translation>{least} 到 {most} 之间的数</translation>
    </message>
    <message>
        <source>a whole number from {least} to {most}</source>
        <translation>{least} 到 {most} 之间的整数</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>more than 0 and at most {most}, with a unit</source>
        <translation>大于 0、不超过 {most}，并带单位</translation>
    </message>
    <message>
        <source>one of the list</source>
        <translation>从列表中选</translation>
    </message>
    <message>
        <source>a work calendar with working time ahead</source>
        <translation>今天以后有工作时间的工作日历</translation>
    </message>
    <message>
        <source>less than the upper bound</source>
        <translation>小于上限</translation>
    </message>
    <message>
        <source>more than the lower bound</source>
        <translation>大于下限</translation>
    </message>
    <message>
        <source>a value of the same kind</source>
        <translation>同类的值</translation>
    </message>
    <message>
        <source>There is no such edition of the handbook.</source>
        <translation>没有这个版本的指挥手册。</translation>
    </message>
    <message>
        <source>This edition is released or withdrawn and no longer changes.</source>
        <translation>该版本已发布或已撤回，不能再改。</translation>
    </message>
    <message>
        <source>There is an edition “{edition}” already.</source>
        <translation>已有代码为“{edition}”的版本。</translation>
    </message>
    <message>
        <source>An edition needs a title and a code of letters and digits.</source>
        <translation>版本要有名称，代码用字母和数字。</translation>
    </message>
    <message>
        <source>This is no day: {day}.</source>
        <translation>日期不对：{day}。</translation>
    </message>
    <message>
        <source>This does not answer the question.</source>
        <translation>这不是对该问题的回答。</translation>
    </message>
    <message>
        <source>There is no such question.</source>
        <translation>没有这个问题。</translation>
    </message>
    <message>
        <source>Somebody has answered this question already.</source>
        <translation>这个问题已有人回答。</translation>
    </message>
    <message>
        <source>The edition has no such filing condition.</source>
        <translation>该版本没有这条立案条件。</translation>
    </message>
    <message>
        <source>The class has this filing condition already.</source>
        <translation>该小类已有同样的立案条件。</translation>
    </message>
    <message>
        <source>This cannot be a handling limit: {limit}.</source>
        <translation>处置时限不对：{limit}。</translation>
    </message>
    <message>
        <source>The day lies in the past; an edition cannot begin there.</source>
        <translation>启用日期已过，不能从过去启用。</translation>
    </message>
    <message>
        <source>Another edition begins on this day: {edition}.</source>
        <translation>这一天已有版本启用：{edition}。</translation>
    </message>
    <message>
        <source>Choose the day from which the edition counts.</source>
        <translation>请选择启用日期。</translation>
    </message>
    <message>
        <source>The edition has no filing conditions.</source>
        <translation>该版本没有立案条件。</translation>
    </message>
    <message>
        <source>{count} questions have not been answered.</source>
        <translation>还有 {count} 个问题没有回答。</translation>
    </message>
    <message>
        <source>{count} conditions have no handling limit.</source>
        <translation>还有 {count} 条立案条件没有处置时限。</translation>
    </message>
    <message>
        <source>The edition has begun: cases were filed under it.</source>
        <translation>该版本已启用，不能撤回。</translation>
    </message>
    <message>
        <source>Choose another edition, or a limit to change.</source>
        <translation>请选择另一个版本，或改动一个时限。</translation>
    </message>
    <message>
        <source>The changed limit cannot be read.</source>
        <translation>改动的时限不对。</translation>
    </message>
    <message>
        <source>This condition needs verification, and nobody has looked yet.</source>
        <translation>该立案条件须先核实，尚无人核实。</translation>
    </message>
    <message>
        <source>The code of a department is letters, digits, _ and -, at most 20 of them.</source>
        <translation>部门代码用字母、数字、_ 和 -，不超过 20 位。</translation>
    </message>
    <message>
        <source>There is a department named “{name}” already: {code}.</source>
        <translation>已有名为“{name}”的部门：{code}。</translation>
    </message>
    <message>
        <source>There is no such kind of department.</source>
        <translation>没有这种部门性质。</translation>
    </message>
    <message>
        <source>The departments would stand in a circle: {way}.</source>
        <translation>上级部门绕成了一圈：{way}。</translation>
    </message>
    <message>
        <source>The department has {count} running cases: {cases}…</source>
        <translation>该部门还有 {count} 件在办案件：{cases}…</translation>
    </message>
    <message>
        <source>This department is closed; nobody can be put there.</source>
        <translation>该部门已停用，不能再安排人员。</translation>
    </message>
    <message>
        <source>There is no such department.</source>
        <translation>没有这个部门。</translation>
    </message>
    <message>
        <source>The cases must go to another department that is in use.</source>
        <translation>接办部门要是另一个在用的部门。</translation>
    </message>
    <message>
        <source>This code is that of {name} already.</source>
        <translation>该代码已由“{name}”使用。</translation>
    </message>
    <message>
        <source>There is no such street.</source>
        <translation>没有这个街道。</translation>
    </message>
    <message>
        <source>This login is that of {name} already.</source>
        <translation>该账号已由“{name}”使用。</translation>
    </message>
    <message>
        <source>The database has no such login; enter the person again.</source>
        <translation>数据库里没有这个账号，请重新登记。</translation>
    </message>
    <message>
        <source>There is no such person.</source>
        <translation>没有这个人员。</translation>
    </message>
    <message>
        <source>This is the last administrator; enter another one first.</source>
        <translation>这是最后一位系统管理员，请先登记另一位。</translation>
    </message>
    <message>
        <source>Nobody locks himself out; another administrator can do it.</source>
        <translation>不能把自己锁在外面，请另一位系统管理员办理。</translation>
    </message>
    <message>
        <source>This role sees no cases, or there is no such role.</source>
        <translation>该角色看不到案件，或没有这个角色。</translation>
    </message>
    <message>
        <source>A permission is small letters, digits and _, beginning with a letter, at most 30.</source>
        <translation>权限名称用小写字母开头，只含小写字母、数字和 _，不超过 30 位。</translation>
    </message>
    <message>
        <source>Nobody answers here whom somebody else could answer for.</source>
        <translation>这个操作没有可以代为答复的人。</translation>
    </message>
    <message>
        <source>Then nobody could do this any more, and cases would stand still.</source>
        <translation>这样就没有人能办理了，案件会停在这一步。</translation>
    </message>
    <message>
        <source>see its history</source>
        <translation>见办理经过</translation>
    </message>
    <message>
        <source>{task_no}: the request was answered, {what}</source>
        <translation>{task_no}：申请已有答复，{what}</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>分段时限</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>计时</translation>
    </message>
    <message>
        <source>✗ This stage was due {due}</source>
        <translation>✗ 本阶段已于 {due} 到期</translation>
    </message>
    <message>
        <source>This stage is due {due}</source>
        <translation>本阶段截止 {due}</translation>
    </message>
    <message>
        <source>Step {n}</source>
        <translation>第 {n} 段</translation>
    </message>
    <message>
        <source>✗ {step}: done late, {when}</source>
        <translation>✗ {step}：超时完成，{when}</translation>
    </message>
    <message>
        <source>✓ {step}: done {when}</source>
        <translation>✓ {step}：{when} 完成</translation>
    </message>
    <message>
        <source>✗ {step}: overdue since {when}</source>
        <translation>✗ {step}：{when} 起超时</translation>
    </message>
    <message>
        <source>{step}: due {when}</source>
        <translation>{step}：截止 {when}</translation>
    </message>
    <message>
        <source>Any clock</source>
        <translation>全部计时</translation>
    </message>
    <message>
        <source>Department, street, lamp, clock and map extent</source>
        <translation>部门、街道、时限灯、计时和地图范围</translation>
    </message>
    <message>
        <source>To be decided</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Clock stopped</source>
        <translation>停表</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>已延期</translation>
    </message>
    <message>
        <source>Bundled</source>
        <translation>捆绑计时</translation>
    </message>
    <message>
        <source>Handed to another department</source>
        <translation>划转部门</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>系统自动</translation>
    </message>
    <message>
        <source>Export handbook</source>
        <translation>导出指挥手册</translation>
    </message>
    <message>
        <source>Writes an edition of the handbook as a workbook.</source>
        <translation>把指挥手册的一个版本写成工作簿。</translation>
    </message>
    <message>
        <source>Gives the same workbook back: sheets, rows and cells as they came; what was changed since is written as the edition has it. Without EDITION it is the one in force.</source>
        <translation>交回同样的工作簿：工作表、行和单元格与导入时一致；之后改过的按该版本写出。不给 EDITION 时为现行版本。</translation>
    </message>
    <message>
        <source>Code of the edition (empty: the one in force)</source>
        <translation>版本代码（空：现行版本）</translation>
    </message>
    <message>
        <source>Workbook</source>
        <translation>工作簿</translation>
    </message>
    <message>
        <source>Edition {edition}: {n} rows</source>
        <translation>版本 {edition}：{n} 行</translation>
    </message>
    <message>
        <source>Handbook</source>
        <translation>指挥手册</translation>
    </message>
    <message>
        <source>Import handbook</source>
        <translation>导入指挥手册</translation>
    </message>
    <message>
        <source>Makes a draft of the handbook from a workbook.</source>
        <translation>由工作簿生成指挥手册草稿。</translation>
    </message>
    <message>
        <source>Reads the workbook that cities use (XLSX, XLS or CSV, 大类代码 to 处置时限). Every row becomes a filing condition of a new draft, or a question that is answered in the dock; nothing is guessed and nothing is lost. Nothing counts before the draft is put in force. Where the workbook uses the class numbers of another standard, give CLASS_STANDARD. A dry run writes nothing.</source>
        <translation>读取各城市通用的工作簿（XLSX、XLS 或 CSV，大类代码至处置时限）。每一行或成为新草稿的立案条件，或成为在面板中回答的问题；不猜测，不遗漏。草稿启用之前不起作用。工作簿使用其他标准的小类代码时，请给出 CLASS_STANDARD。试运行不写入。</translation>
    </message>
    <message>
        <source>Workbook: .xlsx, .xls or .csv</source>
        <translation>工作簿：.xlsx、.xls 或 .csv</translation>
    </message>
    <message>
        <source>Code of the draft (empty: made from the day)</source>
        <translation>草稿代码（空：按日期生成）</translation>
    </message>
    <message>
        <source>Title (empty: that of the workbook)</source>
        <translation>名称（空：用工作簿的标题）</translation>
    </message>
    <message>
        <source>Day that is meant for it (2027-01-01; may be empty)</source>
        <translation>拟启用日期（2027-01-01；可空）</translation>
    </message>
    <message>
        <source>Class standard of its numbers (empty: the district&apos;s)</source>
        <translation>小类代码所用的分类标准（空：本区的）</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Code of the draft</source>
        <translation>草稿代码</translation>
    </message>
    <message>
        <source>INPUT is empty: give a workbook.</source>
        <translation>INPUT 为空：请给出工作簿。</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>维护记录</translation>
    </message>
    <message>
        <source>Reading the audit</source>
        <translation>正在读取维护记录</translation>
    </message>
    <message>
        <source>Writing the audit</source>
        <translation>正在导出维护记录</translation>
    </message>
    <message>
        <source>{n} changes, and older ones</source>
        <translation>{n} 条，还有更早的</translation>
    </message>
    <message>
        <source>{n} changes</source>
        <translation>{n} 条</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部项目</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>{n} changes are written to {file}</source>
        <translation>{n} 条记录已写入 {file}</translation>
    </message>
    <message>
        <source>Export Audit</source>
        <translation>导出维护记录</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>改动项目</translation>
    </message>
    <message>
        <source>Who changed it</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>On the day</source>
        <translation>指定日期</translation>
    </message>
    <message>
        <source>Day of the changes</source>
        <translation>改动日期</translation>
    </message>
    <message>
        <source>Nothing was changed, or nothing fits.</source>
        <translation>没有改动，或没有符合条件的记录。</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>改动前后</translation>
    </message>
    <message>
        <source>Load More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原来</translation>
    </message>
    <message>
        <source>After</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Roles of a person</source>
        <translation>人员角色</translation>
    </message>
    <message>
        <source>Other name of a department</source>
        <translation>部门别名</translation>
    </message>
    <message>
        <source>Calendar of a department</source>
        <translation>部门日历</translation>
    </message>
    <message>
        <source>Work calendar</source>
        <translation>工作日历</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>工作时</translation>
    </message>
    <message>
        <source>Year of a calendar</source>
        <translation>日历年份</translation>
    </message>
    <message>
        <source>Day of a calendar</source>
        <translation>日历日期</translation>
    </message>
    <message>
        <source>Handbook edition</source>
        <translation>手册版本</translation>
    </message>
    <message>
        <source>Step of the workflow</source>
        <translation>流程步骤</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>操作权限</translation>
    </message>
    <message>
        <source>Rule of the clock</source>
        <translation>计时规则</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Counts from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>上级</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>附加权限</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Next stage</source>
        <translation>下一阶段</translation>
    </message>
    <message>
        <source>On behalf</source>
        <translation>代办</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Working day</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>Departments with another calendar</source>
        <translation>另有日历的部门</translation>
    </message>
    <message>
        <source>Every department works by the district&apos;s calendar.</source>
        <translation>各部门都按本区日历工作。</translation>
    </message>
    <message>
        <source>Show What It Does</source>
        <translation>查看影响</translation>
    </message>
    <message>
        <source>The district&apos;s calendar</source>
        <translation>本区日历</translation>
    </message>
    <message>
        <source>&amp;Department</source>
        <translation>部门(&amp;D)</translation>
    </message>
    <message>
        <source>Counts &amp;from</source>
        <translation>生效日期(&amp;F)</translation>
    </message>
    <message>
        <source>Works &amp;by</source>
        <translation>工作日历(&amp;B)</translation>
    </message>
    <message>
        <source>New Calendar</source>
        <translation>新建日历</translation>
    </message>
    <message>
        <source>Years and days of its own</source>
        <translation>自己录入年份和日期</translation>
    </message>
    <message>
        <source>Those of “{calendar}”</source>
        <translation>取自“{calendar}”</translation>
    </message>
    <message>
        <source>Co&amp;de</source>
        <translation>代码(&amp;D)</translation>
    </message>
    <message>
        <source>Chinese &amp;name</source>
        <translation>中文名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;English name</source>
        <translation>英文名称(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Hours of a working day</source>
        <translation>工作日小时数(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Years and days</source>
        <translation>年份和日期(&amp;Y)</translation>
    </message>
    <message>
        <source>“{calendar}”: {year} is only provisional; load it once the holidays are decided.</source>
        <translation>“{calendar}” {year} 年为暂定，放假安排公布后请录入。</translation>
    </message>
    <message>
        <source>“{calendar}” has no {year}: limits that reach it will be refused.</source>
        <translation>“{calendar}”没有 {year} 年，跨入该年的时限将无法计算。</translation>
    </message>
    <message>
        <source>Reading the calendars</source>
        <translation>读取工作日历</translation>
    </message>
    <message>
        <source>Calendars</source>
        <translation>工作日历</translation>
    </message>
    <message>
        <source>{calendar} (district)</source>
        <translation>{calendar}（本区）</translation>
    </message>
    <message>
        <source>Changing the calendar</source>
        <translation>修改工作日历</translation>
    </message>
    <message>
        <source>{year} of “{calendar}”, {n} special days.</source>
        <translation>“{calendar}” {year} 年，特殊日期 {n} 天。</translation>
    </message>
    <message>
        <source>Working hours of “{calendar}” from {day} on.</source>
        <translation>“{calendar}”从 {day} 起的作息时间。</translation>
    </message>
    <message>
        <source>The working hours of “{calendar}” that begin on {day} go away.</source>
        <translation>删除“{calendar}”从 {day} 起的作息时间。</translation>
    </message>
    <message>
        <source>{department} works by “{calendar}” from {day} on.</source>
        <translation>{department}从 {day} 起按“{calendar}”工作。</translation>
    </message>
    <message>
        <source>Calendar “{calendar}”.</source>
        <translation>日历“{calendar}”。</translation>
    </message>
    <message>
        <source>Asking when it is due</source>
        <translation>计算截止时间</translation>
    </message>
    <message>
        <source>Holidays and Make-up Days</source>
        <translation>放假与调休安排</translation>
    </message>
    <message>
        <source>The table is of {year}, which does not follow the years of this calendar.</source>
        <translation>表中是 {year} 年，与该日历的年份不相接。</translation>
    </message>
    <message>
        <source>&amp;Calendar</source>
        <translation>日历(&amp;C)</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>作息</translation>
    </message>
    <message>
        <source>Try a Limit</source>
        <translation>试算</translation>
    </message>
    <message>
        <source>When Is It Due</source>
        <translation>计算截止时间</translation>
    </message>
    <message>
        <source>Due {moment}, {weekday}</source>
        <translation>截止 {moment}，{weekday}</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>起始(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Limit</source>
        <translation>时限(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation>单位(&amp;U)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Save Condition</source>
        <translation>保存条件</translation>
    </message>
    <message>
        <source>not fixed</source>
        <translation>不固定</translation>
    </message>
    <message>
        <source>Verified before it is filed</source>
        <translation>立案前须核实</translation>
    </message>
    <message>
        <source>Checked before it is closed</source>
        <translation>结案前须核查</translation>
    </message>
    <message>
        <source>No limit is set</source>
        <translation>不设时限</translation>
    </message>
    <message>
        <source>Closing condition</source>
        <translation>结案条件</translation>
    </message>
    <message>
        <source>Handling standard</source>
        <translation>处置标准</translation>
    </message>
    <message>
        <source>Handling department</source>
        <translation>处置单位</translation>
    </message>
    <message>
        <source>Supervising department</source>
        <translation>主管部门</translation>
    </message>
    <message>
        <source>Limits of stages, where they differ from the edition&apos;s</source>
        <translation>阶段时限（与整版不同时填写）</translation>
    </message>
    <message>
        <source>A new condition of this draft</source>
        <translation>本草稿的新条件</translation>
    </message>
    <message>
        <source>Condition {code}. In the workbook its limit reads “{words}”.</source>
        <translation>条件 {code}。工作簿中的时限写作“{words}”。</translation>
    </message>
    <message>
        <source>Condition {code}</source>
        <translation>条件 {code}</translation>
    </message>
    <message>
        <source>Choose the class that the condition belongs to.</source>
        <translation>请选择条件所属的小类。</translation>
    </message>
    <message>
        <source>Write what must be the case for a case to be filed.</source>
        <translation>请写明出现什么情况应予立案。</translation>
    </message>
    <message>
        <source>Add a limit, or say that no limit is set.</source>
        <translation>请添加时限，或注明不设时限。</translation>
    </message>
    <message>
        <source>Two limits speak of the same grade, area and step: remove one.</source>
        <translation>有两条时限的级别、区域和步骤相同，请删去一条。</translation>
    </message>
    <message>
        <source>Two limits speak of the same stage and grade: remove one.</source>
        <translation>有两条时限的阶段和级别相同，请删去一条。</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>What by then</source>
        <translation>到时应完成</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Handling limits</source>
        <translation>处置时限</translation>
    </message>
    <message>
        <source>Add Limit</source>
        <translation>添加时限</translation>
    </message>
    <message>
        <source>Limits of stages</source>
        <translation>阶段时限</translation>
    </message>
    <message>
        <source>Add Limit of a Stage</source>
        <translation>添加阶段时限</translation>
    </message>
    <message>
        <source>Every grade</source>
        <translation>各级别</translation>
    </message>
    <message>
        <source>Remove Last</source>
        <translation>删去最后一条</translation>
    </message>
    <message>
        <source>{title}, line {n}</source>
        <translation>{title}，第 {n} 行</translation>
    </message>
    <message>
        <source>Reading conditions</source>
        <translation>正在读取条件</translation>
    </message>
    <message>
        <source>Reading the edition</source>
        <translation>正在读取版本</translation>
    </message>
    <message>
        <source>Saving the edition</source>
        <translation>正在保存版本</translation>
    </message>
    <message>
        <source>Saving the condition</source>
        <translation>正在保存条件</translation>
    </message>
    <message>
        <source>Remove the condition “{condition}” of {name} from the draft.</source>
        <translation>从草稿中删去{name}的条件“{condition}”。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Removing the condition</source>
        <translation>正在删去条件</translation>
    </message>
    <message>
        <source>{file} cannot be cut into cells: {reason}</source>
        <translation>{file} 无法分成单元格：{reason}</translation>
    </message>
    <message>
        <source>{file} is neither a workbook nor a text table.</source>
        <translation>{file} 既不是工作簿，也不是文本表格。</translation>
    </message>
    <message>
        <source>{file} is neither in UTF-8 nor in GBK throughout.</source>
        <translation>{file} 不全是 UTF-8，也不全是 GBK。</translation>
    </message>
    <message>
        <source>&amp;Full name</source>
        <translation>全称(&amp;F)</translation>
    </message>
    <message>
        <source>S&amp;hort name</source>
        <translation>简称(&amp;H)</translation>
    </message>
    <message>
        <source>En&amp;glish name</source>
        <translation>英文名称(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>性质(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Belongs to</source>
        <translation>上级部门(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Street</source>
        <translation>所属街道(&amp;S)</translation>
    </message>
    <message>
        <source>Tele&amp;phone</source>
        <translation>电话(&amp;P)</translation>
    </message>
    <message>
        <source>Place in &amp;lists</source>
        <translation>排序(&amp;L)</translation>
    </message>
    <message>
        <source>Reading departments</source>
        <translation>正在读取部门</translation>
    </message>
    <message>
        <source>Department {name} is made</source>
        <translation>新建部门“{name}”</translation>
    </message>
    <message>
        <source>{name} is changed</source>
        <translation>修改“{name}”</translation>
    </message>
    <message>
        <source>Changing a department</source>
        <translation>修改部门</translation>
    </message>
    <message>
        <source>{name} is closed</source>
        <translation>停用“{name}”</translation>
    </message>
    <message>
        <source>Closing a department</source>
        <translation>停用部门</translation>
    </message>
    <message>
        <source>{name} is in use again</source>
        <translation>恢复使用“{name}”</translation>
    </message>
    <message>
        <source>Opening a department again</source>
        <translation>恢复部门</translation>
    </message>
    <message>
        <source>(nobody: only without running cases)</source>
        <translation>（不划转：仅限没有在办案件时）</translation>
    </message>
    <message>
        <source>Close Department</source>
        <translation>停用部门</translation>
    </message>
    <message>
        <source>Open Again</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>{n} running cases</source>
        <translation>在办案件 {n} 件</translation>
    </message>
    <message>
        <source>This department is closed.</source>
        <translation>该部门已停用。</translation>
    </message>
    <message>
        <source>New Department</source>
        <translation>新建部门</translation>
    </message>
    <message>
        <source>Show Effect</source>
        <translation>查看影响</translation>
    </message>
    <message>
        <source>Show what the change does, before it is made</source>
        <translation>先查看影响，再确认修改</translation>
    </message>
    <message>
        <source>Cases &amp;go to</source>
        <translation>案件划转给(&amp;G)</translation>
    </message>
    <message>
        <source>Find a department</source>
        <translation>查找部门</translation>
    </message>
    <message>
        <source>Running cases</source>
        <translation>在办案件</translation>
    </message>
    <message>
        <source>Differences of the editions</source>
        <translation>版本差异</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Comparing editions</source>
        <translation>正在比较版本</translation>
    </message>
    <message>
        <source>Kind of difference</source>
        <translation>差异类型</translation>
    </message>
    <message>
        <source>All differences</source>
        <translation>全部差异</translation>
    </message>
    <message>
        <source>Search differences</source>
        <translation>查找差异</translation>
    </message>
    <message>
        <source>Class or words</source>
        <translation>小类或文字</translation>
    </message>
    <message>
        <source>Compare &amp;with</source>
        <translation>对比版本(&amp;W)</translation>
    </message>
    <message>
        <source>Choose an edition to see how it differs.</source>
        <translation>请选择一个版本，查看它的差异。</translation>
    </message>
    <message>
        <source>There is no other edition to compare with.</source>
        <translation>没有别的版本可以比较。</translation>
    </message>
    <message>
        <source>No difference fits. Search for less, or choose all differences.</source>
        <translation>没有符合的差异。请减少查找文字，或选择全部差异。</translation>
    </message>
    <message>
        <source>Nothing differs: both editions say the same.</source>
        <translation>没有差异：两个版本相同。</translation>
    </message>
    <message>
        <source>The comparison could not be made.</source>
        <translation>没能比较。</translation>
    </message>
    <message>
        <source>Export Differences</source>
        <translation>导出差异</translation>
    </message>
    <message>
        <source>Whole edition</source>
        <translation>整个版本</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Name of grade {grade}</source>
        <translation>{grade} 级的名称</translation>
    </message>
    <message>
        <source>Handling limit</source>
        <translation>处置时限</translation>
    </message>
    <message>
        <source>Needs verification</source>
        <translation>须核实</translation>
    </message>
    <message>
        <source>Needs a check</source>
        <translation>须核查</translation>
    </message>
    <message>
        <source>Without limit</source>
        <translation>不设时限</translation>
    </message>
    <message>
        <source>Limit as written</source>
        <translation>时限原文</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Both editions say the same.</source>
        <translation>两个版本相同。</translation>
    </message>
    <message>
        <source>{added} conditions added, {removed} removed, {changed} changed.</source>
        <translation>新增 {added} 条，删除 {removed} 条，修改 {changed} 条。</translation>
    </message>
    <message>
        <source>Import Workbook</source>
        <translation>导入工作簿</translation>
    </message>
    <message>
        <source>Copy as Draft</source>
        <translation>复制为草稿</translation>
    </message>
    <message>
        <source>Export Workbook…</source>
        <translation>导出工作簿…</translation>
    </message>
    <message>
        <source>Discard Draft</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Make Draft</source>
        <translation>建立草稿</translation>
    </message>
    <message>
        <source>Discard the draft “{title}”: its {n} conditions and its answers are dropped.</source>
        <translation>放弃草稿“{title}”：其 {n} 条条件和已作的回答都将丢弃。</translation>
    </message>
    <message>
        <source>Withdraw “{title}”: it does not come into force on {day}.</source>
        <translation>撤回“{title}”：它将不在 {day} 启用。</translation>
    </message>
    <message>
        <source>First day in force</source>
        <translation>启用日期</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>名称(&amp;T)</translation>
    </message>
    <message>
        <source>Valid &amp;from</source>
        <translation>拟启用日期(&amp;F)</translation>
    </message>
    <message>
        <source>Handbook of {year}</source>
        <translation>{year}年版指挥手册</translation>
    </message>
    <message>
        <source>Save Edition</source>
        <translation>保存版本</translation>
    </message>
    <message>
        <source>The edition and each grade need a name.</source>
        <translation>版本和每个级别都要有名称。</translation>
    </message>
    <message>
        <source>extension needs a document</source>
        <translation>延期须附材料</translation>
    </message>
    <message>
        <source>Grade {grade}: an extension needs a document</source>
        <translation>{grade} 级：延期须附材料</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>启用日期</translation>
    </message>
    <message>
        <source>Limits of stages, where a condition has none of its own</source>
        <translation>阶段时限（条件自己没有时按此执行）</translation>
    </message>
    <message>
        <source>Editions of the handbook</source>
        <translation>指挥手册版本</translation>
    </message>
    <message>
        <source>No edition has been read yet.</source>
        <translation>还没有读取版本。</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Open questions</source>
        <translation>待答问题</translation>
    </message>
    <message>
        <source>Conditions of the edition</source>
        <translation>本版条件</translation>
    </message>
    <message>
        <source>Search conditions</source>
        <translation>查找条件</translation>
    </message>
    <message>
        <source>Search words or code</source>
        <translation>输入文字或代码查找</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>全部小类</translation>
    </message>
    <message>
        <source>New Condition</source>
        <translation>新增条件</translation>
    </message>
    <message>
        <source>Whole Edition</source>
        <translation>整版设置</translation>
    </message>
    <message>
        <source>Title, day, names of grades, limits of stages</source>
        <translation>名称、日期、级别名称、阶段时限</translation>
    </message>
    <message>
        <source>Before filing and closing</source>
        <translation>立案、结案前</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不设时限</translation>
    </message>
    <message>
        <source>{n} conditions</source>
        <translation>{n} 条条件</translation>
    </message>
    <message>
        <source>{n} of {all} conditions</source>
        <translation>{n} / {all} 条条件</translation>
    </message>
    <message>
        <source>No condition fits. Search for less, or choose all classes.</source>
        <translation>没有符合的条件。请减少查找文字，或选择全部小类。</translation>
    </message>
    <message>
        <source>This draft has no conditions yet. Import a workbook, or write a new one.</source>
        <translation>草稿还没有条件。请导入工作簿，或新增条件。</translation>
    </message>
    <message>
        <source>This edition has no conditions.</source>
        <translation>本版没有条件。</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>verification</source>
        <translation>核实</translation>
    </message>
    <message>
        <source>check</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>现行</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>待启用</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Urgent working hours</source>
        <translation>紧急工作时</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>Calendar days</source>
        <translation>自然日</translation>
    </message>
    <message>
        <source>Urgent working days</source>
        <translation>紧急工作日</translation>
    </message>
    <message>
        <source>Any area</source>
        <translation>不分区域</translation>
    </message>
    <message>
        <source>Area of class 1</source>
        <translation>一类区域</translation>
    </message>
    <message>
        <source>Area of class 2</source>
        <translation>二类区域</translation>
    </message>
    <message>
        <source>step {n}</source>
        <translation>第 {n} 步</translation>
    </message>
    <message>
        <source>Running cases that change</source>
        <translation>受影响的在办案件</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>The first {n} cases are listed.</source>
        <translation>只列出前 {n} 件。</translation>
    </message>
    <message>
        <source>Was due</source>
        <translation>原截止</translation>
    </message>
    <message>
        <source>Now due</source>
        <translation>新截止</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>Nothing changes: everything stands like this already.</source>
        <translation>没有变化：现在就是这样。</translation>
    </message>
    <message>
        <source>{n} entries change.</source>
        <translation>改动 {n} 项。</translation>
    </message>
    <message>
        <source>No deadline of a running case moves.</source>
        <translation>在办案件的截止时间都不变。</translation>
    </message>
    <message>
        <source>{n} of {all} running cases get another deadline: {later} later, {earlier} earlier.</source>
        <translation>{all} 件在办案件中有 {n} 件截止时间改变：推后 {later} 件，提前 {earlier} 件。</translation>
    </message>
    <message>
        <source>{n} become overdue by it.</source>
        <translation>因此超期 {n} 件。</translation>
    </message>
    <message>
        <source>{n} are no longer overdue.</source>
        <translation>不再超期 {n} 件。</translation>
    </message>
    <message>
        <source>{n} people are concerned.</source>
        <translation>涉及 {n} 人。</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n} 天</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} 小时</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} 分</translation>
    </message>
    <message>
        <source>{n} classes lose every filing condition: {names}</source>
        <translation>{n} 个小类将没有任何立案条件：{names}</translation>
    </message>
    <message>
        <source>It counts from {day} on; until then everything stays as it is.</source>
        <translation>从 {day} 起生效，在此之前不变。</translation>
    </message>
    <message>
        <source>A working day counts as {hours_per_day} h, but the hours from {day} on hold {hours} h.</source>
        <translation>一个工作日按 {hours_per_day} 小时计，而 {day} 起的作息时间为 {hours} 小时。</translation>
    </message>
    <message>
        <source>{count} conditions name {name}, which is closed.</source>
        <translation>有 {count} 条条件写的是已停用的{name}。</translation>
    </message>
    <message>
        <source>It replaces “{label_zh}”, in force since {valid_from}.</source>
        <translation>它将接替自 {valid_from} 起执行的“{label_zh}”。</translation>
    </message>
    <message>
        <source>From {valid_from} on “{label_zh}” follows it.</source>
        <translation>自 {valid_from} 起由“{label_zh}”接替。</translation>
    </message>
    <message>
        <source>{count} running cases keep the edition of their filing.</source>
        <translation>{count} 件在办案件仍按立案时的版本执行。</translation>
    </message>
    <message>
        <source>{n} running cases change the colour of their lamp.</source>
        <translation>{n} 件在办案件的灯色改变。</translation>
    </message>
    <message>
        <source>{file} does not end in .xlsx.</source>
        <translation>{file} 的扩展名不是 .xlsx。</translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}</source>
        <translation>无法写入 {file}：{reason}</translation>
    </message>
    <message>
        <source>There is no edition {edition} of the handbook.</source>
        <translation>没有代码为 {edition} 的指挥手册。</translation>
    </message>
    <message>
        <source>{day} is no day; write it as 2027-01-01.</source>
        <translation>“{day}”不是日期；请写成 2027-01-01。</translation>
    </message>
    <message>
        <source>There is no class standard {standard}.</source>
        <translation>没有分类标准 {standard}。</translation>
    </message>
    <message>
        <source>Give one of {known}.</source>
        <translation>可用：{known}。</translation>
    </message>
    <message>
        <source>{file} has no rows of a handbook.</source>
        <translation>{file} 中没有指挥手册的行。</translation>
    </message>
    <message>
        <source>Hidden and empty sheets are not read.</source>
        <translation>隐藏的和空的工作表不读取。</translation>
    </message>
    <message>
        <source>{file} has no sheet with the heads of a handbook; {sheet} lacks {heads}.</source>
        <translation>{file} 中没有带手册表头的工作表；“{sheet}”缺少 {heads}。</translation>
    </message>
    <message>
        <source>Put the heads into one row: {wanted}.</source>
        <translation>请把表头放在一行：{wanted}。</translation>
    </message>
    <message>
        <source>Reading the handbook</source>
        <translation>正在读取指挥手册</translation>
    </message>
    <message>
        <source>“{title}” comes into force on {day}.</source>
        <translation>“{title}”自 {day} 起启用。</translation>
    </message>
    <message>
        <source>Putting the edition in force</source>
        <translation>正在启用版本</translation>
    </message>
    <message>
        <source>Parts of the handbook page</source>
        <translation>指挥手册各部分</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>What If</source>
        <translation>试算</translation>
    </message>
    <message>
        <source>Put in Force</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>No handbook of your own yet. Import a workbook, or copy the default edition and change it.</source>
        <translation>本区还没有自己的指挥手册。请导入工作簿，或复制缺省版本后修改。</translation>
    </message>
    <message>
        <source>The district has no handbook of its own yet.</source>
        <translation>本区还没有自己的指挥手册。</translation>
    </message>
    <message>
        <source>Questions ({n})</source>
        <translation>问题 ({n})</translation>
    </message>
    <message>
        <source>Copying the edition</source>
        <translation>正在复制版本</translation>
    </message>
    <message>
        <source>The draft {code} was made.</source>
        <translation>已建立草稿 {code}。</translation>
    </message>
    <message>
        <source>Discarding the draft</source>
        <translation>正在放弃草稿</translation>
    </message>
    <message>
        <source>The draft “{title}” is gone.</source>
        <translation>草稿“{title}”已放弃。</translation>
    </message>
    <message>
        <source>Withdrawing the edition</source>
        <translation>正在撤回版本</translation>
    </message>
    <message>
        <source>“{title}” is withdrawn.</source>
        <translation>“{title}”已撤回。</translation>
    </message>
    <message>
        <source>Export Workbook</source>
        <translation>导出工作簿</translation>
    </message>
    <message>
        <source>Working hours of a day</source>
        <translation>每日作息时间</translation>
    </message>
    <message>
        <source>No working hours yet: nothing can be due by this calendar.</source>
        <translation>还没有作息时间，该日历不能计时。</translation>
    </message>
    <message>
        <source>First day of these hours</source>
        <translation>作息时间生效日期</translation>
    </message>
    <message>
        <source>Take Away</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Hours a day</source>
        <translation>每日小时</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Slot {n} from</source>
        <translation>第 {n} 段开始</translation>
    </message>
    <message>
        <source>Slot {n} to</source>
        <translation>第 {n} 段结束</translation>
    </message>
    <message>
        <source>Remove slot {n}</source>
        <translation>删除第 {n} 段</translation>
    </message>
    <message>
        <source>Add a Slot</source>
        <translation>增加时段</translation>
    </message>
    <message>
        <source>{n} hours a day</source>
        <translation>每日 {n} 小时</translation>
    </message>
    <message>
        <source>As the workbook says</source>
        <translation>用工作簿中的标题</translation>
    </message>
    <message>
        <source>Answer the Questions</source>
        <translation>回答问题</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>没有文件 {path}。</translation>
    </message>
    <message>
        <source>Workbook of the handbook</source>
        <translation>指挥手册工作簿</translation>
    </message>
    <message>
        <source>Drop the workbook here: XLSX, XLS or CSV.
Every row becomes a condition of the draft, or a question that you answer. Nothing counts before it is put in force.</source>
        <translation>把工作簿拖到这里：XLSX、XLS 或 CSV。
每一行都会成为草稿的条件，或成为由您回答的问题。启用之前都不生效。</translation>
    </message>
    <message>
        <source>That of the district</source>
        <translation>本区标准</translation>
    </message>
    <message>
        <source>Class &amp;standard</source>
        <translation>分类标准(&amp;S)</translation>
    </message>
    <message>
        <source>Workbooks</source>
        <translation>工作簿</translation>
    </message>
    <message>
        <source>Workbook of the Handbook</source>
        <translation>指挥手册工作簿</translation>
    </message>
    <message>
        <source>“{title}” is a draft now. {counts}.</source>
        <translation>“{title}”已成为草稿。{counts}。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was imported.</source>
        <translation>已停止，什么也没有导入。</translation>
    </message>
    <message>
        <source>{file} is the workbook itself: choose another file for the report.</source>
        <translation>{file} 就是工作簿本身：报告请另选文件。</translation>
    </message>
    <message>
        <source>Import of a handbook</source>
        <translation>指挥手册导入</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Title of the handbook</source>
        <translation>手册名称</translation>
    </message>
    <message>
        <source>Questions to be answered</source>
        <translation>待回答的问题</translation>
    </message>
    <message>
        <source>Nothing is asked: every row is a condition.</source>
        <translation>没有问题：每一行都成为立案条件。</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Words of the workbook</source>
        <translation>工作簿原文</translation>
    </message>
    <message>
        <source>Differences to the edition in force</source>
        <translation>与现行版本的差异</translation>
    </message>
    <message>
        <source>And {n} more.</source>
        <translation>另有 {n} 项。</translation>
    </message>
    <message>
        <source>Class that nobody knows</source>
        <translation>小类不认识</translation>
    </message>
    <message>
        <source>Class by its name only: the number says another one</source>
        <translation>小类只有名称对得上，代码不符</translation>
    </message>
    <message>
        <source>Number of another class standard</source>
        <translation>代码属于其他分类标准</translation>
    </message>
    <message>
        <source>Class without a number</source>
        <translation>小类没有代码</translation>
    </message>
    <message>
        <source>Department that nobody knows</source>
        <translation>部门不认识</translation>
    </message>
    <message>
        <source>Time limit in words</source>
        <translation>时限是文字</translation>
    </message>
    <message>
        <source>Time limit from–to</source>
        <translation>时限是区间</translation>
    </message>
    <message>
        <source>Time limit for a season</source>
        <translation>时限分季节</translation>
    </message>
    <message>
        <source>Time limit in steps</source>
        <translation>时限分步骤</translation>
    </message>
    <message>
        <source>No time limit</source>
        <translation>没有时限</translation>
    </message>
    <message>
        <source>No filing condition</source>
        <translation>没有立案条件</translation>
    </message>
    <message>
        <source>The same condition twice</source>
        <translation>立案条件重复</translation>
    </message>
    <message>
        <source>Formula without a value</source>
        <translation>公式没有值</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Reading the workbook</source>
        <translation>正在读取工作簿</translation>
    </message>
    <message>
        <source>Understanding the rows</source>
        <translation>正在识别各行</translation>
    </message>
    <message>
        <source>Writing the draft</source>
        <translation>正在写入草稿</translation>
    </message>
    <message>
        <source>Comparing with the handbook in force</source>
        <translation>正在与现行手册比较</translation>
    </message>
    <message>
        <source>{n} repeated heads</source>
        <translation>{n} 行重复表头</translation>
    </message>
    <message>
        <source>{n} totals</source>
        <translation>{n} 行合计</translation>
    </message>
    <message>
        <source>{n} remarks</source>
        <translation>{n} 行备注</translation>
    </message>
    <message>
        <source>{n} headings of big classes</source>
        <translation>{n} 行大类标题</translation>
    </message>
    <message>
        <source>{n} rows with nothing in the columns of the handbook</source>
        <translation>{n} 行在手册各列中没有内容</translation>
    </message>
    <message>
        <source>Told as no rows: {rows}</source>
        <translation>不作为手册行：{rows}</translation>
    </message>
    <message>
        <source>{n} hidden rows were read too</source>
        <translation>隐藏的 {n} 行也已读取</translation>
    </message>
    <message>
        <source>Hidden columns were read too: {columns}</source>
        <translation>隐藏的列也已读取：{columns}</translation>
    </message>
    <message>
        <source>Sheet “{name}” is hidden and was left aside ({n} rows)</source>
        <translation>工作表“{name}”是隐藏的，未读取（{n} 行）</translation>
    </message>
    <message>
        <source>Sheet “{name}” is empty</source>
        <translation>工作表“{name}”是空的</translation>
    </message>
    <message>
        <source>Sheet “{name}” was left aside ({n} rows): it lacks the heads {heads}</source>
        <translation>工作表“{name}”未读取（{n} 行）：缺少表头 {heads}</translation>
    </message>
    <message>
        <source>{n} limits in 小时 were read as 工作时 (working hours)</source>
        <translation>{n} 个“小时”按工作时计</translation>
    </message>
    <message>
        <source>{n} limits in 天 were read as 工作日 (working days)</source>
        <translation>{n} 个“天”按工作日计</translation>
    </message>
    <message>
        <source>{n} limits in 自然小时 were read as 紧急工作时, which runs day and night as they do</source>
        <translation>{n} 个“自然小时”按紧急工作时计：同样昼夜连续计时</translation>
    </message>
    <message>
        <source>{read} rows read: {imported} imported, {asked} to be asked, {told} told as no row</source>
        <translation>读取 {read} 行：导入 {imported} 行，待回答 {asked} 行，不作为手册行 {told} 行</translation>
    </message>
    <message>
        <source>There is no edition in force to compare it with</source>
        <translation>没有现行手册可比较</translation>
    </message>
    <message>
        <source>Against edition {edition}: {added} new, {removed} gone, {changed} changed</source>
        <translation>与现行版本 {edition} 相比：新增 {added}，删除 {removed}，修改 {changed}</translation>
    </message>
    <message>
        <source>Dry run, nothing was written; it would be draft {edition}: {label}</source>
        <translation>试运行，未写入；将成为草稿 {edition}：{label}</translation>
    </message>
    <message>
        <source>Draft {edition}: {label}</source>
        <translation>草稿 {edition}：{label}</translation>
    </message>
    <message>
        <source>{words}: {n} questions about {rows} rows</source>
        <translation>{words}：{n} 个问题，涉及 {rows} 行</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Sources of reports</source>
        <translation>问题来源</translation>
    </message>
    <message>
        <source>Code Lists</source>
        <translation>代码字典</translation>
    </message>
    <message>
        <source>{list}: “{was}” becomes “{now}”, order {sort}</source>
        <translation>{list}：“{was}”改为“{now}”，顺序 {sort}</translation>
    </message>
    <message>
        <source>Changing a code list</source>
        <translation>正在修改字典</translation>
    </message>
    <message>
        <source>Code list</source>
        <translation>字典</translation>
    </message>
    <message>
        <source>Entries of the code list</source>
        <translation>字典条目</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>参数设置</translation>
    </message>
    <message>
        <source>Your role has nothing to keep here.</source>
        <translation>您的角色没有可维护的内容。</translation>
    </message>
    <message>
        <source>Not applied yet in the upkeep dock: {pages}.</source>
        <translation>应用维护中还有没生效的改动：{pages}。</translation>
    </message>
    <message>
        <source>Discard and Sign Out</source>
        <translation>放弃并退出</translation>
    </message>
    <message>
        <source>Pages of the upkeep dock</source>
        <translation>应用维护各页</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>District bureau</source>
        <translation>区直部门</translation>
    </message>
    <message>
        <source>Street office</source>
        <translation>街道办事处</translation>
    </message>
    <message>
        <source>Enterprise</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>File cases</source>
        <translation>立案</translation>
    </message>
    <message>
        <source>Close cases</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>See contacts in full</source>
        <translation>查看完整联系方式</translation>
    </message>
    <message>
        <source>✗ Locked</source>
        <translation>✗ 已锁定</translation>
    </message>
    <message>
        <source>● Works</source>
        <translation>● 在岗</translation>
    </message>
    <message>
        <source>○ Left</source>
        <translation>○ 离岗</translation>
    </message>
    <message>
        <source>● In use</source>
        <translation>● 在用</translation>
    </message>
    <message>
        <source>✗ Closed</source>
        <translation>✗ 已停用</translation>
    </message>
    <message>
        <source>may not</source>
        <translation>不可办理</translation>
    </message>
    <message>
        <source>only on behalf of somebody</source>
        <translation>仅可代录</translation>
    </message>
    <message>
        <source>may</source>
        <translation>可办理</translation>
    </message>
    <message>
        <source>{may}, with the permission {permission}</source>
        <translation>{may}，另需权限：{permission}</translation>
    </message>
    <message>
        <source>● may   ◐ only on behalf of somebody   ○ may not   word: permission that is needed</source>
        <translation>● 可办理   ◐ 仅可代录   ○ 不可办理   后面的字：另需的权限</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的口令不一致。</translation>
    </message>
    <message>
        <source>A password has at least 8 characters.</source>
        <translation>口令至少 8 位。</translation>
    </message>
    <message>
        <source>The department has {n} running cases; they stay where they are.</source>
        <translation>该部门有 {n} 件在办案件，不受影响。</translation>
    </message>
    <message>
        <source>Cases of the street will be suggested to another department.</source>
        <translation>该街道的案件将推荐派往别的部门。</translation>
    </message>
    <message>
        <source>{n} running cases go to {department}, with the same deadlines.</source>
        <translation>{n} 件在办案件划转给{department}，时限不变。</translation>
    </message>
    <message>
        <source>{n} people belong to it; they keep their logins but get no new cases.</source>
        <translation>有 {n} 名人员属于该部门，账号保留，但不再收到新案件。</translation>
    </message>
    <message>
        <source>{n} departments below it move up.</source>
        <translation>{n} 个下级部门上移一级。</translation>
    </message>
    <message>
        <source>{n} components name it; set their ownership in the census dock.</source>
        <translation>{n} 个部件的权属指向该部门，请到基础数据中调整权属。</translation>
    </message>
    <message>
        <source>{n} duties name it; cases are no longer suggested to it.</source>
        <translation>{n} 条权责配置指向该部门，今后不再推荐派往该部门。</translation>
    </message>
    <message>
        <source>Without a password nobody can sign in with this login yet.</source>
        <translation>尚未设置口令，该账号还不能登录。</translation>
    </message>
    <message>
        <source>{n} claimed cases go back into the queue.</source>
        <translation>已领取的 {n} 件案件退回待办。</translation>
    </message>
    <message>
        <source>{n} field tasks wait for this person; the hall can answer them.</source>
        <translation>有 {n} 项核实、核查任务待其反馈，可由坐席代录。</translation>
    </message>
    <message>
        <source>{n} requests of this person wait for a decision.</source>
        <translation>其提出的 {n} 项申请待审批。</translation>
    </message>
    <message>
        <source>{n} handovers with this person are not signed.</source>
        <translation>有 {n} 份交接班尚未签字。</translation>
    </message>
    <message>
        <source>{n} grids are this person&apos;s.</source>
        <translation>负责 {n} 个单元网格。</translation>
    </message>
    <message>
        <source>The person is signed in now; it counts from the next step on.</source>
        <translation>该人员正在登录中，下一步操作起生效。</translation>
    </message>
    <message>
        <source>Nobody will be left for: {who}.</source>
        <translation>以下操作将没有人可以办理：{who}。</translation>
    </message>
    <message>
        <source>{n} people gain it.</source>
        <translation>{n} 人获得该权限。</translation>
    </message>
    <message>
        <source>{n} people lose it.</source>
        <translation>{n} 人失去该权限。</translation>
    </message>
    <message>
        <source>{n} people may do it in another way.</source>
        <translation>{n} 人的办理方式改变。</translation>
    </message>
    <message>
        <source>Nobody will be left who may do it.</source>
        <translation>之后没有人可以办理。</translation>
    </message>
    <message>
        <source>{n} running cases stand in this stage now.</source>
        <translation>该阶段现有在办案件 {n} 件。</translation>
    </message>
    <message>
        <source>Choose a draft to put it in force.</source>
        <translation>请选择要启用的草稿。</translation>
    </message>
    <message>
        <source>“{title}” is no draft: only a draft can be put in force.</source>
        <translation>“{title}”不是草稿：只有草稿可以启用。</translation>
    </message>
    <message>
        <source>From this day on new cases are filed under “{title}”. Cases that are filed already keep the edition of their filing, and their deadlines.</source>
        <translation>从这一天起，新案件按“{title}”立案。已立的案件仍按立案时的版本执行，截止时间不变。</translation>
    </message>
    <message>
        <source>Only administrators change the district&apos;s rules.</source>
        <translation>只有系统管理员能改本区的规则。</translation>
    </message>
    <message>
        <source>{n} questions are still open. Answer them first.</source>
        <translation>还有 {n} 个问题没有回答，请先回答。</translation>
    </message>
    <message>
        <source>The draft has no conditions yet.</source>
        <translation>草稿还没有条件。</translation>
    </message>
    <message>
        <source>First &amp;day in force</source>
        <translation>启用日期(&amp;D)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>no department</source>
        <translation>不指定部门</translation>
    </message>
    <message>
        <source>No Limit</source>
        <translation>不设时限</translation>
    </message>
    <message>
        <source>Take as Read</source>
        <translation>按读取的值</translation>
    </message>
    <message>
        <source>Keep the Last Row</source>
        <translation>保留最后一行</translation>
    </message>
    <message>
        <source>Leave Out</source>
        <translation>不要这些行</translation>
    </message>
    <message>
        <source>These rows are not taken into the draft</source>
        <translation>这些行不进入草稿</translation>
    </message>
    <message>
        <source>Remember for next time</source>
        <translation>以后都这样认</translation>
    </message>
    <message>
        <source>The next workbook that writes it so is not asked again</source>
        <translation>以后的工作簿这样写时不再询问</translation>
    </message>
    <message>
        <source>Enter in the list of questions takes this one</source>
        <translation>在问题列表中按回车即采用此项</translation>
    </message>
    <message>
        <source>{sheet}, row {n}</source>
        <translation>{sheet} 第 {n} 行</translation>
    </message>
    <message>
        <source>Reading questions</source>
        <translation>正在读取问题</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>正在提交回答</translation>
    </message>
    <message>
        <source>Answered questions</source>
        <translation>已回答的问题</translation>
    </message>
    <message>
        <source>Show answered ones</source>
        <translation>显示已回答的</translation>
    </message>
    <message>
        <source>What was written</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>最接近的</translation>
    </message>
    <message>
        <source>{done} of {all} answered</source>
        <translation>已回答 {done} / {all}</translation>
    </message>
    <message>
        <source>Choose a draft to answer what its import asked.</source>
        <translation>请选择草稿，回答导入时的问题。</translation>
    </message>
    <message>
        <source>Only a draft has questions; this edition has none.</source>
        <translation>只有草稿才有问题，这个版本没有。</translation>
    </message>
    <message>
        <source>Every question is answered. Compare the draft with the edition in force, try it on the past, then put it in force.</source>
        <translation>问题已全部回答。请与现行版本比较，用往期案件试算，然后启用。</translation>
    </message>
    <message>
        <source>The import of this draft asked nothing.</source>
        <translation>这个草稿导入时没有问题。</translation>
    </message>
    <message>
        <source>Reading rows of the workbook</source>
        <translation>正在读取工作簿的行</translation>
    </message>
    <message>
        <source>Classes that are not known</source>
        <translation>不认识的小类</translation>
    </message>
    <message>
        <source>Classes found by their names only</source>
        <translation>只按名称找到的小类</translation>
    </message>
    <message>
        <source>Numbers of another class standard</source>
        <translation>其他分类标准的代码</translation>
    </message>
    <message>
        <source>Rows without a class code</source>
        <translation>没有小类代码的行</translation>
    </message>
    <message>
        <source>Departments that are not known</source>
        <translation>不认识的部门</translation>
    </message>
    <message>
        <source>Limits that cannot be read</source>
        <translation>看不懂的时限</translation>
    </message>
    <message>
        <source>Limits that leave a choice</source>
        <translation>有多种可能的时限</translation>
    </message>
    <message>
        <source>Limits of a season</source>
        <translation>按季节的时限</translation>
    </message>
    <message>
        <source>Limits in several steps</source>
        <translation>分步的时限</translation>
    </message>
    <message>
        <source>Conditions without a limit</source>
        <translation>没有时限的条件</translation>
    </message>
    <message>
        <source>Rows without a filing condition</source>
        <translation>没有立案条件的行</translation>
    </message>
    <message>
        <source>Conditions that stand there twice</source>
        <translation>重复的条件</translation>
    </message>
    <message>
        <source>Cells with a formula</source>
        <translation>公式单元格</translation>
    </message>
    <message>
        <source>Which small class is meant?</source>
        <translation>指的是哪个小类？</translation>
    </message>
    <message>
        <source>The name fits a class, but the code does not. Which is meant?</source>
        <translation>名称对得上，代码对不上。指的是哪个小类？</translation>
    </message>
    <message>
        <source>The code is of another class standard. Which class of ours is it?</source>
        <translation>这是其他分类标准的代码。对应本区哪个小类？</translation>
    </message>
    <message>
        <source>The row names no class code. Which small class is meant?</source>
        <translation>这一行没有小类代码。指的是哪个小类？</translation>
    </message>
    <message>
        <source>Which department is meant?</source>
        <translation>指的是哪个部门？</translation>
    </message>
    <message>
        <source>How long may it take? Give an amount and a unit.</source>
        <translation>时限是多少？请填写数值和单位。</translation>
    </message>
    <message>
        <source>The workbook leaves a choice. Which limit shall count?</source>
        <translation>工作簿没有写死。按哪个时限？</translation>
    </message>
    <message>
        <source>The limit holds in a season only. Which limit shall count?</source>
        <translation>这个时限只在某个季节适用。按哪个时限？</translation>
    </message>
    <message>
        <source>The limit is for one step. Which limit is the handling limit?</source>
        <translation>这是其中一步的时限。哪个是处置时限？</translation>
    </message>
    <message>
        <source>No limit is written. Which one shall count, or none?</source>
        <translation>没有写时限。按哪个时限，还是不设时限？</translation>
    </message>
    <message>
        <source>What must be the case for a case to be filed?</source>
        <translation>出现什么情况应予立案？</translation>
    </message>
    <message>
        <source>Keep the last of these rows only, or word the condition otherwise?</source>
        <translation>只保留最后一行，还是改写条件？</translation>
    </message>
    <message>
        <source>The cell is a formula. Shall the value that was saved in it be taken?</source>
        <translation>这是公式单元格。是否采用其中保存的值？</translation>
    </message>
    <message>
        <source>Shall it be taken as it was read?</source>
        <translation>是否按读取的值采用？</translation>
    </message>
    <message>
        <source>in 1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>in {n} rows</source>
        <translation>{n} 行</translation>
    </message>
    <message>
        <source>Keep the last row</source>
        <translation>保留最后一行</translation>
    </message>
    <message>
        <source>Take as read</source>
        <translation>按读取的值</translation>
    </message>
    <message>
        <source>only on behalf</source>
        <translation>仅代录</translation>
    </message>
    <message>
        <source>Permission &amp;needed</source>
        <translation>所需权限(&amp;N)</translation>
    </message>
    <message>
        <source>Reading rights</source>
        <translation>正在读取权限</translation>
    </message>
    <message>
        <source>{cell} is changed</source>
        <translation>修改权限：{cell}</translation>
    </message>
    <message>
        <source>Changing a right</source>
        <translation>修改权限</translation>
    </message>
    <message>
        <source>All stages</source>
        <translation>全部阶段</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>全部操作</translation>
    </message>
    <message>
        <source>Choose a cell</source>
        <translation>请选择一格</translation>
    </message>
    <message>
        <source>Only this stage</source>
        <translation>按阶段筛选</translation>
    </message>
    <message>
        <source>Only this action</source>
        <translation>按操作筛选</translation>
    </message>
    <message>
        <source>{role}: {action} in {stage}: {may}</source>
        <translation>{role}，{stage}阶段“{action}”：{may}</translation>
    </message>
    <message>
        <source>Permissions matrix</source>
        <translation>权限表</translation>
    </message>
    <message>
        <source>Values of the setting</source>
        <translation>该参数的历次取值</translation>
    </message>
    <message>
        <source>Take the marked value back if nobody was measured by it</source>
        <translation>撤回选中的值（还没用过的才能撤回）</translation>
    </message>
    <message>
        <source>● counts today</source>
        <translation>● 现行</translation>
    </message>
    <message>
        <source>○ waits for its day</source>
        <translation>○ 待生效</translation>
    </message>
    <message>
        <source>past</source>
        <translation>已过</translation>
    </message>
    <message>
        <source>Reading settings</source>
        <translation>正在读取参数</translation>
    </message>
    <message>
        <source>{name}: {value} from {day}</source>
        <translation>{name}：从 {day} 起为 {value}</translation>
    </message>
    <message>
        <source>Changing a setting</source>
        <translation>正在修改参数</translation>
    </message>
    <message>
        <source>{name}: {value} from {day} is taken back</source>
        <translation>{name}：撤回从 {day} 起的 {value}</translation>
    </message>
    <message>
        <source>No setting is called so.</source>
        <translation>没有这样的参数。</translation>
    </message>
    <message>
        <source>From {day} on it is {value}.</source>
        <translation>从 {day} 起为 {value}。</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>查找参数</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>待生效</translation>
    </message>
    <message>
        <source>Show what the value does to running cases, before it counts</source>
        <translation>生效前先看对在办案件的影响</translation>
    </message>
    <message>
        <source>left out of the score</source>
        <translation>不计入得分</translation>
    </message>
    <message>
        <source>counts as 0 %</source>
        <translation>按 0% 计</translation>
    </message>
    <message>
        <source>From {least} to {most}.</source>
        <translation>可填 {least} 到 {most}。</translation>
    </message>
    <message>
        <source>At most {n} characters.</source>
        <translation>最多 {n} 个字。</translation>
    </message>
    <message>
        <source>More than 0, at most {most}.</source>
        <translation>大于 0，不超过 {most}。</translation>
    </message>
    <message>
        <source>Work calendar of departments without one of their own.</source>
        <translation>没有单独日历的部门按它计时。</translation>
    </message>
    <message>
        <source>When so much of the limit is used up, the lamp turns yellow.</source>
        <translation>时限用去这么多时亮黄灯。</translation>
    </message>
    <message>
        <source>Whether the limit starts anew when a case is dispatched again.</source>
        <translation>再次派遣时是否重新计时。</translation>
    </message>
    <message>
        <source>Whether time lost to sending back is given back by default.</source>
        <translation>回退耽误的时间是否默认补回。</translation>
    </message>
    <message>
        <source>How long a supervisor has to verify a report.</source>
        <translation>监督员核实的时限。</translation>
    </message>
    <message>
        <source>How long a supervisor has to check what was handled.</source>
        <translation>监督员核查的时限。</translation>
    </message>
    <message>
        <source>What a rate counts for a department that had no such case.</source>
        <translation>部门没有这类案件时，比率怎么算。</translation>
    </message>
    <message>
        <source>For so long whoever did a step may take it back; 0 turns it off.</source>
        <translation>经办人在这段时间内可以撤回；0 为不允许撤回。</translation>
    </message>
    <message>
        <source>So near to each other two reports may mean the same.</source>
        <translation>两次上报相距在此之内，可能是同一问题。</translation>
    </message>
    <message>
        <source>Running cases are compared with reports for so many days.</source>
        <translation>与多少天内的在办案件比对。</translation>
    </message>
    <message>
        <source>Finished cases are compared with reports for so many hours.</source>
        <translation>与多少小时内的已结案件比对。</translation>
    </message>
    <message>
        <source>Letters before the year in numbers of filed cases.</source>
        <translation>案卷号里年份前的字母。</translation>
    </message>
    <message>
        <source>Numbering of classes that new cases are registered by.</source>
        <translation>新案件按这个标准分类编码。</translation>
    </message>
    <message>
        <source>Six digits that codes of the district begin with.</source>
        <translation>本区各种编码开头的六位数字。</translation>
    </message>
    <message>
        <source>Name on printed forms.</source>
        <translation>打印在单据上的名称。</translation>
    </message>
    <message>
        <source>Head of printed forms.</source>
        <translation>打印单据的抬头。</translation>
    </message>
    <message>
        <source>The check of the database compares its connections with it.</source>
        <translation>数据库检查时与连接数比较。</translation>
    </message>
    <message>
        <source>How many supervisors the district plans with.</source>
        <translation>本区计划的监督员人数。</translation>
    </message>
    <message>
        <source>A gap or overlap of unit grids thinner than this is a warning.</source>
        <translation>单元网格的缝隙或重叠比它窄时只作提醒。</translation>
    </message>
    <message>
        <source>Below this compactness (4π·area / perimeter²) it is a sliver.</source>
        <translation>紧凑度（4π·面积/周长²）低于它的算狭长。</translation>
    </message>
    <message>
        <source>Gaps and overlaps thinner than this are not seen.</source>
        <translation>比它窄的缝隙和重叠忽略不计。</translation>
    </message>
    <message>
        <source>So far a unit grid may reach over the line of its community.</source>
        <translation>单元网格可以越过社区界线这么远。</translation>
    </message>
    <message>
        <source>So far from the unit grids a component is still the district&apos;s.</source>
        <translation>离单元网格这么远以内的部件仍属本区。</translation>
    </message>
    <message>
        <source>Smaller unit grids are a warning.</source>
        <translation>比它小的单元网格给出提醒。</translation>
    </message>
    <message>
        <source>Larger unit grids are a warning.</source>
        <translation>比它大的单元网格给出提醒。</translation>
    </message>
    <message>
        <source>{n} running cases keep the calendar by which their clock started.</source>
        <translation>{n} 件在办案件仍按开始计时时的日历。</translation>
    </message>
    <message>
        <source>It counts at the next dispatch; {n} cases wait for one now.</source>
        <translation>下次派遣时生效；现有 {n} 件等待再次派遣。</translation>
    </message>
    <message>
        <source>{n} tasks that supervisors have now keep their limit.</source>
        <translation>监督员手上的 {n} 件任务时限不变。</translation>
    </message>
    <message>
        <source>{n} running cases keep their class.</source>
        <translation>{n} 件在办案件的分类不变。</translation>
    </message>
    <message>
        <source>The handbook in force has no filing conditions for these classes.</source>
        <translation>现行指挥手册没有这个标准的立案条件。</translation>
    </message>
    <message>
        <source>Codes given so far stay as they are.</source>
        <translation>已编的号码不变。</translation>
    </message>
    <message>
        <source>It stands on whatever is printed from then on.</source>
        <translation>从那时起打印的单据用新名称。</translation>
    </message>
    <message>
        <source>Numbers given so far stay as they are.</source>
        <translation>已编的案卷号不变。</translation>
    </message>
    <message>
        <source>Evaluations shown from then on count so, those of past periods too.</source>
        <translation>此后查看的考评都这样算，过去的周期也一样。</translation>
    </message>
    <message>
        <source>It counts for reports that come in from then on.</source>
        <translation>从那时起的上报按新值。</translation>
    </message>
    <message>
        <source>It counts at the next check of a delivery.</source>
        <translation>下次检查普查成果时生效。</translation>
    </message>
    <message>
        <source>No case is concerned.</source>
        <translation>不涉及案件。</translation>
    </message>
    <message>
        <source>{n} steps can no longer be taken back.</source>
        <translation>有 {n} 步不能再撤回。</translation>
    </message>
    <message>
        <source>{n} more steps can be taken back.</source>
        <translation>有 {n} 步又可以撤回。</translation>
    </message>
    <message>
        <source>{n} running cases show the new name.</source>
        <translation>{n} 件在办案件显示新名称。</translation>
    </message>
    <message>
        <source>Desks show it after their next sign-in.</source>
        <translation>各坐席重新登录后显示。</translation>
    </message>
    <message>
        <source>small letters, digits, _</source>
        <translation>小写字母、数字、_</translation>
    </message>
    <message>
        <source>Permissions besides</source>
        <translation>附加权限</translation>
    </message>
    <message>
        <source>&amp;Login</source>
        <translation>账号(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>姓名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Post</source>
        <translation>岗位(&amp;P)</translation>
    </message>
    <message>
        <source>Find a person</source>
        <translation>查找人员</translation>
    </message>
    <message>
        <source>Only this role</source>
        <translation>按角色筛选</translation>
    </message>
    <message>
        <source>Only this department</source>
        <translation>按部门筛选</translation>
    </message>
    <message>
        <source>Nobody is called so.</source>
        <translation>没有符合条件的人员。</translation>
    </message>
    <message>
        <source>All roles</source>
        <translation>全部角色</translation>
    </message>
    <message>
        <source>{n} of {all} people</source>
        <translation>{n} 人，共 {all} 人</translation>
    </message>
    <message>
        <source>Login name</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Reading the staff</source>
        <translation>正在读取人员</translation>
    </message>
    <message>
        <source>{name} ({login}) is entered</source>
        <translation>登记人员“{name}”（{login}）</translation>
    </message>
    <message>
        <source>{name} is changed and gets a new password</source>
        <translation>修改“{name}”并重置口令</translation>
    </message>
    <message>
        <source>Changing a person</source>
        <translation>修改人员</translation>
    </message>
    <message>
        <source>{name} is locked out</source>
        <translation>锁定“{name}”</translation>
    </message>
    <message>
        <source>{name} may sign in again</source>
        <translation>解锁“{name}”</translation>
    </message>
    <message>
        <source>Locking a login</source>
        <translation>锁定账号</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Somebody with the role Department needs one.</source>
        <translation>专业部门人员要选择所属部门。</translation>
    </message>
    <message>
        <source>New Person</source>
        <translation>新增人员</translation>
    </message>
    <message>
        <source>Make One</source>
        <translation>随机生成</translation>
    </message>
    <message>
        <source>Make a password by chance; it is shown once</source>
        <translation>随机生成口令，只显示一次</translation>
    </message>
    <message>
        <source>Password to hand over</source>
        <translation>待交付的口令</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Hand it over now: it is not shown again.</source>
        <translation>请立即交给本人，之后不再显示。</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>口令(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Again</source>
        <translation>再次输入(&amp;A)</translation>
    </message>
    <message>
        <source>Another &amp;edition</source>
        <translation>另一个版本(&amp;E)</translation>
    </message>
    <message>
        <source>One other &amp;limit</source>
        <translation>改一个时限(&amp;L)</translation>
    </message>
    <message>
        <source>Edition to try</source>
        <translation>试算的版本</translation>
    </message>
    <message>
        <source>Condition whose limit is tried</source>
        <translation>改时限的条件</translation>
    </message>
    <message>
        <source>Every area</source>
        <translation>各区域</translation>
    </message>
    <message>
        <source>Only</source>
        <translation>只看</translation>
    </message>
    <message>
        <source>Nothing is written: cases, deadlines and scores stay as they are.</source>
        <translation>只作试算，不写入：案件、截止时间和得分都不变。</translation>
    </message>
    <message>
        <source>Trying on the past</source>
        <translation>正在试算</translation>
    </message>
    <message>
        <source>Rates in time, as it was and would have been</source>
        <translation>原按期率和试算按期率</translation>
    </message>
    <message>
        <source>Choose a period and what to try, then press “Try”. The rates in time are counted as they were, and as they would have been.</source>
        <translation>请选择时段和试算内容，然后按“试算”。将统计原来的按期率和试算后的按期率。</translation>
    </message>
    <message>
        <source>Cases whose verdict changes</source>
        <translation>结论改变的案件</translation>
    </message>
    <message>
        <source>No verdict changes here.</source>
        <translation>没有案件结论改变。</translation>
    </message>
    <message>
        <source>Added up by</source>
        <translation>汇总方式</translation>
    </message>
    <message>
        <source>By class and department</source>
        <translation>按小类和部门</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>按小类</translation>
    </message>
    <message>
        <source>By department</source>
        <translation>按部门</translation>
    </message>
    <message>
        <source>&amp;Try</source>
        <translation>试算(&amp;T)</translation>
    </message>
    <message>
        <source>Show Cases</source>
        <translation>查看案件</translation>
    </message>
    <message>
        <source>Hide Cases</source>
        <translation>收起案件</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>In time, was</source>
        <translation>原按期率</translation>
    </message>
    <message>
        <source>In time, then</source>
        <translation>试算按期率</translation>
    </message>
    <message>
        <source>Without a rule</source>
        <translation>无对应条件</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>处置完成</translation>
    </message>
    <message>
        <source>Would be due</source>
        <translation>试算截止</translation>
    </message>
    <message>
        <source>{n} cases: {now} in time as it was, {then} as it would have been ({points}).</source>
        <translation>{n} 件：原按期率 {now}，试算按期率 {then}（{points}）。</translation>
    </message>
    <message>
        <source>{n} more cases have no condition there and are not counted.</source>
        <translation>另有 {n} 件在那个版本中没有对应条件，未计入。</translation>
    </message>
    <message>
        <source>No case was counted in this period. Choose another one.</source>
        <translation>这一时段没有可统计的案件，请另选时段。</translation>
    </message>
    <message>
        <source>{n} cases whose verdict changes</source>
        <translation>{n} 件案件结论改变</translation>
    </message>
    <message>
        <source>✓ late → in time</source>
        <translation>✓ 超期 → 按期</translation>
    </message>
    <message>
        <source>✗ in time → late</source>
        <translation>✗ 按期 → 超期</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}</source>
        <translation>无法读取 {file}：{reason}</translation>
    </message>
    <message>
        <source>There is no such file: {file}</source>
        <translation>没有这个文件：{file}</translation>
    </message>
    <message>
        <source>{file} is a folder.</source>
        <translation>{file} 是文件夹。</translation>
    </message>
    <message>
        <source>Give the workbook itself.</source>
        <translation>请给出工作簿文件本身。</translation>
    </message>
    <message>
        <source>{file} is larger than {most} MB: no handbook is.</source>
        <translation>{file} 超过 {most} MB，不会是指挥手册。</translation>
    </message>
    <message>
        <source>{file} is empty: it has no bytes at all.</source>
        <translation>{file} 是空文件。</translation>
    </message>
    <message>
        <source>{file} is a web page or an XML file that only bears the name.</source>
        <translation>{file} 只是改了名的网页或 XML 文件。</translation>
    </message>
    <message>
        <source>{file} is a PDF, not a workbook.</source>
        <translation>{file} 是 PDF，不是工作簿。</translation>
    </message>
    <message>
        <source>{file} is an Office file, but not a workbook.</source>
        <translation>{file} 是 Office 文件，但不是工作簿。</translation>
    </message>
    <message>
        <source>{file} is protected with a password.</source>
        <translation>{file} 设有密码。</translation>
    </message>
    <message>
        <source>Take the password off in Excel or WPS, save, and import again.</source>
        <translation>请在 Excel 或 WPS 中去掉密码，保存后再导入。</translation>
    </message>
    <message>
        <source>Open it in Excel, WPS or LibreOffice and save it as .xlsx.</source>
        <translation>请用 Excel、WPS 或 LibreOffice 打开，另存为 .xlsx。</translation>
    </message>
    <message>
        <source>{file} is an old .xls workbook, which cannot be read here.</source>
        <translation>{file} 是旧版 .xls 工作簿，本机不能读取。</translation>
    </message>
    <message>
        <source>{file} cannot be read: it is damaged or protected with a password.</source>
        <translation>无法读取 {file}：已损坏或设有密码。</translation>
    </message>
    <message>
        <source>{file} is a binary workbook (.xlsb).</source>
        <translation>{file} 是二进制工作簿（.xlsb）。</translation>
    </message>
    <message>
        <source>{file} is an OpenDocument table (.ods).</source>
        <translation>{file} 是 OpenDocument 表格（.ods）。</translation>
    </message>
    <message>
        <source>{file} is a text document, not a workbook.</source>
        <translation>{file} 是文字文档，不是工作簿。</translation>
    </message>
    <message>
        <source>{file} is a zip, but not a workbook.</source>
        <translation>{file} 是压缩包，不是工作簿。</translation>
    </message>
    <message>
        <source>{file} declares XML entities, which no workbook does: it is not read.</source>
        <translation>{file} 声明了 XML 实体，正常的工作簿没有，不予读取。</translation>
    </message>
    <message>
        <source>{file} is damaged and cannot be read.</source>
        <translation>{file} 已损坏，无法读取。</translation>
    </message>
    <message>
        <source>{file} unpacks to more than any handbook holds; it is not read.</source>
        <translation>{file} 解压后大得不像指挥手册，不予读取。</translation>
    </message>
    <message>
        <source>Status of the year</source>
        <translation>年份状态</translation>
    </message>
    <message>
        <source>Official</source>
        <translation>正式</translation>
    </message>
    <message>
        <source>Provisional</source>
        <translation>暂定</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Years and days are those of “{calendar}”; only the hours differ here.</source>
        <translation>年份和日期取自“{calendar}”，这里只有作息不同。</translation>
    </message>
    <message>
        <source>{n} days read; nothing is written yet.</source>
        <translation>已读入 {n} 天，尚未写入。</translation>
    </message>
    <message>
        <source>{year} (new)</source>
        <translation>{year}（新）</translation>
    </message>
    <message>
        <source>{n} days changed</source>
        <translation>{n} 天有改动</translation>
    </message>
    <message>
        <source>&amp;Year</source>
        <translation>年份(&amp;Y)</translation>
    </message>
    <message>
        <source>{off} off · {work} at work · ● not written yet · Space turns a day</source>
        <translation>{off} 放假 · {work} 上班 · ● 未写入 · 空格键切换</translation>
    </message>
    <message>
        <source>Nothing was read: {n} lines cannot be understood.</source>
        <translation>没有读入：{n} 行无法识别。</translation>
    </message>
    <message>
        <source>What the chosen days are</source>
        <translation>所选日期的安排</translation>
    </message>
    <message>
        <source>Name of the holiday</source>
        <translation>节日名称</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>H</source>
        <translation>休</translation>
    </message>
    <message>
        <source>W</source>
        <translation>班</translation>
    </message>
    <message>
        <source>Days of the year</source>
        <translation>全年日期</translation>
    </message>
    <message>
        <source>Day off</source>
        <translation>放假</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>上班</translation>
    </message>
    <message>
        <source>As its weekday says</source>
        <translation>按星期</translation>
    </message>
    <message>
        <source>Line {n}: {words}</source>
        <translation>第 {n} 行：{words}</translation>
    </message>
    <message>
        <source>the table has no lines</source>
        <translation>表中没有内容</translation>
    </message>
    <message>
        <source>no column with days, or none that says off or at work</source>
        <translation>没有日期列，或没有休/班列</translation>
    </message>
    <message>
        <source>“{words}” says neither off nor at work</source>
        <translation>“{words}”既不是休也不是班</translation>
    </message>
    <message>
        <source>“{words}” is no day</source>
        <translation>“{words}”不是日期</translation>
    </message>
    <message>
        <source>“{words}”: there is no such day</source>
        <translation>“{words}”：没有这一天</translation>
    </message>
    <message>
        <source>“{words}” ends before it begins</source>
        <translation>“{words}”结束早于开始</translation>
    </message>
    <message>
        <source>“{words}” is longer than two months</source>
        <translation>“{words}”超过两个月</translation>
    </message>
    <message>
        <source>{day} is not in {year}</source>
        <translation>{day} 不在 {year} 年</translation>
    </message>
    <message>
        <source>{day} stands in line {first} already</source>
        <translation>{day} 在第 {first} 行已有</translation>
    </message>
    <message>
        <source>the name has more than {limit} characters</source>
        <translation>名称超过 {limit} 字</translation>
    </message>
    <message>
        <source>Upkeep</source>
        <translation>应用维护</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>Request approved</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Request refused</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>{n} rows of the handbook in force, or to come, name it.</source>
        <translation>现行、待启用或编制中的指挥手册有 {n} 条写明该部门。</translation>
    </message>
    <message>
        <source>Take All {n} Single Suggestions</source>
        <translation>采用全部 {n} 个唯一建议</translation>
    </message>
    <message>
        <source>Answer {n} questions of “{group}” with the one suggestion that each has.</source>
        <translation>“{group}”中有 {n} 个问题各只有一个建议，全部按建议回答。</translation>
    </message>
    <message>
        <source>Answer {n}</source>
        <translation>回答 {n} 个</translation>
    </message>
    <message>
        <source>Answering…</source>
        <translation>正在提交…</translation>
    </message>
    <message>
        <source>Who works for a department needs that department named.</source>
        <translation>专业部门人员要写明所属部门。</translation>
    </message>
    <message>
        <source>A time limit is a number not below zero, and not past the year 9999.</source>
        <translation>时限应是不小于零的数，期限不能超出 9999 年。</translation>
    </message>
    <message>
        <source>Grades of an edition</source>
        <translation>版本的级别</translation>
    </message>
    <message>
        <source>Question of an import</source>
        <translation>导入问题</translation>
    </message>
    <message>
        <source>Other name</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>Other spellings</source>
        <translation>其他写法</translation>
    </message>
    <message>
        <source>Noted by</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Noted at</source>
        <translation>记录时间</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Case is open</source>
        <translation>案件在办</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>取决于</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Throws work back</source>
        <translation>退回或终止</translation>
    </message>
    <message>
        <source>Offered as a button</source>
        <translation>显示按钮</translation>
    </message>
    <message>
        <source>May be taken back</source>
        <translation>可撤回</translation>
    </message>
    <message>
        <source>Cases wait for it</source>
        <translation>待办队列</translation>
    </message>
    <message>
        <source>Must be given</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Needs a place</source>
        <translation>须有位置</translation>
    </message>
    <message>
        <source>Only if</source>
        <translation>前提</translation>
    </message>
    <message>
        <source>Not where verification is required</source>
        <translation>须先核实的来源除外</translation>
    </message>
    <message>
        <source>Verification before filing</source>
        <translation>立案前核实</translation>
    </message>
    <message>
        <source>Slot</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Days as in</source>
        <translation>日期取自</translation>
    </message>
    <message>
        <source>Times at most</source>
        <translation>最多次数</translation>
    </message>
    <message>
        <source>Days at most</source>
        <translation>最多天数</translation>
    </message>
    <message>
        <source>Before it is overdue</source>
        <translation>须在超期前</translation>
    </message>
    <message>
        <source>Needs a first review</source>
        <translation>须初审</translation>
    </message>
    <message>
        <source>Document from the nth on</source>
        <translation>第几次起要附件</translation>
    </message>
    <message>
        <source>Clock stands still</source>
        <translation>停止计时</translation>
    </message>
    <message>
        <source>Came with the software</source>
        <translation>软件自带</translation>
    </message>
    <message>
        <source>Copied from</source>
        <translation>复制自</translation>
    </message>
    <message>
        <source>Opened by</source>
        <translation>创建人</translation>
    </message>
    <message>
        <source>Opened at</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Put in force by</source>
        <translation>启用人</translation>
    </message>
    <message>
        <source>Put in force at</source>
        <translation>启用时间</translation>
    </message>
    <message>
        <source>Withdrawn by</source>
        <translation>撤销人</translation>
    </message>
    <message>
        <source>Withdrawn at</source>
        <translation>撤销时间</translation>
    </message>
    <message>
        <source>Numbering of classes</source>
        <translation>分类标准</translation>
    </message>
    <message>
        <source>Names of grades</source>
        <translation>级别名称</translation>
    </message>
    <message>
        <source>Grades that need a document</source>
        <translation>须附件的级别</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>A new one</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>Time limit that says the least only</source>
        <translation>时限只写了下限</translation>
    </message>
    <message>
        <source>Limits that say the least only</source>
        <translation>只写了下限的时限</translation>
    </message>
    <message>
        <source>The workbook says how long at least. How long may it take at most?</source>
        <translation>原文写的是至少多长时间，最长不超过多少？</translation>
    </message>
    <message>
        <source>{limit} × {n}</source>
        <translation>{limit} × {n}</translation>
    </message>
    <message>
        <source>Taken as read</source>
        <translation>按读到的</translation>
    </message>
    <message>
        <source>Remembered</source>
        <translation>以后都这样认</translation>
    </message>
    <message>
        <source>The last row kept</source>
        <translation>只留最后一行</translation>
    </message>
    <message>
        <source>Rows left out</source>
        <translation>不要这些行</translation>
    </message>
    <message>
        <source>Titles of the sheets</source>
        <translation>各表标题</translation>
    </message>
    <message>
        <source> (so far: {n} rows wait for answers)</source>
        <translation>（目前：还有 {n} 行待答复）</translation>
    </message>
</context>
<context>
    <name>QgsValueRelationWidgetWrapper</name>
    <message>
        <source>(no selection)</source>
        <translation>（不选）</translation>
    </message>
</context>
</TS>
