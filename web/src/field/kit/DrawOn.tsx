import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { AskFirst } from '../../ui/AskFirst';
import { drawnOn, jpegOf } from '../photos';
import { personStore } from '../store/field';
import { addFile, dropFile } from '../store/records';
import type { FieldFile } from '../types';
import { Sheet } from './Sheet';

/** Circles and arrows by finger on the photo, in the red that is seen on any wall. */
export function DrawOn({ file, close, remove }: { file: FieldFile; close: () => void; remove: () => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  const drawing = useRef(false);

  useEffect(() => {
    void paint(canvas.current, file);
  }, [file]);

  const point = (event: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    const { width, height } = event.currentTarget;
    return [
      ((event.clientX - box.left) * width) / box.width,
      ((event.clientY - box.top) * height) / box.height,
    ];
  };
  const down = (event: PointerEvent<HTMLCanvasElement>) => {
    const brush = event.currentTarget.getContext('2d');
    if (!brush) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = true;
    brush.strokeStyle = '#d92d20';
    brush.lineWidth = Math.max(6, event.currentTarget.width / 120);
    brush.lineCap = 'round';
    brush.lineJoin = 'round';
    brush.beginPath();
    brush.moveTo(...point(event));
  };
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!drawing.current) return;
    const brush = event.currentTarget.getContext('2d');
    brush?.lineTo(...point(event));
    brush?.stroke();
    setDrawn(true);
  };
  const keep = async () => {
    if (!canvas.current) return;
    const { file: fresh, bytes } = await drawnOn(file, await jpegOf(canvas.current));
    await addFile(fresh, bytes);
    await dropFile(file.id);
    close();
  };

  return (
    <Sheet title="在照片上标注" close={close} beside>
      <canvas
        ref={canvas}
        className="draw"
        aria-label="用手指在照片上圈画"
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={() => {
          drawing.current = false;
        }}
      />
      <div className="row">
        <AskFirst
          act="删除照片"
          lost="这张照片将从手机上删除，删除后找不回来。"
          sure="确定删除"
          onSure={remove}
          styles={{ ask: 'button bad', keep: 'button main', sure: 'button bad' }}
        />
        <button
          type="button"
          className="button"
          disabled={!drawn}
          onClick={() => void paint(canvas.current, file).then(() => setDrawn(false))}
        >
          重画
        </button>
        <button type="button" className="button main" disabled={!drawn} onClick={() => void keep()}>
          保存标注
        </button>
      </div>
    </Sheet>
  );
}

async function paint(canvas: HTMLCanvasElement | null, file: FieldFile): Promise<void> {
  const bytes = await personStore()?.bytes(file.id);
  if (!canvas || !bytes) return;
  const picture = await createImageBitmap(new Blob([bytes], { type: file.mediaType }));
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  picture.close();
}
