import { Link } from '@tanstack/react-router';
import { App, Button, Drawer, Dropdown } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { invalid, type Problem, problemOf } from '../../api/problem';
import { useCanBegin } from '../../api/session';
import type { Act, HazardRow } from '../../api/types';
import { actWords } from '../../api/words';
import { useDraft } from '../../lib/drafts';
import { SMALL, useMedia } from '../../lib/media';
import { uuidv7 } from '../../lib/uuidv7';
import { Field } from '../../ui/Field';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { type Sent, UrgeForm } from '../supervision/UrgeForm';
import { UrgeResults } from '../supervision/UrgeResults';
import { ActInput, isGroup } from './acts/ActInput';
import {
  type ActDefinition,
  bodyOf,
  hintOf,
  problemsIn,
  type Subject,
  shownFields,
  type Values,
} from './acts/actForm';
import { actDefinitions } from './acts/definitions';
import { type BatchAct, type RowResult, useBatchAct } from './queries';
import { MOST_SHEETS } from './sheets';

/** Acts that make sense for many hazards at once: the same decision with the same words, no photos. */
const BATCH_ACTS: Act[] = [
  'GRADE',
  'START',
  'SIGN_PLAN',
  'CONFIRM_ON_SPOT_FIX',
  'REASSIGN',
  'ACCEPT',
  'CONFIRM_CLOSURE',
  'ADD_NOTE',
];

type Props = { rows: HazardRow[]; onDone: (failed: string[]) => void; onClear: () => void };

export function BatchBar({ rows, onDone, onClear }: Props) {
  const [act, setAct] = useState<Choice | null>(null);
  const urges = useCanBegin()('URGE');
  // It comes where the list had its end: the row just chosen stays in sight.
  useEffect(() => document.activeElement?.closest('tr, li')?.scrollIntoView({ block: 'nearest' }), []);
  const possible = BATCH_ACTS.filter((a) => rows.some((row) => row.can.includes(a)));
  return (
    <section className="batch no-print" aria-label="批量办理">
      <span>
        已选 <b className="number">{rows.length}</b> 条
      </span>
      <Dropdown
        trigger={['click']}
        disabled={possible.length === 0 && !urges}
        menu={{
          items: [
            ...possible.map((key) => ({ key, label: labelOf(key, rows) })),
            ...(urges ? [{ key: 'URGE', label: wordsOf('URGE') }] : []),
          ],
          onClick: ({ key }) => setAct(key as Choice),
        }}
      >
        <Button type="primary">批量办理</Button>
      </Dropdown>
      <PrintMany rows={rows} />
      <Button onClick={onClear}>取消选择</Button>
      {act === 'URGE' && <UrgeDrawer rows={rows} onDone={onDone} onClose={() => setAct(null)} />}
      {act && act !== 'URGE' && (
        <BatchDrawer act={act} rows={rows} onDone={onDone} onClose={() => setAct(null)} />
      )}
    </section>
  );
}

/** One act of a hazard, or letters about hazards (催办). */
type Choice = Act | 'URGE';

const wordsOf = (choice: Choice) => (choice === 'URGE' ? '催办' : actWords[choice]);

/** The chosen rows the act is open for; of letters the form says for which there is one. */
const rowsFor = (choice: Choice, rows: HazardRow[]) =>
  choice === 'URGE' ? rows : rows.filter((row) => row.can.includes(choice));

function labelOf(act: Act, rows: HazardRow[]) {
  const open = rowsFor(act, rows).length;
  return open === rows.length ? wordsOf(act) : `${wordsOf(act)}（其中 ${open} 条）`;
}

function PrintMany({ rows }: { rows: HazardRow[] }) {
  if (rows.length > MOST_SHEETS) return <span className="faint">整改单一次最多打印 {MOST_SHEETS} 张</span>;
  return (
    <Link className="link-as-button" to="/hazards/print" search={{ refs: rows.map((h) => h.ref).join() }}>
      打印整改单
    </Link>
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
  const [chosen] = useState(() => rowsFor(act, rows));
  const [others] = useState(() => rows.filter((row) => !chosen.includes(row)).map((row) => row.ref));
  const [results, setResults] = useState<RowResult[] | null>(null);
  const small = useMedia(SMALL);
  const close = () => {
    if (results) onDone([...others, ...results.filter((r) => !r.ok).map((r) => r.ref)]);
    onClose();
  };
  return (
    <Drawer open onClose={close} size={small ? '100%' : 520} title={`${wordsOf(act)}（${chosen.length} 条）`}>
      {results && <Results rows={chosen} results={results} onClose={close} />}
      {!results && <BatchForm act={act} rows={chosen} onResults={setResults} onCancel={onClose} />}
    </Drawer>
  );
}

/** Letters about hazards: what is not sent stays chosen. */
function UrgeDrawer({ rows, onDone, onClose }: Omit<DrawerProps, 'act'>) {
  const [chosen] = useState(rows);
  const [sent, setSent] = useState<Sent | null>(null);
  const small = useMedia(SMALL);
  const close = () => {
    if (sent) {
      const letters = sent.results.flatMap((result) => result.letter ?? []);
      onDone(chosen.map((row) => row.ref).filter((ref) => !letters.some(({ hazard }) => hazard.ref === ref)));
    }
    onClose();
  };
  return (
    <Drawer open onClose={close} size={small ? '100%' : 760} title={`催办（已选 ${chosen.length} 条）`}>
      {sent ? (
        <UrgeResults sent={sent} onClose={close} />
      ) : (
        <UrgeForm rows={chosen} onSent={setSent} onCancel={onClose} />
      )}
    </Drawer>
  );
}

type FormProps = {
  act: Act;
  rows: HazardRow[];
  onResults: (results: RowResult[]) => void;
  onCancel: () => void;
};

function BatchForm({ act, rows, onResults, onCancel }: FormProps) {
  const definition = forMany(actDefinitions[act]);
  const subject = commonSubject(rows);
  const draft = useDraft<Values>(`batch.${act}`, () => ({}));
  const values = draft.value;
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = useBatchAct();
  const sent = useRef<{ content: string; acts: BatchAct[] }>({ content: '', acts: [] });
  const { message } = App.useApp();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = problemsIn(definition, values, subject);
    if (wrong.length > 0) return setProblem(invalid(wrong));
    const body = bodyOf(act, definition, values, subject);
    const content = JSON.stringify(body);
    if (sent.current.content !== content)
      sent.current = {
        content,
        acts: rows.map((row) => ({ ref: row.ref, version: row.version, act: body, key: uuidv7() })),
      };
    send.mutate(sent.current.acts, {
      onSuccess: (results) => {
        // Where none was dealt with, the words are needed once more.
        if (results.some((r) => r.ok)) draft.drop();
        onResults(results);
        if (results.every((r) => r.ok)) void message.success(`${results.length} 条全部办理`);
      },
      onError: (error) => setProblem(problemOf(error)),
    });
  };
  return (
    <form className="form" onSubmit={onSubmit} noValidate>
      <p className="quiet">
        {definition.intro}
        逐条办理，互不影响；办不了的说明原因并保持选中。已办理的逐条记入经过，不能一并撤回；办错的请逐条更正。
      </p>
      <ProblemAlert problem={problem} prefix="batch" />
      {draft.restored && <p className="quiet">已恢复您上次填写但没有提交的内容。</p>}
      {shownFields(definition, values, subject).map((field) => (
        <Field
          key={field.name}
          name={field.name}
          label={field.label}
          hint={hintOf(field, subject)}
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
              onChange={(value) => draft.change((before) => ({ ...before, [field.name]: value }))}
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
  results: RowResult[];
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
              <Link to="/hazards/$ref" params={{ ref: result.ref }} className="number">
                {row?.number ?? '草稿'}
              </Link>
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

/** A photo shows one hazard and its basis is its own; what is done to many at once leaves both as they are. */
const forMany = (definition: ActDefinition): ActDefinition => ({
  ...definition,
  fields: definition.fields.filter((field) => field.kind !== 'photos' && field.name !== 'basis'),
});

/** What the chosen hazards have in common; people can be chosen only when all are of one unit. */
function commonSubject(rows: HazardRow[]): Subject {
  const [first] = rows;
  const oneUnit = rows.every((row) => row.unit.ref === first?.unit.ref);
  return {
    ref: '',
    unit: oneUnit && first ? first.unit : { ref: '', name: '同一单位', ended: null },
    description: '',
    foundAt: rows.every((row) => row.foundAt === first?.foundAt) && first ? first.foundAt : null,
    level: null,
    proposedLevel: null,
    basis: null,
    judgement: null,
    itemCode: null,
    plan: null,
    proposals: [],
    photos: [],
    foundLevel: 'UNIT',
    extensionLevel: 'DISTRICT',
    mayExtend: false,
  };
}
