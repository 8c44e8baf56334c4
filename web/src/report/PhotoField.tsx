import { type ChangeEvent, useId, useState } from 'react';
import { problemOf } from '../api/problem';
import { uuidv7 } from '../lib/uuidv7';
import { door } from './door';
import type { Draft } from './draft';
import { drawnAnew } from './pictures';
import { solution } from './puzzle';

const MOST = 5;

type Photos = Draft['photos'];

/** At most five photos; each is drawn anew on the phone and sent at once, so that a closed tab loses none. */
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

  const send = async (file: File) => {
    setSending((n) => n + 1);
    try {
      const photo = uuidv7();
      const drawn = await drawnAnew(file).catch(() => null);
      if (!drawn && !['image/jpeg', 'image/png'].includes(file.type)) {
        setTrouble(`${file.name}：这不是能打开的照片，只收 JPEG 或 PNG 照片。请重新拍一张，或截图后上传截图`);
        return;
      }
      await door.photo(photo, drawn?.picture ?? file, await solution());
      onChange((before) =>
        before.length < MOST ? [...before, { id: photo, picture: drawn?.small ?? '' }] : before,
      );
    } catch (error) {
      const { detail, remedy } = problemOf(error);
      setTrouble(`${file.name}：${detail}。${remedy ?? ''}`);
    } finally {
      setSending((n) => n - 1);
    }
  };

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
        {sending > 0 ? `正在上传 ${sending} 张…` : photos.length > 0 && `已收到 ${photos.length} 张`}
      </p>
      {trouble && (
        <p role="alert" className="wrong">
          {trouble}
        </p>
      )}
      <ul className="photos">
        {photos.map((photo, i) => (
          <li key={photo.id}>
            {photo.picture && <img src={photo.picture} alt={`第 ${i + 1} 张照片`} />}
            <button
              type="button"
              className="plain"
              aria-label={`移除第 ${i + 1} 张照片`}
              onClick={() => onChange((before) => before.filter((one) => one.id !== photo.id))}
            >
              移除
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
