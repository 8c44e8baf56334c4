import { useEffect, useId, useState } from 'react';
import { door, type FoundUnit } from './door';

type Props = {
  unit: { ref: string; name: string } | null;
  words: string;
  problem: string | undefined;
  onPick: (unit: { ref: string; name: string } | null) => void;
  onWords: (words: string) => void;
};

/** The unit by a part of its name; who does not find it just writes it. */
export function UnitField({ unit, words, problem, onPick, onWords }: Props) {
  const id = useId();
  const [found, setFound] = useState<FoundUnit[]>([]);
  useEffect(() => {
    const sought = words.trim();
    if (unit || sought.length < 2) {
      setFound([]);
      return;
    }
    let stale = false;
    const later = setTimeout(() => {
      door.units(sought).then(
        (units) => !stale && setFound(units),
        () => !stale && setFound([]),
      );
    }, 400);
    return () => {
      stale = true;
      clearTimeout(later);
    };
  }, [words, unit]);
  if (unit) {
    return (
      <p className="picked">
        单位：<b>{unit.name}</b>{' '}
        <button type="button" className="plain" onClick={() => onPick(null)}>
          更换单位
        </button>
      </p>
    );
  }
  return (
    <div className="field">
      <label htmlFor={id}>单位名称</label>
      <input
        id={id}
        type="text"
        maxLength={200}
        autoComplete="off"
        value={words}
        aria-invalid={Boolean(problem)}
        aria-describedby={`${id}-hint`}
        onChange={(e) => onWords(e.target.value)}
      />
      <small id={`${id}-hint`} role="status">
        {found.length > 0 ? `找到 ${found.length} 个，请点选` : '输入两个字以上查找；找不到就直接写名称'}
      </small>
      {problem && <span className="wrong">{problem}</span>}
      <ul className="found">
        {found.map((one) => (
          <li key={one.ref}>
            <button type="button" onClick={() => onPick({ ref: one.ref, name: one.name })}>
              {one.name} <small>{one.districtName}</small>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
