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
        <source>A time limit is a number not below zero.</source>
        <translation>时限应是不小于零的数。</translation>
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
        <source>Department, street, lamp and map extent</source>
        <translation>部门、街道、警示灯、地图范围</translation>
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
</context>
</TS>
