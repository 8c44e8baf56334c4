/** What a unit is; a school may be several at once. */
export const UNIT_TYPES = [
  'KINDERGARTEN',
  'PRIMARY',
  'SECONDARY',
  'VOCATIONAL',
  'UNIVERSITY',
  'OFFICE',
] as const;
export type UnitType = (typeof UNIT_TYPES)[number];

export const unitTypeWords: Record<UnitType, string> = {
  KINDERGARTEN: '幼儿园',
  PRIMARY: '小学',
  SECONDARY: '中学',
  VOCATIONAL: '中职',
  UNIVERSITY: '高校',
  OFFICE: '机关',
};

export const unitTypeChoices = UNIT_TYPES.map((type) => [type, unitTypeWords[type]] as const);

/** 全部类型 where it is all of them, else their names in the usual order. */
export function unitTypeList(types: readonly string[]): string {
  if (UNIT_TYPES.every((type) => types.includes(type))) return '全部单位';
  return UNIT_TYPES.filter((type) => types.includes(type))
    .map((type) => unitTypeWords[type])
    .join('、');
}
