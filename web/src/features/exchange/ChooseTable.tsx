import { Progress } from 'antd';
import { useId, useState } from 'react';
import { type Job, startImport } from '../../api/jobs';
import { type Problem, problemOf } from '../../api/problem';
import { uuidv7 } from '../../lib/uuidv7';
import { DropTable } from '../../ui/DropTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import type { ImportForm } from './importForms';

const MOST_BYTES = 20 * 1024 * 1024;

/** The template to fill in, and the place to give it back: chosen or dropped. */
export function ChooseTable({ form, onStarted }: { form: ImportForm; onStarted: (job: Job) => void }) {
  const id = useId();
  const [sent, setSent] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (file: File) => {
    const unfit = unfitness(file);
    setProblem(unfit);
    if (unfit) return;
    setSent(0);
    try {
      onStarted(await startImport(form.upload, uuidv7(), file, setSent));
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setSent(null);
    }
  };
  return (
    <div className="import-choose">
      <section aria-labelledby={`${id}-template`}>
        <h2 id={`${id}-template`}>先填表</h2>
        <p>{form.intro}</p>
        <a className="link-as-button" href={form.template} download>
          {form.templateWords}
        </a>
        <ul className="import-rules quiet">
          {form.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby={`${id}-upload`}>
        <h2 id={`${id}-upload`}>再上传</h2>
        <ProblemAlert problem={problem} />
        <DropTable disabled={sent !== null} onFile={(file) => void send(file)}>
          {sent !== null && <Progress percent={Math.round(sent * 100)} aria-label="正在上传" />}
        </DropTable>
      </section>
    </div>
  );
}

function unfitness(file: File): Problem | null {
  const say = (detail: string, remedy: string): Problem => ({
    code: 'unfit-file',
    title: '这个文件不能导入',
    status: 0,
    detail,
    remedy,
  });
  if (file.size > MOST_BYTES) return say('文件超过 20 MB', '请把表格分成几个文件，或删去图片等无关内容');
  if (file.size === 0) return say('文件是空的', '请核对后重新选择');
  if (!/\.xlsx$/i.test(file.name)) return say('不是 .xlsx 文件', '请用 Excel 或 WPS 另存为 .xlsx');
  return null;
}
