import { useState } from 'react';
import { POST_HEADER, parseProblem } from '../../api/client';
import { type Problem, unreachable } from '../../api/problem';
import { recordAddress } from '../../features/inspection/recordAddress';
import { ProblemNote } from '../kit/ProblemNote';
import { useField } from '../store/field';
import type { FieldRecord } from '../types';
import { download } from './exportDrafts';

const FORMS = { PDF: 'PDF', DOCX: 'Word' } as const;

/** 现场检查记录, to be shown or given to the unit; asked for under the post of the team as long as there is one. */
export function RecordPaper({ record }: { record: FieldRecord }) {
  const { holder, line } = useField();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  if (record.draft.kind !== 'CHECK') return null;
  const visit = record.draft.task;
  const post = record.team && holder?.teams.includes(record.team) ? record.team : holder?.post;
  const take = async (form: keyof typeof FORMS) => {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await fetch(recordAddress(visit, form), {
        headers: post ? { [POST_HEADER]: post } : {},
        credentials: 'same-origin',
      });
      if (answer.ok) {
        download(`现场检查记录-${record.unitName}.${form.toLowerCase()}`, await answer.blob());
      } else setProblem(parseProblem(answer.status, await answer.text()));
    } catch {
      setProblem(unreachable);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-label="现场检查记录">
      <ProblemNote problem={problem} />
      <div className="row">
        {(Object.keys(FORMS) as (keyof typeof FORMS)[]).map((form) => (
          <button
            key={form}
            type="button"
            className="button"
            disabled={busy || line !== 'online'}
            onClick={() => void take(form)}
          >
            检查记录 {FORMS[form]}
          </button>
        ))}
      </div>
      {line !== 'online' && <p className="hint">联网后可取现场检查记录。</p>}
    </section>
  );
}
