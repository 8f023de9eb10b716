"""English labels of the small classes, by Chinese name.

One name has one label in whichever standard it appears.  The labels are translations made for
this product; the standards themselves give none.
"""

from __future__ import annotations

LABELS = """
上水井盖|Water-supply manhole cover
污水井盖|Sewage manhole cover
雨水井盖|Storm-water manhole cover
雨水箅子|Storm-water grate
电力井盖|Electric-power manhole cover
路灯井盖|Street-lamp manhole cover
通讯井盖|Telecom manhole cover
电视井盖|Cable-TV manhole cover
网络井盖|Network manhole cover
热力井盖|Heating manhole cover
燃气井盖|Gas manhole cover
公安井盖|Public-security manhole cover
消防设施|Fire-fighting facility
无主井盖|Ownerless manhole cover
通讯交接箱|Telecom cross-connection cabinet
电力设施|Electric-power facility
立杆|Pole
路灯|Street lamp
地灯|Ground lamp
景观灯|Landscape lamp
报刊亭|Newsstand
电话亭|Telephone booth
邮筒|Post box
信息亭|Information kiosk
自动售货机|Vending machine
健身设施|Outdoor fitness equipment
中水井盖|Reclaimed-water manhole cover
公交井盖|Public-transport manhole cover
输油（气）井盖|Oil or gas pipeline manhole cover
特殊井盖|Special manhole cover
民用水井|Civil water well
供水器|Water dispenser
高压线铁塔|High-voltage pylon
变压器（箱）|Transformer (box)
燃气调压站（箱）|Gas pressure-regulating station (box)
监控电子眼|Surveillance camera
售货亭|Vending kiosk
治安岗亭|Security booth
停车场|Car park
停车咪表|Parking meter
公交站亭|Bus shelter
出租车站牌|Taxi-stand sign
过街天桥|Pedestrian overpass
地下通道|Underpass
高架立交桥|Elevated interchange
跨河桥|River bridge
交通标志牌|Traffic sign
交通信号灯|Traffic light
交通护栏|Traffic guardrail
存车支架|Bicycle rack
路名牌|Street-name plate
交通信号设施|Traffic-signal facility
道路信息显示屏|Road information display
道路隔音屏|Road noise barrier
交通岗亭|Traffic-police booth
公共厕所|Public toilet
化粪池|Septic tank
公厕指示牌|Public-toilet sign
垃圾间（楼）|Refuse room (house)
垃圾箱|Litter bin
灯箱霓虹灯|Light box or neon sign
广告牌匾|Advertising board or shop sign
环保监测站|Environmental monitoring station
气象监测站|Weather station
污水口监测站|Sewage-outfall monitoring station
噪声显示屏|Noise display screen
古树名木|Ancient or famous tree
行道树|Street tree
护树设施|Tree-guard facility
花架花钵|Flower stand or planter
绿地|Green space
雕塑|Sculpture
街头坐椅|Street bench
绿地护栏|Green-space railing
绿地维护设施|Green-space maintenance facility
喷泉|Fountain
宣传栏|Notice board
人防工事|Civil air-defence works
公房地下室|Basement of publicly owned housing
重大危险源|Major hazard source
工地|Construction site
水域附属设施|Waterside ancillary facility
水域护栏|Waterside railing
港监设施|Harbour-supervision facility
防汛墙|Flood wall
私搭乱建|Unauthorised building
暴露垃圾|Exposed refuse
积存垃圾渣土|Accumulated refuse or spoil
道路不洁|Dirty road
水域不洁|Dirty water area
绿地脏乱|Untidy green space
废弃车辆|Abandoned vehicle
废弃家具设备|Discarded furniture or appliances
非装饰性树挂|Non-decorative objects hung on trees
道路破损|Damaged road
河堤破损|Damaged river bank
道路遗撒|Spillage on road
建筑物外立面不洁|Dirty building facade
水域秩序问题|Disorder in water area
焚烧垃圾、树叶|Burning of refuse or leaves
油烟污染|Cooking-fume pollution
动物尸体清理|Animal carcass removal
擅自饲养家禽家畜|Unauthorised keeping of poultry or livestock
非法小广告|Illegal small advertisement
违章张贴悬挂广告牌匾|Unlawfully posted or hung advertising board
占道广告牌|Advertising board obstructing the way
街头散发广告|Handing out of leaflets
广告招牌破损|Damaged advertising sign
施工扰民|Construction nuisance
工地扬尘|Construction-site dust
施工废弃料|Construction waste
施工占道|Construction occupying the road
无证掘路|Road excavation without permit
路面塌陷|Road-surface collapse
自来水管破裂|Burst water main
燃气管道破裂|Burst gas pipe
下水道堵塞或破损|Blocked or damaged sewer
热力管道破裂|Burst heating pipe
道路积水|Standing water on road
道路积雪结冰|Snow or ice on road
架空线缆损坏|Damaged overhead cable
群发性事件|Mass incident
无照经营游商|Unlicensed street vendor
流浪乞讨|Vagrancy or begging
占道废品收购|Scrap purchase occupying the way
店外经营|Trading outside the shop
机动车乱停放|Disorderly motor-vehicle parking
非机动车乱停放|Disorderly non-motor-vehicle parking
乱堆物堆料|Disorderly piling of goods or materials
商业噪音|Commercial noise
黑车拉客|Touting by unlicensed cabs
露天烧烤|Open-air barbecue
沿街晾挂|Drying or hanging things along the street
非法出版物销售|Sale of illegal publications
空调室外机低挂|Low-mounted outdoor AC unit
通信井盖|Telecom manhole cover
园林井盖|Landscaping manhole cover
信号灯电源井盖|Traffic-light power manhole cover
电缆井盖|Cable manhole cover
化粪池井盖|Septic-tank manhole cover
不明井盖|Unidentified manhole cover
水井|Water well
沟槽盖板|Trench cover slab
电力设施标识牌|Electric-power facility sign
电力立杆|Electric-power pole
通信立杆|Telecom pole
公交立杆|Public-transport pole
特殊立杆|Special pole
不明立杆|Unidentified pole
旗杆|Flagpole
输油（气）标志|Oil or gas pipeline marker
户外健身设施|Outdoor fitness equipment
休息亭|Rest pavilion
自助缴费机|Self-service payment machine
充电站（桩）|Charging station (post)
防蚊闸|Mosquito-proof gate
跨河管道|River-crossing pipe
露天燃气管道|Exposed gas pipe
晒衣架|Clothes-drying rack
旧衣物回收箱|Used-clothes bin
路灯配电箱|Street-lamp distribution box
露天供热管道|Exposed heating pipe
通信基站|Telecom base station
水塔|Water tower
牌楼（门楼）|Memorial archway (gatehouse)
管理责任公示牌|Notice of management responsibility
紧急报警点SOS|SOS emergency call point
防汛监测设施|Flood-monitoring facility
水鹤|Water-filling crane
排水泵站|Drainage pumping station
雨污水排放口|Storm-water or sewage outfall
综合管廊附属设施|Utility-tunnel ancillary facility
快递柜|Parcel locker
公用电梯|Public lift
综合杆|Multi-purpose pole
立体车库|Multi-level car park
停车计费设备|Parking-charge equipment
公交站亭（牌）|Bus shelter (sign)
出租车停靠站|Taxi stand
立交桥|Interchange bridge
交通标志牌及标线|Traffic sign and road marking
限高架（杆）|Height-limit gantry (bar)
地名牌|Place-name plate
防撞桶|Crash barrel
渠化岛|Channelising island
人行横道桩|Crosswalk bollard
便道桩|Footway bollard
柔性隔离体|Flexible separator
非机动车停放点|Non-motor-vehicle parking place
自行车租赁点|Bicycle-hire point
铁道口设施|Level-crossing facility
栈桥|Landing stage
水域标示牌|Waterside sign
轨道交通设施|Rail-transit facility
交通反视镜|Traffic mirror
无障碍设施|Barrier-free facility
应急避难指示牌|Emergency-shelter sign
救助站指示牌|Aid-station sign
文物建筑标志牌|Heritage-building plaque
门（楼号）牌|Door (building) number plate
公安指示牌|Police sign
景区标识牌|Scenic-area sign
停车信息显示屏|Parking-information display
铁路桥涵|Railway bridge or culvert
减速带|Speed bump
公路隧道|Road tunnel
户外广告|Outdoor advertisement
牌匾标识|Shop sign
污水监测器|Sewage monitor
环卫工具间（箱）|Sanitation tool room (box)
宠物拾便纸箱|Pet-waste paper box
烟头收集器或灭烟处|Cigarette-end collector or ashtray point
独立树|Solitary tree
街头座椅|Street bench
绿地附属设施|Green-space ancillary facility
树池树穴|Tree pit
高架挂箱|Planter box on elevated road
林地及林地管护设施|Woodland and woodland-care facility
车辆加油（气、电）站|Vehicle fuel (gas, charging) station
液化气站|Liquefied-gas station
文物古迹|Cultural relic or historic site
店面无证装修|Shop refitting without permit
违章接坡|Unlawful kerb ramp
临街建筑物外立面不洁|Dirty street-side facade
临街阳台、屋顶脏乱差|Untidy street-side balcony or roof
擅自在临街建筑物上挂彩旗|Unauthorised flags on street-side building
擅自架设管线、杆线设施|Unauthorised pipes, poles or lines
沙（河）滩不洁|Dirty beach or river shore
交通标线不清晰|Faded road marking
绿化弃料|Greenery waste
非装饰性吊挂|Non-decorative hanging objects
病虫害|Plant pest or disease
非法伐树|Illegal tree felling
堤岸破损|Damaged embankment
水域秩序乱象|Disorder on the water
河道污染|River pollution
乱倒乱排污水、废水|Unlawful discharge of waste water
餐厨垃圾遗撒和污染|Spilt kitchen waste
非正规垃圾填埋场|Irregular refuse tip
乱丢弃医疗废物|Dumped medical waste
动物尸体|Animal carcass
违章开设道口|Unlawful road access
私设地锁、阻车桩|Private parking lock or bollard
垃圾未分类|Unsorted refuse
垃圾站（箱）满溢|Overflowing refuse station or bin
遮阳篷（棚、伞）破损|Damaged awning or sunshade
节庆装饰物破损|Damaged festive decoration
非法占绿毁绿|Unlawful use or damage of green space
占用河道|Encroachment on river channel
公园秩序|Disorder in park
边坡（挡土墙）破损|Damaged slope or retaining wall
台阶破损|Damaged steps
路缘石缺损|Missing or damaged kerb
盲道缺损|Missing or damaged tactile paving
无障碍坡道破损|Damaged access ramp
违规户外广告|Irregular outdoor advertisement
广告语言文字不规范|Irregular wording of advertisement
户外广告设置位置不合理|Badly placed outdoor advertisement
违规牌匾标识|Irregular shop sign
违规标语宣传品|Irregular slogan or publicity material
公益性宣传品缺损|Damaged public-interest poster
施工物料乱堆放|Disorderly piling of building materials
施工工地围挡|Construction-site hoarding
施工工地道路未硬化|Unpaved construction-site road
施工工地出入口道路破损|Damaged road at site entrance
施工完成后未场光地净|Site not cleared after works
渣土运输车辆未安装密闭装置|Uncovered spoil truck
施工工地车轮夹带|Mud carried out on site-vehicle wheels
违规高空悬吊作业|Irregular suspended work at height
预埋件设施裸露|Exposed embedded part
施工公示牌污损|Dirty or damaged construction notice
无证建设|Building without permit
早（夜）市管理问题|Morning or night market problem
占道经营|Trading on the road
共享单车乱象|Disorder of shared bicycles
占用消防通道|Blocked fire lane
临街屠宰|Street-side slaughtering
畜力车进城|Animal-drawn cart in town
无证餐饮|Unlicensed catering
违规设置停车场|Irregular car park
违规占用桥下空间|Irregular use of space under bridge
履带车（铁轮车）违规上路行驶|Tracked (iron-wheeled) vehicle on road
占用无障碍通道|Blocked barrier-free passage
农贸市场秩序问题|Disorder in farm-produce market
占道洗车|Car washing on the road
占道促销宣传|Sales promotion on the road
供水管道破裂|Burst water-supply pipe
排水管道堵塞、破裂|Blocked or burst drainage pipe
道路积雪、积冰|Snow or ice on road
架空线缆脱落|Fallen overhead cable
门前四包（五包）|Shop-front responsibility
供水井盖|Water-supply manhole cover
通信交接箱|Telecom cross-connection cabinet
监控电子眼设施|Surveillance-camera facility
充电桩|Charging post
公交站设施|Bus-stop facility
限高架标志|Height-limit gantry sign
安全岛|Refuge island
建筑物外立面污损|Dirty or damaged building facade
擅自在临街的建筑物上挂彩旗|Unauthorised flags on street-side building
道路遗撒（洒）|Spillage on road
噪声扰民|Noise nuisance
乱堆杂物|Disorderly piling of objects
施工工地围挡问题|Construction-site hoarding problem
废品收购乱象|Disorder of scrap purchase
道路积雪、结冰|Snow or ice on road
"""


def english_labels() -> dict[str, str]:
    """Give the English label of every small class by its Chinese name."""
    return dict(line.split("|") for line in LABELS.split("\n") if line)


BIG_LABELS = {
    "公用设施": "Public utilities",
    "市政公用设施": "Municipal public utilities",
    "道路交通": "Roads and traffic",
    "交通设施": "Traffic facilities",
    "市容环境": "City appearance and environment",
    "市容环境设施": "City-appearance facilities",
    "市容环卫设施": "City-appearance and sanitation facilities",
    "园林绿化": "Parks and greenery",
    "园林绿化设施": "Greenery facilities",
    "房屋土地": "Buildings and land",
    "其他设施": "Other facilities",
    "其他部件": "Other components",
    "其他管理部件": "Other managed components",
    "扩展部件": "Local extension components",
    "宣传广告": "Publicity and advertising",
    "施工管理": "Construction management",
    "突发事件": "Emergencies",
    "街面秩序": "Street order",
    "其他事件": "Other events",
    "其他事项": "Other matters",
    "扩展事件": "Local extension events",
}
