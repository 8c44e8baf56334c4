import type { PatrolPlace } from '../../features/inspection/patrol/queries';
import { lastWords } from '../../features/inspection/patrol/words';
import { dayOf } from '../../lib/dates';
import type { KeptPatrols } from '../store/person';
import type { Bundle, CarriedPlace, CarriedUnit, FieldRecord } from '../types';

/** A place by its address or its id, where the phone carries its unit. */
export function findPlace(
  bundle: Pick<Bundle, 'units'> | undefined,
  address: string | undefined,
): { unit: CarriedUnit; place: CarriedPlace } | null {
  for (const unit of bundle?.units ?? []) {
    const place = unit.places.find(({ id }) => address === id || address?.endsWith(`-${id}`));
    if (place) return { unit, place };
  }
  return null;
}

/** Whether the person goes on patrol at all, as the server last said. */
export const goesOnPatrol = (patrols: KeptPatrols | null) =>
  patrols?.days.some(({ places }) => places.some(({ can }) => can.includes('RECORD_STOP'))) ?? false;

/** What is known of a place: by the server when it was last asked, and by what lies on this phone since. */
export type Standing = {
  known: PatrolPlace | null;
  asked: number;
  times: number;
  late: number;
  waiting: number;
  last: string | null;
};

/** Pure: the stops on the phone that the server's numbers cannot hold yet are told apart from those it counted. */
export function standingOf(
  patrols: KeptPatrols | null,
  records: FieldRecord[],
  placeId: string,
  today: string,
): Standing {
  const day = patrols?.days.find(({ places }) => places.some((place) => place.placeId === placeId));
  const known = day?.places.find((place) => place.placeId === placeId) ?? null;
  const mine = records.filter((record) => isStopAt(record, placeId));
  const waiting = mine.filter(({ state }) => state !== 'RECEIVED' && state !== 'DRAFT');
  const since = mine.filter(
    ({ receipt }) => receipt !== null && patrols !== null && Date.parse(receipt.receivedAt) > patrols.at,
  );
  const times = day?.day === today ? (known?.times ?? 0) : 0;
  return {
    known,
    asked: day?.asked ?? 0,
    times: times + since.filter((record) => dayOf(timeOf(record)) === today).length,
    // A phone may still keep what it was told before these were told apart.
    late: day?.day === today ? (known?.late ?? 0) : 0,
    waiting: waiting.filter((record) => dayOf(timeOf(record)) === today).length,
    last: latest(known, [...waiting, ...since], today),
  };
}

function latest(known: PatrolPlace | null, mine: FieldRecord[], today: string): string | null {
  const own = Math.max(...mine.map((record) => timeOf(record).getTime()));
  if (own > (known?.last ? Date.parse(known.last.at) : Number.NEGATIVE_INFINITY)) {
    return lastWords({ at: new Date(own).toISOString(), personName: '本人' }, today);
  }
  return known?.last ? `${lastWords(known.last, today)} ${known.last.resultTitle}` : null;
}

function isStopAt({ draft }: FieldRecord, placeId: string): boolean {
  if (draft.kind === 'PATROL') return draft.placeId === placeId;
  return draft.kind === 'FINDING' && draft.stop !== undefined && draft.placeId === placeId;
}

const timeOf = ({ deviceAt, offsetMillis }: FieldRecord) =>
  new Date(Date.parse(deviceAt) + (offsetMillis ?? 0));

/** `今天 2 次 · 上次 10:32 王某 正常`. */
export function standingWords({ known, times, late, waiting, last }: Standing): string {
  if (!known && waiting === 0 && last === null) return '还不知道巡查情况，联网后显示';
  const parts = [
    `今天 ${times} 次${late > 0 ? `，另补记 ${late} 次` : ''}${waiting > 0 ? `，另有 ${waiting} 次待传` : ''}`,
  ];
  parts.push(last ? `上次 ${last}` : '没有巡查记录');
  return parts.join(' · ');
}
