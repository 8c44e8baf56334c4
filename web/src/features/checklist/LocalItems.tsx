import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { type Problem, problemOf } from '../../api/problem';
import { useSignedIn } from '../../api/session';
import { unitTypeList } from '../../api/unitTypes';
import { addDays, minuteOf, today } from '../../lib/dates';
import { useDraft } from '../../lib/drafts';
import { uuidv7 } from '../../lib/uuidv7';
import { Fact, Facts } from '../../ui/Facts';
import { Field } from '../../ui/Field';
import { LevelTag } from '../../ui/LevelTag';
import { PageHeader, Section } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { PageSkeleton } from '../../ui/states';
import { emptyText, ItemFields } from './ItemFields';
import { type LocalItem, localItemQuery, useReviseLocalItem, useWriteLocalItem } from './local';
import type { ItemText } from './publishing';
import { checklistsQuery } from './queries';
import { ownerWords, validity } from './words';
import './standards.css';
import { DayField, ReasonField } from './ReasonAndDay';

type Written = { id: string; text: ItemText; checklists: string[]; reason: string; effectiveFrom: string };

/** A district or a unit writes an item of its own and says in which lists it stands. */
export function NewLocalItem() {
  const { checklist } = useSearch({ from: '/shell/standards/local/items/new' });
  const navigate = useNavigate();
  const { scope } = useSignedIn();
  const write = useWriteLocalItem();
  const draft = useDraft<Written>('standards.local.new', () => ({
    id: uuidv7(),
    text: emptyText,
    checklists: checklist ? [checklist] : [],
    reason: '',
    effectiveFrom: today(),
  }));
  const problem = write.error ? problemOf(write.error) : null;
  const say = (part: Partial<Written>) => draft.change((before) => ({ ...before, ...part }));
  return (
    <div className="page page-narrow">
      <PageHeader
        above={<Link to="/standards/local">本地调整</Link>}
        title={scope.kind === 'DISTRICT' ? '新增本区检查项' : '新增本单位检查项'}
        below="编号由系统给出，带区划和级别，不会与全市的编号混淆"
      />
      <WriteForm
        value={draft.value}
        onChange={say}
        problem={problem}
        busy={write.isPending}
        submit="新增"
        onSubmit={() =>
          write.mutate(draft.value, {
            onSuccess: (made) => {
              draft.drop();
              void navigate({ to: '/standards/local/items/$code', params: { code: made.item.code } });
            },
          })
        }
      >
        <ListsField
          checklists={draft.value.checklists}
          onChange={(checklists) => say({ checklists })}
          problem={problem}
        />
      </WriteForm>
    </div>
  );
}

type ListsProps = {
  checklists: string[];
  onChange: (checklists: string[]) => void;
  problem: Problem | null;
};

/** In which lists an item of one's own stands. */
export function ListsField({ checklists, onChange, problem }: ListsProps) {
  const { data: lists = [] } = useQuery(checklistsQuery(undefined, undefined));
  return (
    <Field name="checklists" label="列入检查表" required group prefix="local" problem={problem}>
      {() => (
        <Checkbox.Group
          className="list-boxes"
          value={checklists}
          onChange={onChange}
          options={lists.map((list) => ({ value: list.code, label: list.title }))}
        />
      )}
    </Field>
  );
}

type FormProps = {
  value: Omit<Written, 'checklists'>;
  onChange: (part: Partial<Omit<Written, 'checklists'>>) => void;
  problem: Problem | null;
  busy: boolean;
  submit: string;
  onSubmit: () => void;
  categoryFixed?: boolean;
  children?: ReactNode;
};

function WriteForm({ value, onChange, problem, busy, submit, onSubmit, categoryFixed, children }: FormProps) {
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSubmit();
      }}
    >
      <ProblemAlert problem={problem} prefix="local" />
      <ItemFields
        text={value.text}
        onChange={(part) => onChange({ text: { ...value.text, ...part } })}
        problem={problem}
        prefix="local"
        path="text."
        categoryFixed={categoryFixed}
      />
      {children}
      <ReasonField
        label="理由"
        value={value.reason}
        onChange={(reason) => onChange({ reason })}
        prefix="local"
        problem={problem}
      />
      <DayField
        label="生效日期"
        value={value.effectiveFrom}
        onChange={(effectiveFrom) => onChange({ effectiveFrom })}
        prefix="local"
        problem={problem}
      />
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={busy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

export function LocalItemPage() {
  const { code } = useParams({ from: '/shell/standards/local/items/$code' });
  const { data, error, refetch } = useQuery(localItemQuery(code));
  const newest = data?.[0];
  if (error) {
    return (
      <div className="page page-narrow">
        <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />
      </div>
    );
  }
  return newest ? (
    <LocalItemFacts key={newest.item.effectiveFrom} versions={data} newest={newest} />
  ) : (
    <PageSkeleton />
  );
}

function LocalItemFacts({ versions, newest }: { versions: LocalItem[]; newest: LocalItem }) {
  const [revising, setRevising] = useState(false);
  const { item } = newest;
  if (revising) return <Revision newest={newest} onDone={() => setRevising(false)} />;
  return (
    <div className="page page-narrow">
      <PageHeader
        above={<Link to="/standards/local">本地调整</Link>}
        title={item.requirement}
        below={
          <>
            <span className="item-code">{item.code}</span>
            <span>{ownerWords[newest.level]}检查项</span>
            <LevelTag level={item.level} />
            <span>{newest.frequencyTitle}检查</span>
            <span>{unitTypeList(item.unitTypes)}</span>
          </>
        }
        acts={newest.can.includes('REVISE') && <Button onClick={() => setRevising(true)}>修订</Button>}
      />
      <Facts>
        <Fact label="检查方法">{item.method}</Fact>
        <Fact label="隐患表述">{item.hazardPhrase}</Fact>
        <Fact label="通常措施">{item.measure}</Fact>
        <Fact label="通常期限">{item.deadlineDays === 0 ? '当日' : `${item.deadlineDays} 天`}</Fact>
        <Fact label="依据">{item.basis}</Fact>
      </Facts>
      <Section title="历次版本" id="versions">
        <ol className="item-versions">
          {versions.map((version) => (
            <li key={version.item.effectiveFrom}>
              <p>{validity(version.item.effectiveFrom, version.item.effectiveTo)}</p>
              <p>{version.item.requirement}</p>
              <p className="quiet">理由：{version.reason}</p>
              <p className="faint">
                {minuteOf(version.madeAt)} {version.madeBy}（{version.postTitle}）
              </p>
            </li>
          ))}
        </ol>
      </Section>
    </div>
  );
}

function Revision({ newest, onDone }: { newest: LocalItem; onDone: () => void }) {
  const { item } = newest;
  const revise = useReviseLocalItem(item.code);
  const { code: _, effectiveFrom: base, effectiveTo: __, ...text } = item;
  const draft = useDraft(`standards.local.${item.code}.${base}`, () => ({
    id: uuidv7(),
    text: text as ItemText,
    reason: '',
    effectiveFrom: base < today() ? today() : addDays(base, 1),
  }));
  return (
    <div className="page page-narrow">
      <PageHeader above={item.code} title="修订本地检查项" below={`在 ${base} 版上修改`} />
      <WriteForm
        value={draft.value}
        onChange={(part) => draft.change((before) => ({ ...before, ...part }))}
        problem={revise.error ? problemOf(revise.error) : null}
        busy={revise.isPending}
        submit="保存新版本"
        categoryFixed
        onSubmit={() =>
          revise.mutate(
            { ...draft.value, base },
            {
              onSuccess: () => {
                draft.drop();
                onDone();
              },
            },
          )
        }
      />
    </div>
  );
}
