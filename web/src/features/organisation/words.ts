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

const number = new Intl.NumberFormat('zh-CN');

export const people = (count: number) => `${number.format(count)} 人`;
