import { useState } from 'react';
import { call } from '../../api/client';
import { type Problem, problemOf } from '../../api/problem';
import type { Assignment } from '../../features/inspection/plans/queries';
import type { TaskSheet } from '../../features/inspection/queries';
import { entriesOf } from '../../features/inspection/selfCheckDraft';
import { today } from '../../lib/dates';
import { ProblemNote } from '../kit/ProblemNote';
import { Sheet } from '../kit/Sheet';
import { go } from '../route';
import { refresh, tellWaiting, useField } from '../store/field';
import type { CarriedTeam } from '../store/person';
import { readClock } from '../store/phone';
import { whereAmI } from '../store/position';
import { begin } from '../store/records';
import { findTask, startOf, taskOf } from '../store/tasks';
import type { Bundle } from '../types';
import { stateWords } from '../words';
import { keptList } from './keptList';

/** Where an inspection team was sent, each with its one next act. */
export function TeamTargets({ team }: { team: CarriedTeam }) {
  const { post, bundle } = team;
  const { line } = useField();
  const [looked, setLooked] = useState<Assignment[] | null>(null);
  const [asking, setAsking] = useState<Assignment | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const { known, sealed } = bundle.team ?? { known: [], sealed: 0 };
  // What was looked at goes with the screen; the state of what has begun comes with the bundle.
  const shown = [
    ...known,
    ...(looked ?? []).filter(({ target }) => known.every((other) => other.target !== target)),
  ].filter(({ state }) => state !== 'DROPPED');
  const online = line === 'online';
  const doing = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
      setAsking(null);
    }
  };
  const look = () =>
    doing(async () => setLooked(await call<Assignment[]>('GET', '/inspection/visits/assignments', { post })));
  const start = ({ plan, target }: Assignment) =>
    doing(async () => {
      const at = await whereAmI();
      const place = at && `${at.latitude.toFixed(6)},${at.longitude.toFixed(6)}`;
      const sheet = await call<TaskSheet>('POST', '/inspection/visits', {
        body: { plan, target, place },
        post,
      });
      await refresh();
      go(`/field/check/${sheet.ref}`);
    });
  /** The list is here; the server will be told as soon as there is a network. */
  const startHere = (assignment: Assignment) =>
    doing(async () => {
      const found = findTask({ carried: null, teams: [team] }, taskOf(assignment));
      if (!found) return;
      const [at, clock] = [await whereAmI(), await readClock()];
      const { sheet } = found;
      await begin(
        {
          kind: 'CHECK',
          task: sheet.ref,
          entries: { ...entriesOf(sheet.lines) },
          list: keptList(found),
          start: {
            plan: assignment.plan,
            target: assignment.target,
            place: at && `${at.latitude.toFixed(6)},${at.longitude.toFixed(6)}`,
            at: new Date().toISOString(),
            offsetMillis: clock?.offsetMillis ?? null,
          },
        },
        sheet.unit,
        `${sheet.unit.name} ${sheet.checklistTitle}`,
        sheet.version,
        post,
      );
      tellWaiting();
      go(`/field/check/${sheet.ref}`);
    });
  const mayStartHere = (assignment: Assignment) =>
    bundle.team?.ready?.some(({ ref }) => ref === taskOf(assignment)) ?? false;
  return (
    <section aria-label={headingOf(bundle, shown)}>
      <h2>{headingOf(bundle, shown)}</h2>
      <ProblemNote problem={problem} />
      <ul className="rows">
        {shown.map((target) => (
          <TargetRow
            key={target.target}
            target={target}
            ready={mayStartHere(target)}
            start={online || mayStartHere(target) ? () => setAsking(target) : null}
          />
        ))}
      </ul>
      {sealed > 0 && !looked && (
        <div className="notice">
          <p>有 {sealed} 个检查对象在到场前密封，名称不存在手机上。</p>
          <button type="button" className="button" disabled={!online || busy} onClick={() => void look()}>
            {online ? '查看检查对象（记录在案）' : '查看须联网'}
          </button>
        </div>
      )}
      {shown.some((target) => target.state === 'WAITING' && mayStartHere(target)) && (
        <p className="hint">
          没有网络也能到场开始：手机上先有检查表，对象单位的台账和部位要联网报到以后才有。密封的检查须联网开始。
        </p>
      )}
      {asking && (
        <Sheet title="到场开始" close={() => setAsking(null)}>
          <p>
            <strong>{asking.unitName}</strong>
          </p>
          <p>请在到达现场后开始。开始的人和时间记录在案。</p>
          {!online && <p>现在没有网络：手机先记下时间和位置，联网后自动报到，两个时间都记录。</p>}
          <button
            type="button"
            className="button main"
            disabled={busy}
            onClick={() => void (online ? start(asking) : startHere(asking))}
          >
            {busy ? '正在取检查表…' : '已到场，开始'}
          </button>
        </Sheet>
      )}
    </section>
  );
}

/** A person may be sent twice under the same name of a team; the plan tells the missions apart. */
function headingOf({ holder }: Bundle, shown: Assignment[]): string {
  const plans = [...new Set(shown.map(({ title }) => title))];
  return [holder.postTitle, ...plans].join(' · ');
}

type TargetRowProps = { target: Assignment; ready: boolean; start: (() => void) | null };

function TargetRow({ target, ready, start }: TargetRowProps) {
  const { records } = useField();
  const { state, unitName, districtName, kindTitle, from, until } = target;
  const task = taskOf(target);
  const record = records.find((r) => r.draft.kind === 'CHECK' && r.draft.task === task);
  const days = from === until ? from : `${from} 至 ${until}`;
  const words = (
    <>
      <strong>{unitName}</strong>
      <span>
        {kindTitle} · {districtName} · {days}
      </span>
    </>
  );
  if (state === 'STARTED' || ((state === 'DONE' || state === 'WAITING') && record)) {
    const sent = record && record.state !== 'DRAFT';
    return (
      <li>
        <button
          type="button"
          onClick={() => go(sent ? `/field/record/${record.id}` : `/field/check/${task}`)}
        >
          {words}
          <span className={record ? `state ${record.state}` : undefined}>
            {record ? stateWords(record) : '检查中'}
            {record && startOf(record) && '，待联网报到'}
          </span>
        </button>
      </li>
    );
  }
  const itsDay = from <= today() && today() <= until;
  return (
    <li className="plain">
      {words}
      {state === 'DONE' && <span>已提交</span>}
      {state === 'WAITING' && !itsDay && (
        <span>
          {today() > from
            ? '检查日期已过'
            : `未到检查日期，${from} 起可以到场开始${ready ? '，没有网络也行' : ''}`}
        </span>
      )}
      {state === 'WAITING' && itsDay && (
        <button
          type="button"
          className="button main"
          disabled={!start}
          aria-label={`到场开始：${unitName}`}
          onClick={start ?? undefined}
        >
          {start ? '到场开始' : '到场开始（须联网）'}
        </button>
      )}
    </li>
  );
}
