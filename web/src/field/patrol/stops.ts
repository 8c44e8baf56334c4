import { contentOf } from '../content';
import { reload, tellWaiting } from '../store/field';
import { whereAmI } from '../store/position';
import { blank, kept, mustStore } from '../store/records';
import type { CarriedPlace, CarriedUnit, FieldRecord, Stop } from '../types';

/** A tap is taken back more often at once than later: for so long a stop stays on the phone though there is a line. */
const TIME_TO_TAKE_BACK = 8_000;

/** Somebody is here and all is in order: on the phone with one stroke, and sent a little later. */
export const recordStop = (unit: CarriedUnit, place: CarriedPlace, stop: Stop): Promise<FieldRecord> =>
  kept('巡查', async () => {
    const store = mustStore();
    const draft = { kind: 'PATROL' as const, placeId: place.id, placeName: place.name, stop };
    const begun = await blank(draft, unit, `${place.name} · 正常`, null, null);
    const record = await store.add({
      ...begun,
      state: 'WAITING',
      content: contentOf(begun, [], null),
      nextAt: Date.now() + TIME_TO_TAKE_BACK,
    });
    await reload(true);
    tellWaiting();
    // Where the phone is may take seconds to know; what was tapped is kept before that.
    void whereAmI().then((position) => position && store.update(record.id, (r) => ({ ...r, position })));
    return record;
  });

/** False where it has already been taken up to be sent. */
export async function takeBackStop(id: string): Promise<boolean> {
  const store = mustStore();
  const now = await store.update(id, (record) =>
    record.state === 'WAITING' ? { ...record, state: 'DRAFT', content: null } : record,
  );
  const mine = now?.state === 'DRAFT';
  if (mine) await store.drop(id, []);
  await reload(true);
  return mine;
}
