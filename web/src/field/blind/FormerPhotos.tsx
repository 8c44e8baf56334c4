import { useState } from 'react';
import { useBytes } from '../kit/Photo';
import { Sheet } from '../kit/Sheet';
import { personStore } from '../store/field';
import type { CarriedLook } from '../types';
import { picturesOf } from './looks';

/** How it looked before; each opens large. They lie on the phone with the look. */
export function FormerPhotos({ look }: { look: CarriedLook }) {
  const [open, setOpen] = useState<number | null>(null);
  const keys = picturesOf(look);
  const shown = open === null ? undefined : keys[open];
  const nameOf = (n: number) => `整改前照片 ${n + 1}：${look.placeText}`;
  return (
    <div className="photos">
      {keys.map((key, n) => (
        <figure key={key} className="photo">
          <button type="button" aria-label={`${nameOf(n)}，放大`} onClick={() => setOpen(n)}>
            <Carried picture={key} label={nameOf(n)} />
          </button>
        </figure>
      ))}
      {open !== null && shown && (
        <Sheet title={`整改前照片 ${open + 1}，共 ${look.photos} 张`} close={() => setOpen(null)}>
          <div className="large">
            <Carried picture={shown} label={nameOf(open)} />
          </div>
        </Sheet>
      )}
    </div>
  );
}

function Carried({ picture, label }: { picture: string; label: string }) {
  const url = useBytes(async () => personStore()?.picture(picture), picture);
  return url ? <img src={url} alt={label} /> : <span className="gone">照片还没有取到</span>;
}
