import type { Source } from '../../api/types';
import type { Bundle } from '../types';

/** What somebody who just walks by calls it: the unit 日常巡查, those above their own check. */
export function usualSource(bundle: Pick<Bundle, 'sources'> | undefined): Source {
  const may = bundle?.sources.map((source) => source.code) ?? [];
  const usual: Source[] = ['PATROL', 'CITY_CHECK', 'DISTRICT_CHECK'];
  return usual.find((source) => may.includes(source)) ?? may[0] ?? 'SELF_CHECK';
}
