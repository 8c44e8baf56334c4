import { useState } from 'react';
import { call } from '../../api/client';
import { problemOf } from '../../api/problem';
import type { Ref } from '../../api/types';
import { personStore, refresh, useField } from '../store/field';

type Found = { name: string; unit: Ref | null };

/** People of district and city choose which units they take along; unit people carry their own anyway. */
export function CarriedUnits() {
  const { carried, line } = useField();
  const [words, setWords] = useState('');
  const [found, setFound] = useState<Found[]>([]);
  const [wrong, setWrong] = useState('');
  const bundle = carried?.bundle;
  if (!bundle) return null;

  const look = async (typed: string) => {
    setWords(typed);
    setWrong('');
    if (typed.trim().length < 2) return setFound([]);
    try {
      setFound(await call<Found[]>('GET', '/organisation/search', { query: { q: typed.trim() } }));
    } catch (error) {
      setWrong(problemOf(error).detail);
    }
  };
  const change = async (units: Ref[]) => {
    await personStore()?.keep('units', units);
    setWords('');
    setFound([]);
    await refresh();
  };
  // Whoever works in a unit carries it anyway, and may look at no other.
  const chooses = !bundle.units.some(({ own }) => own);
  const carriedRefs = bundle.units.map((unit) => unit.ref);
  return (
    <section aria-labelledby="units">
      <h2 id="units">
        携带的单位（{chooses ? `${bundle.units.length}/${bundle.limits.units}` : bundle.units.length}）
      </h2>
      <ul className="rows">
        {bundle.units.map((unit) => (
          <li key={unit.ref} className="plain">
            <strong>{unit.name}</strong>
            <span>
              {unit.places.length} 个部位，{unit.hazards.length} 条未销账隐患
            </span>
            {chooses && bundle.units.length > 1 && (
              <button
                type="button"
                className="link"
                onClick={() => void change(carriedRefs.filter((ref) => ref !== unit.ref))}
              >
                不再携带
              </button>
            )}
          </li>
        ))}
      </ul>
      {chooses && line === 'online' && bundle.units.length < bundle.limits.units && (
        <label>
          添加单位
          <input value={words} onChange={(e) => void look(e.target.value)} placeholder="输入单位名称查找" />
        </label>
      )}
      {wrong && <p className="notice bad">{wrong}</p>}
      <ul className="rows">
        {found
          .flatMap(({ name, unit }) => (unit && !carriedRefs.includes(unit) ? [{ name, unit }] : []))
          .slice(0, 10)
          .map(({ name, unit }) => (
            <li key={unit}>
              <button type="button" onClick={() => void change([...carriedRefs, unit])}>
                <strong>{name}</strong>
                <span>携带</span>
              </button>
            </li>
          ))}
      </ul>
    </section>
  );
}
