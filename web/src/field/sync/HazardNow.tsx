import { useEffect, useState } from 'react';
import { call } from '../../api/client';
import type { Act, PhotoKind, Ref } from '../../api/types';
import { go } from '../route';
import { useField } from '../store/field';
import { saveAsStep } from '../store/records';
import type { Draft, FieldRecord } from '../types';
import { exportToFile } from './exportDrafts';
import { ServerPhotos } from './ServerPhotos';

type Step = Extract<Draft, { kind: 'RECTIFICATION' }>;
type OnServer = {
  version: number;
  statusTitle: string;
  photos: { file: Ref; kind: PhotoKind }[];
  can: { act: Act; allowed: boolean; why: string | null }[];
};

/** What is left to be said of a hazard that somebody else was faster with; the ledger says which of it may be done. */
const LEFT_TO_SAY = [
  { act: 'REPORT_PROGRESS', words: '作为整改进展提交' },
  { act: 'ADD_NOTE', words: '作为补充说明提交' },
] as const;

/** The hazard as the server has it now: the after photos there, and how what was written here can still go there. */
export function HazardNow({ record, draft, late }: { record: FieldRecord; draft: Step; late: boolean }) {
  const { holder, line } = useField();
  const [now, setNow] = useState<OnServer | null>(null);
  const [wrong, setWrong] = useState(false);
  const { hazard } = draft;
  const post = holder?.post;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with a line again it is asked again.
  useEffect(() => {
    const gone = new AbortController();
    call<OnServer>('GET', `/hazards/${hazard}`, { post, signal: gone.signal })
      .then(setNow)
      .catch(() => {
        if (!gone.signal.aborted) setWrong(true);
      });
    return () => gone.abort();
  }, [hazard, post, line]);
  return (
    <>
      {late && <LeftToSay record={record} now={now} />}
      <div className="row">
        <a className="button" href={`/hazards/${hazard}`}>
          打开这条隐患
        </a>
        <button type="button" className="button" onClick={() => void exportToFile()}>
          导出为文件另存
        </button>
      </div>
      {now ? (
        <AfterPhotos files={now.photos.filter(({ kind }) => kind === 'AFTER').map(({ file }) => file)} />
      ) : (
        <p className="hint">
          {wrong
            ? '服务器上的情况没有取到，联网后重新打开本页可看，也可在那时提交。'
            : '正在取服务器上的情况。'}
        </p>
      )}
    </>
  );
}

function LeftToSay({ record, now }: { record: FieldRecord; now: OnServer | null }) {
  const [busy, setBusy] = useState(false);
  if (!now) return null;
  const open = LEFT_TO_SAY.filter(({ act }) => now.can.some((one) => one.act === act && one.allowed));
  if (open.length === 0) {
    const why = now.can.find(({ act, why }) => LEFT_TO_SAY.some((left) => left.act === act) && why)?.why;
    return (
      <p className="notice" role="status">
        隐患现为“{now.statusTitle}”，{why ?? '您的岗位不能再填报进展或补充说明'}
        。可先导出，交由本单位安全干部办理。
      </p>
    );
  }
  return (
    <div className="notice">
      <p>隐患现为“{now.statusTitle}”。您写的整改情况和照片可以另行提交，写进隐患的历史：</p>
      <div className="row">
        {open.map(({ act, words }) => (
          <button
            key={act}
            type="button"
            className="button main"
            disabled={busy}
            onClick={() => {
              setBusy(true);
              void saveAsStep(record.id, act, now.version).then(
                () => go('/field/sync', true),
                () => setBusy(false),
              );
            }}
          >
            {words}
          </button>
        ))}
      </div>
    </div>
  );
}

function AfterPhotos({ files }: { files: Ref[] }) {
  return (
    <>
      <h2>服务器上的整改后照片（{files.length}）</h2>
      <ServerPhotos files={files} label="服务器上的整改后照片" />
    </>
  );
}
