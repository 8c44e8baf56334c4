import { App, Button, Drawer, Dropdown } from 'antd';
import { type FormEvent, useState } from 'react';
import { invalid, type Problem, problemOf } from '../../api/problem';
import type { Act, HazardRow } from '../../api/types';
import { actWords } from '../../api/words';
import { Field } from '../../ui/Field';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { ActInput, isGroup } from './acts/ActInput';
import { bodyOf, problemsIn, type Subject, shownFields, type Values } from './acts/actForm';
import { actDefinitions } from './acts/definitions';
import { type BatchResult, useBatchAct } from './queries';

/** Acts that make sense for many hazards at once: the same decision with the same words, no photos. */
const BATCH_ACTS: Act[] = [
  'GRADE',
  'START',
  'SIGN_PLAN',
  'CONFIRM_ON_SPOT_FIX',
  'REASSIGN',
  'CONFIRM_CLOSURE',
  'ADD_NOTE',
];

type Props = { rows: HazardRow[]; onDone: (failed: string[]) => void; onClear: () => void };

export function BatchBar({ rows, onDone, onClear }: Props) {
  const [act, setAct] = useState<Act | null>(null);
  return (
    <section className="batch no-print" aria-label="批量办理">
      <span>
        已选 <b className="number">{rows.length}</b> 条
      </span>
      <Dropdown
        trigger={['click']}
        menu={{
          items: BATCH_ACTS.map((one) => ({ key: one, label: actWords[one] })),
          onClick: ({ key }) => setAct(key as Act),
        }}
      >
        <Button type="primary">批量办理</Button>
      </Dropdown>
      <Button onClick={onClear}>取消选择</Button>
      {act && <BatchDrawer act={act} rows={rows} onDone={onDone} onClose={() => setAct(null)} />}
    </section>
  );
}

type DrawerProps = {
  act: Act;
  rows: HazardRow[];
  onDone: (failed: string[]) => void;
  onClose: () => void;
};

function BatchDrawer({ act, rows, onDone, onClose }: DrawerProps) {
  // The rows change under us as they are dealt with; the results speak of those chosen at the start.
  const [chosen] = useState(rows);
  const [results, setResults] = useState<BatchResult[] | null>(null);
  const close = () => {
    if (results) onDone(results.filter((r) => !r.ok).map((r) => r.ref));
    onClose();
  };
  return (
    <Drawer open onClose={close} size={520} title={`${actWords[act]}（${chosen.length} 条）`}>
      {results ? (
        <Results rows={chosen} results={results} onClose={close} />
      ) : (
        <BatchForm act={act} rows={chosen} onResults={setResults} onCancel={onClose} />
      )}
    </Drawer>
  );
}

type FormProps = {
  act: Act;
  rows: HazardRow[];
  onResults: (results: BatchResult[]) => void;
  onCancel: () => void;
};

function BatchForm({ act, rows, onResults, onCancel }: FormProps) {
  const definition = actDefinitions[act];
  const subject = commonSubject(rows);
  const [values, setValues] = useState<Values>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = useBatchAct();
  const { message } = App.useApp();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = problemsIn(definition, values, subject);
    if (wrong.length > 0) return setProblem(invalid(wrong));
    const body = bodyOf(act, definition, values, subject);
    send.mutate(
      rows.map((row) => ({ ref: row.ref, version: row.version, act: body })),
      {
        onSuccess: (results) => {
          onResults(results);
          if (results.every((r) => r.ok)) void message.success(`${results.length} 条全部办理`);
        },
        onError: (error) => setProblem(problemOf(error)),
      },
    );
  };
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <p className="quiet">{definition.intro}逐条办理，互不影响；办不了的说明原因并保持选中。</p>
      <ProblemAlert problem={problem} prefix="batch" />
      {shownFields(definition, values, subject).map((field) => (
        <Field
          key={field.name}
          name={field.name}
          label={field.label}
          hint={field.hint}
          required={!field.optional}
          problem={problem}
          prefix="batch"
          group={isGroup(field)}
        >
          {(input) => (
            <ActInput
              field={field}
              value={values[field.name]}
              hazard={subject}
              input={input}
              onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
              onBusy={() => {}}
            />
          )}
        </Field>
      ))}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {definition.button} {rows.length} 条
        </Button>
        <Button onClick={onCancel}>取消</Button>
      </div>
    </form>
  );
}

function Results({
  rows,
  results,
  onClose,
}: {
  rows: HazardRow[];
  results: BatchResult[];
  onClose: () => void;
}) {
  const failed = results.filter((r) => !r.ok).length;
  return (
    <div className="stack">
      <p role="status">
        办理 {results.length - failed} 条{failed > 0 && `，${failed} 条没有办理`}
      </p>
      <ul className="batch-results">
        {results.map((result) => {
          const row = rows.find((r) => r.ref === result.ref);
          return (
            <li key={result.ref}>
              <span className="number">{row?.number ?? '草稿'}</span>
              {result.ok ? (
                <span>已办理</span>
              ) : (
                <span>
                  <span className="clock-late">没有办理：</span>
                  {result.problem?.why}
                  {result.problem?.remedy && `。${result.problem.remedy}`}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <div>
        <Button type="primary" onClick={onClose}>
          完成
        </Button>
      </div>
    </div>
  );
}

/** What the chosen hazards have in common; people can be chosen only when all are of one unit. */
function commonSubject(rows: HazardRow[]): Subject {
  const [first] = rows;
  const oneUnit = rows.every((row) => row.unit.ref === first?.unit.ref);
  return {
    ref: '',
    unit: oneUnit && first ? first.unit : { ref: '', name: '同一单位' },
    description: '',
    level: null,
    proposedLevel: null,
    basis: null,
    judgement: null,
    itemCode: null,
    plan: null,
    proposals: [],
    photos: [],
    foundLevel: 'UNIT',
  };
}
