"""What deliveries call our fields: Chinese, English, pinyin and initials, and the standards' names.

CJ/T 214-2007 has ObjID, DeptCode1 …, the standard of 2026 GLBJBSM, ZGBMDM …; both, and what survey
companies make of them, stand here. The order counts: what comes first is taken before the rest.
"""

from __future__ import annotations

#: Names that mean our field and nothing else.
STRONG = {
    "component_code": (
        "标识码 部件标识码 管理部件标识码 部件编码 部件代码 部件编号 部件ID 部件码 部件标识 "
        "唯一标识码 16位标识码 标识编码 ObjID OBJCODE ObjectCode componentcode componentid "
        "compcode GLBJBSM biaoshima bujianbiaoshima bujianbianma bujiandaima bujianbianhao "
        "BSM BJBSM BJBM BJDM BJBH BJID COMPONENTNO COMPONENTNUMBER COMPCODE"
    ),
    "class_standard": "分类标准 分类标准号 classstandard standardref fenleibiaozhun FLBZ",
    "big_class": (
        "大类代码 大类编码 大类码 大类 大类名称 部件大类代码 部件大类 部件大类名称 所属大类 "
        "BIGCLS BIGCLSCODE BIGCLSNAME BIGCLASS BIGCLASSCODE BIGCLASSNAME BIGCODE BIGNAME "
        "majorclass MAINCLASS daleidaima daleibianma dalei daleimingcheng bujiandalei DLDM "
        "BJDL 设施大类 BIGTYPE BIGTYPENAME BIGTYPECODE"
    ),
    "class_code": (
        "小类代码 小类编码 小类码 小类编号 部件小类代码 部件小类编码 部件类型代码 "
        "部件类别代码 部件分类代码 部件分类编码 分类代码 分类编码 类别代码 类别编码 类型代码 "
        "类型编码 类代码 CLASSCODE CLSCODE SMALLCODE SMALLCLSCODE SMALLCLASSCODE SUBCLASSCODE "
        "TYPECODE CATEGORYCODE MINORCODE xiaoleidaima xiaoleibianma fenleidaima fenleibianma "
        "XLDM XLBM XLBH BJXLDM FLDM"
    ),
    "class_name": (
        "小类名称 小类 部件小类 部件小类名称 部件类型 部件类别 部件分类 部件类型名称 所属小类 "
        "部件种类 SMALLCLS SMALLCLSNAME SMALLCLASS SMALLCLASSNAME SMALLNAME SUBCLASS "
        "CLASSNAME CLSNAME minorclass COMPONENTTYPE COMPONENTCLASS xiaolei xiaoleimingcheng "
        "bujianxiaolei bujianleixing bujianleibie XLMC BJXL BJXLMC BJLX BJLB 设施小类 "
        "SMALLTYPE SMALLTYPENAME"
    ),
    "name": (
        "部件名称 部件名 管理部件名称 设施名称 ObjName OBJNAME ObjectName COMPONENTNAME "
        "COMPNAME GLBJMC bujianmingcheng bujianming sheshimingcheng BJMC SSMC"
    ),
    "status": (
        "部件状态 管理部件状态 部件现状 状态 现状 使用状态 完好状态 完好情况 完好程度 "
        "设施状态 ObjState OBJSTATUS STATUS STATE COMPONENTSTATE COMPONENTSTATUS CONDITION "
        "GLBJZT bujianzhuangtai zhuangtai xianzhuang wanhaozhuangtai BJZT 现势性 OBJUPTODATE "
        "OBJUPTODAT"
    ),
    "owner_department": (
        "权属单位代码 权属单位编码 权属部门代码 产权单位代码 权属代码 权属单位 权属单位名称 "
        "权属部门 权属部门名称 产权单位 产权单位名称 产权部门 所有权单位 权属人 权属 "
        "DeptCode2 DeptName2 QSDWDM QSDWBM QSDWMC QSDW OWNERDEPT OWNERDEPARTMENT OWNERCODE "
        "OWNERNAME OWNERUNIT OWNER quanshudanwei quanshudanweidaima quanshudanweimingcheng "
        "quanshubumen chanquandanwei CQDW CQDWMC QSBM 责任单位代码 责任单位 责任单位名称 "
        "权属部门编码 责任部门 责任部门名称 OWNUNIT OWNDEPT OWNERUNITNAME PROPERTYUNIT"
    ),
    "competent_department": (
        "主管部门代码 主管部门编码 主管单位代码 归属部门代码 主管代码 主管部门 主管部门名称 "
        "主管单位 主管单位名称 归属部门 归属部门名称 管理部门 管理部门名称 管理单位 "
        "管理单位名称 DeptCode1 DeptName1 ZGBMDM ZGBMMC ZGBM ZGDWDM ZGDWMC ZGDW COMPETENTDEPT "
        "COMPETENTDEPARTMENT AUTHORITY zhuguanbumen zhuguanbumendaima zhuguanbumenmingcheng "
        "zhuguandanwei guanlibumen guanlidanwei GLBM GLDW GLDWMC 监管部门 监管单位 "
        "行业主管部门 业务主管部门 主管部门单位 MANAGEDEPT MANAGEDEPARTMENT MANAGEUNIT "
        "MANAGEMENTUNIT MNGUNIT MNGDEPT"
    ),
    "maintenance_department": (
        "养护单位代码 养护单位编码 养护部门代码 维护单位代码 管养单位代码 养护代码 养护单位 "
        "养护单位名称 养护部门 养护部门名称 维护单位 维护单位名称 维护部门 管养单位 "
        "管养单位名称 维修单位 DeptCode3 DeptName3 YHDWDM YHDWMC YHDW MAINTDEPT "
        "MAINTENANCEDEPT MAINTENANCEDEPARTMENT MAINTAINER MAINTENANCE yanghudanwei "
        "yanghudanweidaima yanghudanweimingcheng yanghubumen weihudanwei guanyangdanwei YHBM "
        "WHDW WHDWMC GYDW 管养部门 管护单位 MAINTAINDEPT MAINTAINUNIT MAINTUNIT "
        "MAINTENANCEUNIT MNTUNIT MNTDEPT"
    ),
    "grid_code": (
        "所在单元网格 所在单元网格标识码 所在单元网格编码 单元网格标识码 单元网格编码 "
        "单元网格代码 单元网格编号 单元网格ID 单元网格 网格标识码 网格编码 网格代码 网格编号 "
        "网格码 网格ID 所在网格编码 所在网格 所属网格 所属单元网格 万米网格编码 万米网格 网格 "
        "BGID BGCODE SZDYWGBSM DYWGBSM GRIDCODE GRIDID GRIDNO GRID UNITGRID UNITGRIDCODE "
        "CELLCODE suozaidanyuanwangge danyuanwangge danyuanwanggebianma wanggebianma "
        "wanggedaima suozaiwangge wangge SZDYWG DYWG DYWGBM WGBM WGDM WGBH SZWG SSWG SSDYWG"
    ),
    "community": (
        "所在社区 所属社区 社区 社区名称 社区代码 社区编码 社区居委会 居委会 COMMUNITY "
        "COMMUNITYNAME COMMUNITYCODE COMMNAME COMMCODE SZSQMC SZSQDM suozaishequ shequ "
        "shequmingcheng shequdaima SZSQ SQMC SQDM SSSQ"
    ),
    "address": (
        "位置描述 详细地址 详细位置 具体位置 具体地址 部件位置 部件地址 所在位置 所在地址 "
        "地址描述 位置说明 地址 位置 地点 坐落 POSITION ADDRESS ADDR LOCATION LOCATIONDESC "
        "POSITIONDESC PLACE weizhimiaoshu xiangxidizhi xiangxiweizhi jutiweizhi suozaiweizhi "
        "dizhi weizhi didian WZMS XXDZ XXWZ SZWZ JTWZ"
    ),
    "surveyed_on": (
        "普查日期 普查时间 测量日期 测量时间 调查日期 调查时间 采集日期 采集时间 测绘日期 "
        "外业日期 勘测日期 SURVDATE SURVEYDATE SURVEYEDON SURVEYTIME COLLECTDATE MEASUREDATE "
        "puchariqi puchashijian celiangriqi diaochariqi caijiriqi caijishijian PCRQ PCSJ CLRQ "
        "DCRQ CJRQ CJSJ"
    ),
    "valid_from": (
        "初始日期 初始时间 起始日期 建立日期 启用日期 生效日期 初建日期 ORDate ORDDATE "
        "ORIGDATE ORIGINDATE INITDATE INITIALDATE STARTDATE BEGINDATE VALIDFROM chushiriqi "
        "chushishijian qishiriqi CSRQ CSSJ QSRQ"
    ),
    "changed_on": (
        "变更日期 变更时间 更新日期 更新时间 修改日期 修改时间 CHDate CHANGEDATE CHANGEDON "
        "UPDATEDATE MODIFYDATE biangengriqi biangengshijian gengxinriqi BGRQ BGSJ GXRQ XGRQ "
        "UPDATETIME MODIFYTIME MODIFIEDTIME CHANGETIME LASTUPDATE GXSJ"
    ),
    "valid_to": (
        "终止日期 终止时间 注销日期 失效日期 截止日期 结束日期 废止日期 ENDDATE VALIDTO "
        "EXPIREDATE RETIREDATE zhongzhiriqi zhongzhishijian zhuxiaoriqi ZZRQ ZXRQ"
    ),
    "data_source": "数据来源 数据源 资料来源 采集方式 DataSource DATASRC shujulaiyuan SJLY",
    "note": (
        "备注 备注信息 备注说明 附注 Note NOTES REMARK REMARKS MEMO COMMENT COMMENTS beizhu BZ"
    ),
    "photo": (
        "照片 照片编号 照片名称 照片路径 照片文件 现场照片 图片 图片名称 图片路径 影像 "
        "PICTURE PICTURES PHOTO PHOTOS PHOTONO PHOTOPATH IMAGE IMAGES IMGPATH PIC zhaopian "
        "zhaopianbianhao tupian ZPBH ZPLJ"
    ),
    "x": (
        "X坐标 坐标X 横坐标 东坐标 经度 坐标经度 LON LNG LONGITUDE LONWGS84 POINTX XCOORD "
        "COORDX XCOORDINATE EASTING jingdu hengzuobiao zuobiaox xzuobiao HZB XZB"
    ),
    "y": (
        "Y坐标 坐标Y 纵坐标 北坐标 纬度 坐标纬度 LAT LATITUDE LATWGS84 POINTY YCOORD COORDY "
        "YCOORDINATE NORTHING weidu zongzuobiao zuobiaoy yzuobiao ZZB YZB"
    ),
    "wkt": "WKT WKTGEOM GEOMWKT SHAPEWKT 几何WKT 坐标串 坐标WKT",
}

#: Names that may mean something else: taken where most values are what the field holds.
WEAK = {
    "component_code": (
        "编码 代码 编号 唯一编码 CODE NUMBER NO BM DM BH bianma bianhao daima ID 设施编号 "
        "设施编码 设施代码 设备编号 设备编码 资产编号 资产编码 唯一编号 唯一标识 标识 OBJNO "
        "COMPNO"
    ),
    "class_standard": "标准 STANDARD",
    "big_class": "DLMC DL CATEGORY MAINTYPE 设施类别 设施类型 设施分类",
    "class_code": "编码 代码 CODE BM DM bianma daima",
    "class_name": (
        "类型 类别 分类 类型名称 类别名称 分类名称 名称 种类 TYPE CLASS CATEGORY KIND "
        "TYPENAME leixing leibie fenlei XL FL LX LB 要素名称 FEATURE 设施类别 设施类型 "
        "设施分类 设备类型"
    ),
    "name": "名称 NAME mingcheng MC",
    "status": "ZT XZ",
    "owner_department": "产权 CQ",
    "maintenance_department": "养护 管养 维护",
    "competent_department": "DEPT DEPARTMENT 部门 单位 主管 DEPTNAME DEPTCODE",
    "grid_code": "编码 代码 CODE BM WG CELL",
    "community": "SQ JWH",
    "address": "DZ WZ 路段位置",
    "surveyed_on": "日期 时间 DATE riqi RQ",
    "data_source": "来源 SOURCE laiyuan LY",
    "note": "说明 描述 DESCRIPTION DESC shuoming SM",
    "photo": "ZP TP PATH",
    "x": "X LONG E 东 JD",
    "y": "Y N 北 WD",
    "wkt": "GEOM GEOMETRY SHAPE THEGEOM 几何 图形",
}
