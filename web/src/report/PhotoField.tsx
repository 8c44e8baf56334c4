import { type ChangeEvent, useEffect, useId, useRef, useState } from 'react';
import { type Problem, problemOf } from '../api/problem';
import { uuidv7 } from '../lib/uuidv7';
import { door } from './door';
import type { Draft } from './draft';
import { held, hold, letGo } from './heldPhotos';
import { drawnAnew } from './pictures';
import { forgetSolution, solution } from './puzzle';

const MOST = 5;
const AGAIN_AFTER = 20_000;

type Photos = Draft['photos'];

/** The same photo sent again may be taken: nothing is wrong with it. */
const willPass = ({ status, code }: Problem) =>
  status === 0 || status === 429 || status >= 500 || code === 'puzzle';

/** At most five photos; each is drawn anew on the phone and sent at once, or held here until there is a line. */
export function PhotoField({
  photos,
  onChange,
}: {
  photos: Photos;
  onChange: (next: (before: Photos) => Photos) => void;
}) {
  const id = useId();
  const [sending, setSending] = useState(0);
  const [trouble, setTrouble] = useState('');

  const arrived = (id: string, picture: string) =>
    onChange((before) => {
      const known = before.some((one) => one.id === id);
      if (!known && before.length >= MOST) return before;
      return known
        ? before.map((one) => (one.id === id ? { id, picture } : one))
        : [...before, { id, picture }];
    });
  const removed = (id: string) => {
    letGo(id);
    onChange((before) => before.filter((one) => one.id !== id));
  };

  /** Sends it, or holds it here where only the line or the moment is in the way. */
  const bring = async (id: string, name: string, bytes: Blob, picture: string) => {
    setSending((n) => n + 1);
    try {
      await door.photo(id, bytes, await solution());
      letGo(id);
      arrived(id, picture);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'puzzle') forgetSolution();
      if (!willPass(problem)) {
        removed(id);
        setTrouble(`${name}：${problem.detail}。${problem.remedy ?? ''}`);
        return;
      }
      const waits = (await hold(id, bytes)) ? 'kept' : 'page';
      onChange((before) =>
        before.some((one) => one.id === id) || before.length >= MOST
          ? before.map((one) => (one.id === id ? { ...one, waits } : one))
          : [...before, { id, picture, waits }],
      );
    } finally {
      setSending((n) => n - 1);
    }
  };

  const send = async (file: File) => {
    const drawn = await drawnAnew(file).catch(() => null);
    if (!drawn && !['image/jpeg', 'image/png'].includes(file.type)) {
      setTrouble(`${file.name}：这不是能打开的照片，只收 JPEG 或 PNG 照片。请重新拍一张，或截图后上传截图`);
      return;
    }
    await bring(uuidv7(), file.name, drawn?.picture ?? file, drawn?.small ?? '');
  };

  const waiting = photos.filter(({ waits }) => waits);
  const onPageOnly = waiting.filter(({ waits }) => waits === 'page').length;
  const again = () => {
    setTrouble('');
    for (const { id, picture } of waiting) {
      const bytes = held(id);
      if (bytes) void bring(id, '照片', bytes, picture);
      else removed(id);
    }
  };
  // When the line is back, and from time to time: a browser does not always notice.
  const retry = useRef(again);
  retry.current = () => {
    if (sending === 0) again();
  };
  useEffect(() => {
    if (waiting.length === 0) return;
    const now = () => retry.current();
    const timer = setInterval(now, AGAIN_AFTER);
    window.addEventListener('online', now);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', now);
    };
  }, [waiting.length]);

  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    setTrouble('');
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    if (files.length + photos.length > MOST) setTrouble(`最多 ${MOST} 张照片`);
    for (const file of files.slice(0, MOST - photos.length)) void send(file);
  };

  return (
    <div className="field">
      <label htmlFor={id}>
        照片<small>（选填，最多 {MOST} 张，请避开孩子的脸）</small>
      </label>
      <input id={id} type="file" accept="image/*" multiple disabled={photos.length >= MOST} onChange={pick} />
      <p role="status">
        {sending > 0
          ? `正在上传 ${sending} 张…`
          : [
              photos.length > waiting.length && `已收到 ${photos.length - waiting.length} 张`,
              waiting.length > 0 && `${waiting.length} 张还没有上传`,
            ]
              .filter(Boolean)
              .join('，')}
      </p>
      {waiting.length > 0 && (
        <div className="wrong" role="alert">
          <p>
            没有连上服务器，{waiting.length} 张照片还没有上传。
            {onPageOnly === 0
              ? '已存在这部设备上，有网络时自动上传。'
              : `其中 ${onPageOnly} 张太大，没有存下，只在本页：关掉页面就没有了，请等上传以后再离开。`}
          </p>
          <button type="button" className="plain" disabled={sending > 0} onClick={again}>
            重新上传
          </button>
        </div>
      )}
      {trouble && (
        <p role="alert" className="wrong">
          {trouble}
        </p>
      )}
      <ul className="photos">
        {photos.map((photo, i) => (
          <li key={photo.id}>
            {photo.waits && <small>待上传</small>}
            {photo.picture && <img src={photo.picture} alt={`第 ${i + 1} 张照片`} />}
            <button
              type="button"
              className="plain"
              aria-label={`移除第 ${i + 1} 张照片`}
              onClick={() => removed(photo.id)}
            >
              移除
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
