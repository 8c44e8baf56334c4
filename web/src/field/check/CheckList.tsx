import { NothingCarried } from '../kit/NothingCarried';
import { RecordRow } from '../kit/RecordRow';
import { Empty, Screen } from '../kit/Screen';
import { goesOnPatrol } from '../patrol/places';
import { go } from '../route';
import { useField } from '../store/field';
import { isOvertaken, teamsOf } from '../store/tasks';
import { dueWords } from '../today/Today';
import { outcomeOf, stateWords } from '../words';
import { TeamTargets } from './TeamTargets';

export function CheckList() {
  const field = useField();
  const { carried, patrols, records } = field;
  const teams = teamsOf(field);
  const overtaken = records.filter((record) => isOvertaken(field, record));
  const tasks = carried?.bundle.tasks ?? [];
  return (
    <Screen
      title="检查"
      tab="check"
      actions={
        goesOnPatrol(patrols) && (
          <button type="button" className="button" onClick={() => go('/field/patrol')}>
            巡查
          </button>
        )
      }
    >
      {teams.map((team) => (
        <TeamTargets key={team.post} team={team} />
      ))}
      <ul className="rows">
        {tasks.map((task) => {
          const record = records.find((r) => r.draft.kind === 'CHECK' && r.draft.task === task.ref);
          const begun = record && record.state !== 'DRAFT';
          return (
            <li key={task.ref}>
              <button
                type="button"
                onClick={() => go(begun ? `/field/record/${record.id}` : `/field/check/${task.ref}`)}
              >
                <strong>{task.checklistTitle}</strong>
                <span>
                  {task.unit.name} · {task.lines.length} 项 · {dueWords(task.dueOn, '超时')}
                </span>
                {record && (
                  <span className={`state ${record.state}`}>
                    {`${stateWords(record)} ${outcomeOf(record)}`.trim()}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
      {overtaken.length > 0 && (
        <section aria-labelledby="overtaken">
          <h2 id="overtaken">不能再提交的草稿（{overtaken.length}）</h2>
          <ul className="rows">
            {overtaken.map((record) => (
              <RecordRow key={record.id} record={record} />
            ))}
          </ul>
        </section>
      )}
      {tasks.length + teams.length + overtaken.length === 0 && carried && (
        <Empty>现在没有本岗位要做的检查。</Empty>
      )}
      {!carried && teams.length === 0 && <NothingCarried />}
    </Screen>
  );
}
