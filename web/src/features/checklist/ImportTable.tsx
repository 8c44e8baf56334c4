import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { Field } from '../../ui/Field';
import { PageHeader, Section } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { freshFrame, PublishForm } from './PublishForm';
import { type CheckTable, readCheckTable } from './publishing';
import { ListFields } from './ReviseChecklist';
import './standards.css';

const COLUMNS =
  '一级标题、二级标题、三级标题、编号、领域、检查内容及要求、检查方法、隐患表述、通常措施、期限（天）、建议等级、检查频次、适用单位、依据、检查要点';

/** A check table from a spreadsheet: read and corrected first, then published like anything else. */
export function ImportTable() {
  const cache = useQueryClient();
  const read = useMutation({ mutationFn: readCheckTable });
  const table = read.data;
  return (
    <div className="page page-narrow">
      <PageHeader above={<Link to="/standards/checklists">检查表</Link>} title="从 Excel 导入检查表" />
      <p className="quiet">
        第一行写列名：{COLUMNS}
        。标题、编号、检查要点可以不填；编号留空即为新检查项。要点每行一个，写作“要点｜不合格时的隐患表述”。
      </p>
      <Field
        name="file"
        label="选择 .xlsx 文件"
        required
        hint="不超过 2 MB、1000 行；读取时不保存任何内容"
        prefix="import"
      >
        {(input) => (
          <input
            {...{ id: input.id, 'aria-describedby': input['aria-describedby'] }}
            type="file"
            accept=".xlsx"
            onChange={(e) => {
              const chosen = e.target.files?.[0];
              if (chosen) read.mutate(chosen);
            }}
          />
        )}
      </Field>
      {read.isPending && <p role="status">正在读取…</p>}
      {read.error && <ProblemAlert problem={problemOf(read.error)} prefix="import" />}
      {table && table.wrong.length > 0 && (
        <Section title={`有 ${table.wrong.length} 处需要改正，改好后重新选择文件`} id="wrong">
          <PlainTable
            label="需要改正的单元格"
            rows={table.wrong}
            columns={columns}
            rowKey={(w) => `${w.row}${w.column}${w.problem}`}
          />
        </Section>
      )}
      {table && table.wrong.length === 0 && (
        <PublishTable key={read.submittedAt} table={table} onPublished={() => cache.invalidateQueries()} />
      )}
    </div>
  );
}

const columns: PlainColumn<CheckTable['wrong'][number]>[] = [
  { key: 'row', title: '行', width: 60, render: (w) => w.row },
  { key: 'column', title: '列', width: 130, render: (w) => w.column },
  { key: 'value', title: '现在写的是', render: (w) => w.value || <span className="faint">空</span> },
  { key: 'problem', title: '问题', render: (w) => w.problem },
  { key: 'remedy', title: '怎么改', render: (w) => w.remedy },
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
        读到 {table.lines.length} 项，其中新增或修订 {table.items.length} 项。
      </p>
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
            <Field name="checklists[0].code" label="检查表编号" required prefix="publish" problem={problem}>
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
