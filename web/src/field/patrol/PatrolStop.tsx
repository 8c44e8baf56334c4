import { useState } from 'react';
import { askedWords } from '../../features/inspection/patrol/words';
import { minuteOf, today } from '../../lib/dates';
import { Empty, Screen } from '../kit/Screen';
import { go } from '../route';
import { Snap } from '../snap/Snap';
import { useField } from '../store/field';
import { AskPlace } from '../sync/TellPlace';
import { districtOf } from '../types';
import { findPlace, goesOnPatrol, standingOf, standingWords } from './places';
import { recordStop } from './stops';

/**
 * At a place, with one free hand: all is in order, or something is wrong. Whoever goes on no patrol, and whoever scans a place
 * that is not carried, finds the way to register a hazard as everywhere.
 */
export function PatrolStop({ place: address, scanned }: { place: string; scanned: boolean }) {
  const { carried, patrols, records, line } = useField();
  const [busy, setBusy] = useState(false);
  const found = findPlace(carried?.bundle, address);
  if (!found || !goesOnPatrol(patrols)) return <Snap id={null} place={address} />;
  const { unit, place } = found;
  const standing = standingOf(patrols, records, place.id, today());
  const open = unit.hazards.filter(({ placeId }) => placeId === place.id);
  const normal = async () => {
    setBusy(true);
    try {
      const record = await recordStop(unit, place, { scanned });
      go(`/field/record/${record.id}`, true);
    } finally {
      setBusy(false);
    }
  };
  const problem = () =>
    go(`/field/snap?place=${districtOf(unit.ref)}-${place.id}&stop=${scanned ? 'scanned' : 'chosen'}`);
  return (
    <Screen
      title={place.name}
      tab="check"
      back={scanned ? '/field' : '/field/patrol'}
      under={
        <p className="who">
          {[place.location, unit.name, scanned ? '已扫码' : '手工选择'].filter(Boolean).join(' · ')}
        </p>
      }
      actions={
        <div className="row stop">
          <button type="button" className="button" disabled={busy} onClick={problem}>
            发现问题
          </button>
          <button type="button" className="button main" disabled={busy} onClick={() => void normal()}>
            正常
          </button>
        </div>
      }
    >
      <AskPlace />
      <section aria-labelledby="patrols">
        <h2 id="patrols">巡查</h2>
        <p>{standingWords(standing)}</p>
        {line !== 'online' && patrols && (
          <p className="hint">次数截至 {minuteOf(new Date(patrols.at))} 联网时，之后别人的巡查还不知道。</p>
        )}
        {standing.asked > 0 && <p className="hint">{askedWords(standing.asked)}</p>}
      </section>
      <section aria-labelledby="open">
        <h2 id="open">此处未销账的隐患（{open.length}）</h2>
        <ul className="rows">
          {open.map(({ hazard }) => (
            <li key={hazard.ref} className="plain">
              <strong>{hazard.description}</strong>
              <span>
                {hazard.number}（{hazard.statusTitle}）
              </span>
            </li>
          ))}
        </ul>
        {open.length === 0 ? (
          <Empty>台账上没有此处的隐患。</Empty>
        ) : (
          <p className="hint">“正常”指没有新的问题，这些照常整改。</p>
        )}
      </section>
    </Screen>
  );
}
