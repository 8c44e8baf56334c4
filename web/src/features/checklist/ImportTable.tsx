import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { address } from '../../api/client';
import { problemOf } from '../../api/problem';
import { useSignedIn } from '../../api/session';
import { today } from '../../lib/dates';
import { uuidv7 } from '../../lib/uuidv7';
import { DropTable } from '../../ui/DropTable';
import { Field } from '../../ui/Field';
import { PageHeader, Section } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { ItemLink } from './ItemLink';
import { ListsField } from './LocalItems';
import { readItemTable, useWriteLocalItems } from './local';
import { freshFrame, PublishForm } from './PublishForm';
import { type CheckTable, type ItemText, readCheckTable, type WrongCell } from './publishing';
import { DayField, ReasonField } from './ReasonAndDay';
import { ListFields } from './ReviseChecklist';
import { isNew, lineWords } from './tableWords';
import './standards.css';

const COLUMNS =
  '一级标题、二级标题、三级标题、编号、领域、检查内容及要求、检查方法、隐患表述、通常措施、期限（天）、建议等级、检查频次、适用单位、依据、检查要点';

/** A check table from a spreadsheet: read and corrected first, then published, or written as items of one's own. */
export function ImportTable() {
  const { scope } = useSignedIn();
  return scope.kind === 'CITY' ? <ForTheCity /> : <OfOnesOwn />;
}

function ForTheCity() {
  const cache = useQueryClient();
  const read = useMutation({ mutationFn: readCheckTable });
  const table = read.data;
  return (
    <div className="page page-narrow">
      <PageHeader above={<Link to="/standards/checklists">检查表</Link>} title="从 Excel 导入检查表" />
      <ChooseTable
        read={read}
        hint="标题、编号、检查要点可以不填；编号留空的，检查内容与标准库相同即列入已有的检查项，否则为新检查项。"
      />
      {table && table.wrong.length === 0 && (
        <PublishTable key={read.submittedAt} table={table} onPublished={() => cache.invalidateQueries()} />
      )}
    </div>
  );
}

function OfOnesOwn() {
  const { scope } = useSignedIn();
  const read = useMutation({ mutationFn: readItemTable });
  const table = read.data;
  const own = scope.kind === 'DISTRICT' ? '本区' : '本单位';
  return (
    <div className="page page-narrow">
      <PageHeader
        above={<Link to="/standards/local">本地调整</Link>}
        title={`从 Excel 导入${own}检查项`}
        below="每行是一个新的检查项，编号由系统给出"
      />
      <ChooseTable read={read} hint="编号、标题不填；检查要点可以不填。" />
      {table && table.wrong.length === 0 && <WriteTable key={read.submittedAt} items={table.items} />}
    </div>
  );
}

type Reading = {
  data: { wrong: WrongCell[] } | undefined;
  error: Error | null;
  isPending: boolean;
  mutate: (file: File) => void;
};

function ChooseTable({ read, hint }: { read: Reading; hint: string }) {
  const [name, setName] = useState('');
  const wrong = read.data?.wrong ?? [];
  return (
    <>
      <p className="quiet">
        第一行写列名：{COLUMNS}。{hint}要点每行一个，写作“要点｜不合格时的隐患表述”。
      </p>
      <p>
        <a className="link-as-button" href={address('/standards/check-tables/template')} download>
          下载检查表模板
        </a>
      </p>
      <DropTable
        disabled={read.isPending}
        onFile={(file) => {
          setName(file.name);
          read.mutate(file);
        }}
      >
        <span className="quiet">
          {name && `已选择 ${name}。`}不超过 2 MB、1000 行；读取时不保存任何内容。
        </span>
      </DropTable>
      {read.isPending && <p role="status">正在读取…</p>}
      {read.error && <ProblemAlert problem={problemOf(read.error)} prefix="import" />}
      {wrong.length > 0 && (
        <Section title={`有 ${wrong.length} 处需要改正，改好后重新选择文件`} id="wrong">
          <PlainTable
            label="需要改正的单元格"
            rows={wrong}
            columns={columns}
            rowKey={(w) => `${w.row}${w.column}${w.problem}`}
          />
        </Section>
      )}
    </>
  );
}

/** All of it is written, or nothing. */
function WriteTable({ items }: { items: ItemText[] }) {
  const navigate = useNavigate();
  const write = useWriteLocalItems();
  const [wanted, setWanted] = useState({
    id: uuidv7(),
    checklists: [] as string[],
    reason: '',
    effectiveFrom: today(),
  });
  const problem = write.error ? problemOf(write.error) : null;
  const say = (part: Partial<typeof wanted>) => setWanted((before) => ({ ...before, ...part }));
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (write.isPending) return;
        write.mutate({ ...wanted, items }, { onSuccess: () => void navigate({ to: '/standards/local' }) });
      }}
    >
      <p role="status">读到 {items.length} 项，都是新检查项。</p>
      <PlainTable
        label="读到的检查项"
        rows={items}
        columns={[{ key: 'requirement', title: '检查内容及要求', render: (item) => item.requirement }]}
        rowKey={(item) => item.requirement}
      />
      <ProblemAlert problem={problem} prefix="local" />
      <ListsField
        checklists={wanted.checklists}
        onChange={(checklists) => say({ checklists })}
        problem={problem}
      />
      <ReasonField
        label="理由"
        value={wanted.reason}
        onChange={(reason) => say({ reason })}
        prefix="local"
        problem={problem}
      />
      <DayField
        label="生效日期"
        value={wanted.effectiveFrom}
        onChange={(effectiveFrom) => say({ effectiveFrom })}
        prefix="local"
        problem={problem}
      />
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={write.isPending}>
          全部新增
        </Button>
      </div>
    </form>
  );
}

const columns: PlainColumn<WrongCell>[] = [
  { key: 'row', title: '行', width: 60, render: (w) => w.row },
  { key: 'column', title: '列', width: 130, render: (w) => w.column },
  { key: 'value', title: '现在写的是', render: (w) => w.value || <span className="faint">空</span> },
  { key: 'problem', title: '问题', render: (w) => w.problem },
  { key: 'remedy', title: '怎么改', render: (w) => w.remedy },
];

/** Every row as it will stand in the list: which item it is, and why. */
function RowsRead({ table }: { table: CheckTable }) {
  return (
    <Section title="读到的检查项" id="read">
      <PlainTable
        label="读到的检查项"
        rows={table.lines}
        columns={linesOf(table)}
        rowKey={(line) => line.code}
      />
    </Section>
  );
}

const linesOf = (table: CheckTable): PlainColumn<CheckTable['lines'][number]>[] => [
  { key: 'row', title: '行', width: 60, render: (line) => line.row },
  {
    key: 'code',
    title: '编号',
    width: 110,
    render: ({ code }) => (isNew(table, code) ? code : <ItemLink code={code} />),
  },
  { key: 'words', title: '检查内容及要求', render: (line) => line.words },
  { key: 'what', title: '办理', width: '34%', render: ({ code }) => lineWords(table, code) },
];

function PublishTable({ table, onPublished }: { table: CheckTable; onPublished: () => void }) {
  const [frame, setFrame] = useState(freshFrame);
  const [code, setCode] = useState('CL-');
  const [text, setText] = useState<Parameters<typeof ListFields>[0]['text']>({
    title: '',
    unitTypes: [],
    frequency: 'MONTHLY',
    kind: 'SELF_CHECK',
  });
  return (
    <>
      <p role="status">
        读到 {table.lines.length} 项，其中新增或修订 {table.items.length} 项
        {table.known.length > 0 && `，按检查内容认出已有的 ${table.known.length} 项`}。
      </p>
      <RowsRead table={table} />
      <PublishForm
        frame={frame}
        onFrame={(part) => setFrame((f) => ({ ...f, ...part }))}
        build={() => ({
          items: table.items,
          checklists: [
            {
              code,
              base: null,
              text: { ...text, items: table.lines.map((line) => line.code), headings: table.headings },
            },
          ],
        })}
        onPublished={onPublished}
      >
        {(problem) => (
          <>
            <Field
              name="checklists[0].code"
              label="检查表编号"
              required
              hint="新检查表的代号，以 CL- 开头，后面是大写字母、数字和短横线，如 CL-PS-LAB；发布以后不变"
              prefix="publish"
              problem={problem}
            >
              {(input) => (
                <Input
                  {...input}
                  maxLength={40}
                  value={code}
                  onChange={(e) => setCode(e.target.value.toUpperCase())}
                />
              )}
            </Field>
            <ListFields
              text={text}
              onChange={(part) => setText((before) => ({ ...before, ...part }))}
              problem={problem}
            />
          </>
        )}
      </PublishForm>
    </>
  );
}
