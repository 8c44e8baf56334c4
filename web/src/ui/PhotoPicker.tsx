import { Button, Progress, Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { ACCEPT_PHOTOS, thumbnailOf, uploadPhoto } from '../api/files';
import { type Problem, problemOf } from '../api/problem';
import type { PhotoKind, Ref } from '../api/types';
import { photoWords } from '../api/words';
import type { Wrong } from '../lib/checks';
import { uuidv7 } from '../lib/uuidv7';
import './PhotoStrip.css';

export type PickedPhoto = { file: Ref; kind: PhotoKind };

type Pending = { id: string; file: File; kind: PhotoKind; picture: string; part: number; problem?: Problem };

type Props = {
  id: string;
  unit: Ref | undefined;
  /** What the photos may show; the first is the default, two or more offer a choice. */
  kinds: PhotoKind[];
  value: PickedPhoto[];
  onChange: (change: (before: PickedPhoto[]) => PickedPhoto[]) => void;
  onBusy?: (busy: boolean) => void;
  /** Names of the files that could not be uploaded and still stand here; the form must not pass over them. */
  onFailed?: (names: string[]) => void;
};

/** What a form says where photos were chosen and did not arrive; null where all did. */
export function notUploaded(names: string[]): Wrong | null {
  if (names.length === 0) return null;
  return {
    problem: `${names.length} 张照片没有上传：${names.join('、')}`,
    remedy: '请重试，或移除后再提交',
  };
}

/** A file this browser or the server cannot take stays so; a broken line does not. */
const mayRetry = ({ code, status }: Problem) => code !== 'unfit-file' && (status === 0 || status >= 429);

/** Photos by button, camera, paste or drag; each shows its state until the server has confirmed it. */
export function PhotoPicker({ id, unit, kinds, value, onChange, onBusy, onFailed }: Props) {
  const [kind, setKind] = useState<PhotoKind>(kinds[0] ?? 'EVIDENCE');
  const [pending, setPending] = useState<Pending[]>([]);
  const [over, setOver] = useState(false);
  const [twice, setTwice] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  // Of what arrived here; the server tells the same picture by its bytes too, and takes it once.
  const hashes = useRef(new Map<string, Ref>());
  const latest = useRef(value);
  latest.current = value;
  const busy = pending.some((p) => !p.problem);

  const failedNames = pending
    .filter((p) => p.problem)
    .map((p) => p.file.name || '粘贴的照片')
    .join('\n');
  // A form hands in new functions with each drawing; only what happened here is told, once.
  const tell = useRef({ onBusy, onFailed });
  tell.current = { onBusy, onFailed };
  useEffect(() => {
    tell.current.onBusy?.(busy);
  }, [busy]);
  useEffect(() => {
    tell.current.onFailed?.(failedNames ? failedNames.split('\n') : []);
  }, [failedNames]);
  useWarnBeforeLeaving(pending.length > 0);

  const patch = (id: string, change: Partial<Pending>) =>
    setPending((all) => all.map((p) => (p.id === id ? { ...p, ...change } : p)));
  const forget = (one: Pending) => {
    URL.revokeObjectURL(one.picture);
    setPending((all) => all.filter((p) => p.id !== one.id));
  };

  const send = async (one: Pending) => {
    if (!unit) return;
    patch(one.id, { problem: undefined, part: 0 });
    try {
      const done = await uploadPhoto({ id: one.id, unit, file: one.file }, (part) => patch(one.id, { part }));
      const same = hashes.current.get(done.sha256);
      onChange((before) =>
        before.some((p) => p.file === done.ref || (p.file === same && p.kind === one.kind))
          ? before
          : [...before, { file: done.ref, kind: one.kind }],
      );
      const again = same !== undefined && latest.current.some((p) => p.file === same && p.kind === one.kind);
      if (!again) hashes.current.set(done.sha256, done.ref);
      setTwice(again ? one.file.name || '粘贴的照片' : null);
      forget(one);
    } catch (error) {
      patch(one.id, { problem: problemOf(error) });
    }
  };

  useWhenOnline(() => {
    for (const one of pending) if (one.problem && mayRetry(one.problem)) void send(one);
  });

  const add = (files: Iterable<File>) => {
    const added = [...files].map((file) => ({
      id: uuidv7(),
      file,
      kind,
      picture: URL.createObjectURL(file),
      part: 0,
    }));
    setTwice(null);
    setPending((all) => [...all, ...added]);
    for (const one of added) void send(one);
  };
  usePastedPhotos(unit ? add : undefined);

  return (
    <div className="picker" id={id} tabIndex={-1}>
      {kinds.length > 1 && (
        <Segmented
          aria-label="接下来添加的照片是"
          value={kind}
          onChange={setKind}
          options={kinds.map((k) => ({ value: k, label: photoWords[k] }))}
        />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way to the button inside */}
      <div
        className="picker-zone"
        data-over={over}
        onDragOver={(e) => {
          e.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(e) => {
          e.preventDefault();
          setOver(false);
          if (unit) add(e.dataTransfer.files);
        }}
      >
        <input
          ref={input}
          type="file"
          accept={ACCEPT_PHOTOS}
          multiple
          hidden
          onChange={(e) => {
            add(e.target.files ?? []);
            e.target.value = '';
          }}
        />
        <div className="row">
          <Button onClick={() => input.current?.click()} disabled={!unit}>
            添加{photoWords[kind]}照片
          </Button>
          <span className="faint">{unit ? '也可以拖入或粘贴，每张不超过 20 MB' : '请先选择单位'}</span>
        </div>
      </div>
      {twice && <p role="status">“{twice}”与已有的一张相同，没有重复添加</p>}
      {(value.length > 0 || pending.length > 0) && (
        <ul className="picker-list">
          {value.map((photo) => (
            <li key={photo.file}>
              <div className="photo">
                <img src={thumbnailOf(photo.file)} alt={`${photoWords[photo.kind]}照片，服务器已收到`} />
                <span>{photoWords[photo.kind]} · 已收</span>
              </div>
              <div className="row">
                {kinds.length > 1 && (
                  <button
                    type="button"
                    className="link-button"
                    onClick={() =>
                      onChange((all) => all.map((p) => (p.file === photo.file ? turned(p, kinds) : p)))
                    }
                  >
                    改为{photoWords[turned(photo, kinds).kind]}
                  </button>
                )}
                <button
                  type="button"
                  className="link-button"
                  onClick={() => onChange((all) => all.filter((p) => p.file !== photo.file))}
                >
                  移除
                </button>
              </div>
            </li>
          ))}
          {pending.map((one) => (
            <li key={one.id}>
              <div className="photo">
                <img
                  src={one.picture}
                  alt=""
                  // What is no picture shows its name below, not a broken one.
                  onError={(e) => {
                    e.currentTarget.style.visibility = 'hidden';
                  }}
                />
                <span role="status">
                  {one.problem
                    ? '未上传'
                    : one.part < 1
                      ? `上传中 ${Math.round(one.part * 100)}%`
                      : '服务器正在保存'}
                </span>
              </div>
              <div className="picker-name" title={one.file.name}>
                {one.file.name || '粘贴的照片'}
              </div>
              {one.problem ? (
                <div role="alert">
                  <span className="clock-late">{one.problem.detail}</span>
                  <div className="row">
                    {mayRetry(one.problem) && (
                      <button type="button" className="link-button" onClick={() => void send(one)}>
                        重试
                      </button>
                    )}
                    <button type="button" className="link-button" onClick={() => forget(one)}>
                      移除
                    </button>
                  </div>
                </div>
              ) : (
                <Progress percent={Math.round(one.part * 100)} showInfo={false} size="small" aria-hidden />
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function turned(photo: PickedPhoto, kinds: PhotoKind[]): PickedPhoto {
  const next = kinds[(kinds.indexOf(photo.kind) + 1) % kinds.length] ?? photo.kind;
  return { ...photo, kind: next };
}

function usePastedPhotos(add: ((files: File[]) => void) | undefined) {
  const latest = useRef(add);
  latest.current = add;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])].filter((f) => f.type.startsWith('image/'));
      if (files.length > 0 && latest.current) {
        event.preventDefault();
        latest.current(files);
      }
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
}

function useWarnBeforeLeaving(busy: boolean) {
  useEffect(() => {
    if (!busy) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [busy]);
}

/** A broken line is mended: what it stopped goes on by itself. */
function useWhenOnline(run: () => void) {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const onOnline = () => latest.current();
    window.addEventListener('online', onOnline);
    return () => window.removeEventListener('online', onOnline);
  }, []);
}
