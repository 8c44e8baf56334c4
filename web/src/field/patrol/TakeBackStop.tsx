import { go } from '../route';
import type { Draft, FieldRecord } from '../types';
import { districtOf } from '../types';
import { takeBackStop } from './stops';

type TakeBackStopProps = { record: FieldRecord; patrol: Extract<Draft, { kind: 'PATROL' }> };

/** A tap at the wrong place is taken back as long as it is nowhere but on the phone. */
export function TakeBackStop({ record, patrol: { placeId, stop } }: TakeBackStopProps) {
  const there = stop.scanned
    ? `/field?place=${districtOf(record.unit)}-${placeId}`
    : `/field/patrol/${placeId}`;
  return (
    <button
      type="button"
      className="button bad"
      onClick={() => void takeBackStop(record.id).then((taken) => taken && go(there, true))}
    >
      撤销这次巡查
    </button>
  );
}
