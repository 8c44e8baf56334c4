import { useState } from 'react';
import type { Ref } from '../../api/types';
import { Sheet } from '../kit/Sheet';
import type { CarriedPlace, CarriedUnit } from '../types';

type PickPlaceProps = {
  units: CarriedUnit[];
  /** The unit of a record already begun: its photos belong there. */
  fixed: Ref | null;
  close: () => void;
  pick: (unit: CarriedUnit, place: CarriedPlace | null, text: string) => void;
};

export function PickPlace({ units, fixed, close, pick }: PickPlaceProps) {
  const offered = fixed ? units.filter((unit) => unit.ref === fixed) : units;
  const [at, setAt] = useState(offered[0]?.ref);
  const [words, setWords] = useState('');
  const unit = offered.find((u) => u.ref === at) ?? offered[0];
  if (!unit) return null;
  const places = unit.places.filter((place) => `${place.name}${place.location}`.includes(words.trim()));
  return (
    <Sheet title="在哪里" close={close}>
      {offered.length > 1 && (
        <label>
          单位
          <select value={unit.ref} onChange={(e) => setAt(e.target.value as Ref)}>
            {offered.map((u) => (
              <option key={u.ref} value={u.ref}>
                {u.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        查找或直接填写部位
        <input value={words} maxLength={100} onChange={(e) => setWords(e.target.value)} />
      </label>
      <ul className="rows">
        {words.trim() && (
          <li>
            <button type="button" onClick={() => pick(unit, null, words.trim())}>
              <strong>就填“{words.trim()}”</strong>
            </button>
          </li>
        )}
        {places.map((place) => (
          <li key={place.id}>
            <button type="button" onClick={() => pick(unit, place, '')}>
              <strong>{place.name}</strong>
              {place.location && <span>{place.location}</span>}
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
