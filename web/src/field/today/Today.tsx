import { dayOf, daysBetween, minuteOf, today } from '../../lib/dates';
import { looksBlindly, looksToAnswer } from '../blind/looks';
import { TeamTargets } from '../check/TeamTargets';
import { NothingCarried } from '../kit/NothingCarried';
import { RecordRow } from '../kit/RecordRow';
import { Empty, Screen } from '../kit/Screen';
import { TellWhom } from '../kit/TellWhom';
import { goesOnPatrol } from '../patrol/places';
import { go } from '../route';
import { useField } from '../store/field';
import { registersHere } from '../store/keeping';
import { teamsOf } from '../store/tasks';
import type { Bundle } from '../types';

/** What needs me, by clock, each row with its one next act. */
export function Today() {
  const field = useField();
  const { holder, carried, keeping, patrols, records, line } = field;
  const teams = teamsOf(field);
  const bundle = carried?.bundle;
  const open = records.filter((record) => record.state !== 'RECEIVED');
  const waitsForMe = open.filter((record) => record.state === 'DRAFT' || record.state === 'NEEDS_PERSON');
  // What has been begun stands among what is not finished, and is not told twice.
  const begun = new Set(records.flatMap(({ draft }) => (draft.kind === 'CHECK' ? [draft.task] : [])));
  const tasks = (bundle?.tasks.filter((task) => !begun.has(task.ref)) ?? []).sort((a, b) =>
    a.dueOn.localeCompare(b.dueOn),
  );
  const looks = looksToAnswer(bundle, records);
  const nothing =
    waitsForMe.length + teams.length + tasks.length + (bundle?.rectifications.length ?? 0) + looks.length ===
    0;
  return (
    <Screen
      title="今天"
      tab=""
      under={
        <p className="who">
          {holder?.personName} · {holder?.postTitle}
        </p>
      }
      actions={
        <div className="row">
          {goesOnPatrol(patrols) && (
            <button type="button" className="button" onClick={() => go('/field/patrol')}>
              巡查
            </button>
          )}
          {looksBlindly(bundle) && (
            <button type="button" className="button" onClick={() => go('/field/blind')}>
              盲查
            </button>
          )}
          {registersHere(field) && (
            <button type="button" className="button main" onClick={() => go('/field/snap')}>
              随手拍
            </button>
          )}
        </div>
      }
    >
      {line !== 'online' && keeping?.stands === 'last-day' && (
        <p className="notice" role="status">
          离线可用到 {minuteOf(new Date(keeping.until))}
          ，请在这之前联网打开一次；过了时间，检查表、部位等随身内容不再显示。
        </p>
      )}
      {!carried && teams.length === 0 && <NothingCarried />}
      {waitsForMe.length > 0 && (
        <section aria-labelledby="unfinished">
          <h2 id="unfinished">没有写完的</h2>
          <ul className="rows">
            {waitsForMe.map((record) => (
              <RecordRow key={record.id} record={record} />
            ))}
          </ul>
        </section>
      )}
      {teams.map((team) => (
        <TeamTargets key={team.post} team={team} />
      ))}
      {tasks.length > 0 && (
        <section aria-labelledby="checks">
          <h2 id="checks">要做的检查</h2>
          <ul className="rows">
            {tasks.map((task) => (
              <li key={task.ref}>
                <button type="button" onClick={() => go(`/field/check/${task.ref}`)}>
                  <strong>{task.checklistTitle}</strong>
                  <span>
                    {task.lines.length} 项 · {dueWords(task.dueOn, '超时')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {bundle && bundle.rectifications.length > 0 && (
        <section aria-labelledby="mine">
          <h2 id="mine">要整改的</h2>
          <ul className="rows">
            {bundle.rectifications.map((hazard) => (
              <li key={hazard.ref}>
                <button type="button" onClick={() => go(`/field/rectify/${hazard.ref}`)}>
                  <strong>{hazard.description}</strong>
                  <span>
                    {hazard.placeText} · {hazard.deadline ? dueWords(hazard.deadline) : '没有期限'}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {looks.length > 0 && (
        <section aria-labelledby="looks">
          <h2 id="looks">要盲查的</h2>
          <ul className="rows">
            {looks.map((look) => (
              <li key={look.ref}>
                <button type="button" onClick={() => go(`/field/blind/${look.ref}`)}>
                  <strong>{look.placeText}</strong>
                  <span>
                    {look.unitName} · {dayOf(look.leftFrom)} 前答复
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {nothing && bundle && <Empty>{nothingWords(bundle)}</Empty>}
      {carried && !registersHere(field) && <TellWhom />}
      {bundle && <AtDesk bundle={bundle} />}
    </Screen>
  );
}

/** What will come here, and when: an empty page must not look like one that does not work. */
function nothingWords(bundle: Bundle): string {
  const now = waitsAtDesk(bundle) ? '手机上没有等您办理的事。' : '现在没有等您办理的事。';
  const snap = bundle.registering?.may === false ? '' : '看到问题，点下面的“随手拍”。';
  return `${now}有了就出现在这里：安排给您岗位的检查（安排好就有）、指定由您整改的隐患（开始整改后）、检查组的任务（公开的提前七天）。有网络时打开就更新。${snap}`;
}

const waitsAtDesk = ({ atDesk }: Bundle) =>
  Boolean(atDesk && atDesk.hazards.waiting + atDesk.verifications > 0);

/** What takes a network and a form of its own is done in the console; that it waits is told here too. */
function AtDesk({ bundle }: { bundle: Bundle }) {
  const { atDesk } = bundle;
  if (!atDesk || !waitsAtDesk(bundle)) return null;
  const { waiting, late, exact } = atDesk.hazards;
  return (
    <section aria-labelledby="at-desk">
      <h2 id="at-desk">要在工作台办的</h2>
      <ul className="rows">
        {waiting > 0 && (
          <li>
            <a href="/today">
              <strong>
                核定、管控报告、验收、回头看等{exact ? '' : '至少'} {waiting} 项
              </strong>
              <span>{late > 0 ? `其中 ${late} 项已超时 · ` : ''}联网后打开工作台的“今天”</span>
            </a>
          </li>
        )}
        {atDesk.verifications > 0 && (
          <li>
            <a href="/verifications">
              <strong>举报核查 {atDesk.verifications} 项</strong>
              <span>联网后在工作台办理</span>
            </a>
          </li>
        )}
      </ul>
    </section>
  );
}

/** @param late of a hazard 逾期, of anything else 超时 */
export function dueWords(day: string, late: '逾期' | '超时' = '逾期'): string {
  const days = daysBetween(today(), day);
  if (days < 0) return `已${late} ${-days} 天`;
  return days === 0 ? '今天到期' : `还有 ${days} 天（${day}）`;
}
