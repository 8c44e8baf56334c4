import type { TreeNode, UnitEnd } from '../../api/organisation';
/** Kinds of key places (重点部位), in the order of the form. */
export const placeKindWords = {
  CLASSROOM_BUILDING: '教学楼',
  LABORATORY: '实验室',
  CHEMICAL_STORE: '危险化学品库',
  TRAINING_WORKSHOP: '实训车间',
  CANTEEN: '食堂',
  DORMITORY: '宿舍',
  LIBRARY: '图书馆',
  GYM: '体育馆',
  AUDITORIUM: '礼堂',
  CONTROL_ROOM: '消防控制室',
  POWER_ROOM: '配电室',
  BOILER_ROOM: '锅炉房',
  PUMP_ROOM: '水泵房',
  CONFINED_SPACE: '有限空间',
  GATE: '校门',
  PLAYGROUND: '操场',
  SCHOOL_BUS: '校车',
  INFIRMARY: '医务室',
  ARCHIVE: '档案室',
  CONSTRUCTION_SITE: '施工现场',
  OFFICE_BUILDING: '办公楼',
  OTHER: '其他',
} as const;

export const placeKindChoices = Object.entries(placeKindWords);

/** Kinds of special equipment (特种设备目录). */
export const equipmentKindWords = {
  BOILER: '锅炉',
  PRESSURE_VESSEL: '压力容器',
  PRESSURE_PIPING: '压力管道',
  LIFT: '电梯',
  CRANE: '起重机械',
  ROPEWAY: '客运索道',
  AMUSEMENT_RIDE: '大型游乐设施',
  SITE_VEHICLE: '场内专用机动车辆',
} as const;

export const equipmentKindChoices = Object.entries(equipmentKindWords);

/** What a contractor does for a unit. */
export const contractorKindWords = {
  CATERING: '食堂承包、供餐',
  PROPERTY: '物业服务',
  SECURITY: '保安服务',
  FIRE_MAINTENANCE: '消防维保检测',
  EQUIPMENT_MAINTENANCE: '特种设备维保',
  SCHOOL_BUS: '校车服务',
  CONSTRUCTION: '施工维修',
  OTHER: '其他服务',
} as const;

export const contractorKindChoices = Object.entries(contractorKindWords);

const number = new Intl.NumberFormat('zh-CN');

export const people = (count: number) => `${number.format(count)} 人`;

/** Of a cluster or a department that is no more. */
export function officeEndWords(
  node: Pick<TreeNode, 'name' | 'kind'>,
  from: string,
): [words: string, after: string] {
  return [
    `“${node.name}”已自 ${from} 起撤销。`,
    node.kind === 'CLUSTER'
      ? '本页只供查阅：所辖单位在撤销前已调整到别处，以前各月的统计仍按当时的学区。'
      : '本页只供查阅：以前的隐患、检查和任职都保留，新的在别的部门或单位名下登记。',
  ];
}

/** What is said before the name of whoever came after it, and what follows from it. */
export function endWords(name: string, end: UnitEnd): [words: string, after: string] {
  const kept = '本页只供查阅：人员、岗位是撤销前最后一天的，以前的台账、检查和统计都保留。';
  if (!end.into) return [`“${name}”已自 ${end.from} 起撤销。`, kept];
  return end.merged
    ? [
        `“${name}”已自 ${end.from} 起并入`,
        `未办结的隐患由“${end.into}”继续办理，新发现的在其名下登记。${kept}`,
      ]
    : [
        `“${name}”已自 ${end.from} 起跨区划转，现为另一区的`,
        `本页是划转前的台账，未办结的隐患由该单位继续办理。${kept}`,
      ];
}
