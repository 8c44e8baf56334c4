import { Button, Modal, Segmented, Typography } from 'antd';
import { useState } from 'react';
import { originalOf, previewOf, thumbnailOf } from '../api/files';
import type { PhotoKind, Ref } from '../api/types';
import { photoWords } from '../api/words';
import { minuteOf } from '../lib/dates';
import './PhotoStrip.css';

export type ShownPhoto = {
  file: Ref;
  kind: PhotoKind;
  caption?: string;
  sha256?: string | null;
  uploadedAt?: string | null;
};

/** Small pictures in a row; one opens large, before and after open side by side. */
export function PhotoStrip({ photos, label }: { photos: ShownPhoto[]; label: string }) {
  const [open, setOpen] = useState<number | null>(null);
  const [comparing, setComparing] = useState(false);
  if (photos.length === 0) return null;
  const comparable = photos.some((p) => p.kind === 'BEFORE') && photos.some((p) => p.kind === 'AFTER');
  return (
    <div className="photo-strip-box">
      <ul className="photo-strip" aria-label={label}>
        {photos.map((photo, i) => (
          <li key={`${photo.file}${photo.kind}`}>
            <button
              type="button"
              className="photo"
              onClick={() => setOpen(i)}
              aria-label={`${nameOf(photo, i)}，放大`}
            >
              <img src={thumbnailOf(photo.file)} alt="" loading="lazy" width="96" height="72" />
              <span>{photoWords[photo.kind]}</span>
            </button>
          </li>
        ))}
      </ul>
      {comparable && (
        <Button size="small" className="no-print" onClick={() => setComparing(true)}>
          整改前后对比
        </Button>
      )}
      {open !== null && <Large photos={photos} at={open} onMove={setOpen} onClose={() => setOpen(null)} />}
      {comparing && <Comparison photos={photos} onClose={() => setComparing(false)} />}
    </div>
  );
}

const nameOf = (photo: ShownPhoto, i: number) => `第 ${i + 1} 张，${photoWords[photo.kind]}`;

type LargeProps = { photos: ShownPhoto[]; at: number; onMove: (to: number) => void; onClose: () => void };

function Large({ photos, at, onMove, onClose }: LargeProps) {
  const photo = photos[at];
  if (!photo) return null;
  const move = (by: number) => onMove((at + by + photos.length) % photos.length);
  return (
    <Modal
      open
      centered
      onCancel={onClose}
      width="min(1100px, 96vw)"
      title={`${nameOf(photo, at)}，共 ${photos.length} 张`}
      footer={
        <div className="spread">
          <a href={originalOf(photo.file)}>下载原件</a>
          {photos.length > 1 && (
            <span className="row">
              <Button onClick={() => move(-1)}>上一张</Button>
              <Button onClick={() => move(1)}>下一张</Button>
            </span>
          )}
        </div>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys are a second way to the two buttons below */}
      <div
        onKeyDown={(e) => {
          if (e.key === 'ArrowLeft') move(-1);
          if (e.key === 'ArrowRight') move(1);
        }}
      >
        <img className="photo-large" src={previewOf(photo.file)} alt={photo.caption ?? nameOf(photo, at)} />
        {photo.caption && <p className="quiet">{photo.caption}</p>}
        <Mark photo={photo} />
      </div>
    </Modal>
  );
}

const HASH_SHOWN = 8;

/** Since when the picture has been here, and by what anybody can tell that it is still the one that was brought. */
function Mark({ photo: { sha256, uploadedAt } }: { photo: ShownPhoto }) {
  if (!sha256 || !uploadedAt) return null;
  return (
    <p className="quiet photo-mark">
      <span className="nowrap">上传 {minuteOf(uploadedAt)}</span>
      <Typography.Text
        type="secondary"
        className="nowrap"
        title={sha256}
        copyable={{ text: sha256, tooltips: ['复制完整的 SHA-256', '已复制'] }}
      >
        SHA-256 {sha256.slice(0, HASH_SHOWN)}…{sha256.slice(-HASH_SHOWN)}
      </Typography.Text>
    </p>
  );
}

function Comparison({ photos, onClose }: { photos: ShownPhoto[]; onClose: () => void }) {
  return (
    <Modal open centered onCancel={onClose} width="min(1280px, 98vw)" title="整改前后对比" footer={null}>
      <div className="comparison">
        {(['BEFORE', 'AFTER'] as const).map((kind) => (
          <OneSide key={kind} kind={kind} photos={photos.filter((p) => p.kind === kind)} />
        ))}
      </div>
    </Modal>
  );
}

function OneSide({ kind, photos }: { kind: PhotoKind; photos: ShownPhoto[] }) {
  const [at, setAt] = useState(0);
  const photo = photos[at];
  return (
    <figure>
      <figcaption className="spread">
        <span className="strong">{photoWords[kind]}</span>
        {photos.length > 1 && (
          <Segmented
            size="small"
            aria-label={`${photoWords[kind]}照片`}
            value={at}
            onChange={setAt}
            options={photos.map((_, i) => ({ value: i, label: `${i + 1}` }))}
          />
        )}
      </figcaption>
      {photo && <img className="photo-large" src={previewOf(photo.file)} alt={photoWords[kind]} />}
      {photo?.caption && <p className="quiet">{photo.caption}</p>}
      {photo && <Mark photo={photo} />}
    </figure>
  );
}
