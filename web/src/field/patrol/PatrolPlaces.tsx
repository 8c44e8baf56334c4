import { useState } from 'react';
import { askedWords } from '../../features/inspection/patrol/words';
import { minuteOf, today } from '../../lib/dates';
import { NothingCarried } from '../kit/NothingCarried';
import { Empty, Screen } from '../kit/Screen';
import { go } from '../route';
import { useField } from '../store/field';
import { goesOnPatrol, standingOf, standingWords } from './places';

/** Every place of the round, with how often and when last somebody was there. For where the code is missing or torn. */
export function PatrolPlaces() {
  const { carried, patrols, records, line } = useField();
  const [words, setWords] = useState('');
  const units = goesOnPatrol(patrols) ? (carried?.bundle.units ?? []) : [];
  const many = units.reduce((sum, unit) => sum + unit.places.length, 0);
  const asked = patrols?.days[0]?.asked ?? 0;
  return (
    <Screen title="巡查" tab="check" back="/field/check">
      <p className="hint">到了部位扫一下二维码标签，直接打开该部位；没有标签的在这里选。</p>
      {asked > 0 && <p className="hint">{askedWords(asked)}</p>}
      {line !== 'online' && patrols && (
        <p className="hint">次数截至 {minuteOf(new Date(patrols.at))} 联网时，之后别人的巡查还不知道。</p>
      )}
      {many > 10 && (
        <label>
          查找部位
          <input value={words} maxLength={100} onChange={(e) => setWords(e.target.value)} />
        </label>
      )}
      {units.map((unit) => (
        <section key={unit.ref} aria-label={unit.name}>
          {units.length > 1 && <h2>{unit.name}</h2>}
          <ul className="rows">
            {unit.places
              .filter((place) => `${place.name}${place.location}`.includes(words.trim()))
              .map((place) => (
                <li key={place.id}>
                  <button type="button" onClick={() => go(`/field/patrol/${place.id}`)}>
                    <strong>{place.name}</strong>
                    {place.location && <span>{place.location}</span>}
                    <span>{standingWords(standingOf(patrols, records, place.id, today()))}</span>
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
      {!carried && <NothingCarried />}
      {carried && many === 0 && (
        <Empty>
          {units.length > 0
            ? '本单位还没有登记重点部位，请安全干部先在“组织”里登记。'
            : '巡查由单位里承担检查的岗位记录。'}
        </Empty>
      )}
    </Screen>
  );
}
