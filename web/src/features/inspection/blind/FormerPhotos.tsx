import { Button, Modal } from 'antd';
import { useState } from 'react';
import { type BlindLook, formerPhoto } from './queries';
import '../../../ui/PhotoStrip.css';

/** How it looked before: small pictures in a row, each opens large. They are no files to this person, and none is offered. */
export function FormerPhotos({ look: { ref, photos, placeText } }: { look: BlindLook }) {
  const [open, setOpen] = useState<number | null>(null);
  const nameOf = (i: number) => `整改前照片 ${i + 1}：${placeText}`;
  const move = (by: number) => setOpen((at) => (at === null ? null : (at + by + photos) % photos));
  if (photos === 0) return null;
  return (
    <>
      <ul className="photo-strip" aria-label={`整改前照片：${placeText}`}>
        {Array.from({ length: photos }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the photos of one hazard never change their order
          <li key={i}>
            <button
              type="button"
              className="photo"
              onClick={() => setOpen(i)}
              aria-label={`${nameOf(i)}，放大`}
            >
              <img src={formerPhoto(ref, i)} alt={nameOf(i)} loading="lazy" width="96" height="72" />
            </button>
          </li>
        ))}
      </ul>
      {open !== null && (
        <Modal
          open
          centered
          onCancel={() => setOpen(null)}
          width="min(1100px, 96vw)"
          title={`${nameOf(open)}，共 ${photos} 张`}
          footer={
            photos > 1 && (
              <>
                <Button onClick={() => move(-1)}>上一张</Button>
                <Button onClick={() => move(1)}>下一张</Button>
              </>
            )
          }
        >
          {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys are a second way to the two buttons below */}
          <div
            onKeyDown={(e) => {
              if (e.key === 'ArrowLeft') move(-1);
              if (e.key === 'ArrowRight') move(1);
            }}
          >
            <img className="photo-large" src={formerPhoto(ref, open)} alt={nameOf(open)} />
          </div>
        </Modal>
      )}
    </>
  );
}
