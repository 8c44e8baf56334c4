import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Radio } from 'antd';
import { useState } from 'react';
import type { Query } from '../../api/client';
import { awaitJob, jobsQuery } from '../../api/jobs';
import { problemOf } from '../../api/problem';
import type { Count } from '../../api/types';
import { uuidv7 } from '../../lib/uuidv7';
import { FormDrawer } from '../../ui/FormDrawer';
import { type ExportForm, startExport } from './queries';
import './ExportLedger.css';

type Props = {
  query: Query;
  /** What the filters mean. */
  sentence: string;
  count: Count | undefined;
  /** Keys of the columns on the screen, in their order. */
  columns: string[];
};

const forms: [ExportForm, string, string][] = [
  ['SHOWN', '所见的列', '与屏幕上的列和次序相同'],
  ['WHOLE', '台账全部列', '学校台账常用的列都有，含整改措施、资金、验收'],
  ['NATIONAL', '国家数据规范字段', '按隐患排查治理数据规范的字段名，供向其他系统报送'],
];

/** Takes the list on the screen out as a workbook; it is made in the background and shown under 任务. */
export function ExportLedger({ query, sentence, count, columns }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>导出 Excel</Button>
      {open && (
        <ChooseColumns
          query={query}
          sentence={sentence}
          count={count}
          columns={columns}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function ChooseColumns({ query, sentence, count, columns, onClose }: Props & { onClose: () => void }) {
  const cache = useQueryClient();
  const { message } = App.useApp();
  const [form, setForm] = useState<ExportForm>('SHOWN');
  const [id] = useState(uuidv7);
  const start = useMutation({
    mutationFn: () => startExport(query, { id, form, columns: form === 'SHOWN' ? columns : [] }),
    onSuccess: (job) => {
      awaitJob(job.id);
      void cache.invalidateQueries({ queryKey: jobsQuery.queryKey });
      void message.success('已开始导出，完成后自动下载；也可以在右上角“任务”中查看');
      onClose();
    },
  });
  return (
    <FormDrawer
      title="导出台账"
      submit="开始导出"
      busy={start.isPending}
      problem={start.error && problemOf(start.error)}
      prefix="export"
      onSubmit={() => start.mutate()}
      onClose={onClose}
    >
      <p>
        导出{sentence}
        {count && `，${count.exact ? '共' : '至少'} ${count.value.toLocaleString('zh-CN')} 条`}
        ，次序与屏幕相同。
      </p>
      <fieldset className="export-forms">
        <legend className="field-label">导出哪些列</legend>
        <Radio.Group value={form} onChange={(e) => setForm(e.target.value as ExportForm)}>
          {forms.map(([value, title, hint]) => (
            <Radio key={value} value={value}>
              {title}
              <span className="field-hint">{value === 'SHOWN' ? `${hint}，${columns.length} 列` : hint}</span>
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      <p className="quiet">
        表中会注明导出人、时间和筛选条件，每次导出都有记录。超过 1,000 条时要再次确认是您本人。
      </p>
    </FormDrawer>
  );
}
