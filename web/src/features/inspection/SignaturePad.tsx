import { type PointerEvent, useRef, useState } from 'react';
import './SignaturePad.css';

/** Sharp on the screens of phones too. */
const WIDE = 900;
const HIGH = 300;

type Props = {
  label: string;
  name: string;
  /** Whether the name may be set in print, which the record tells. Nobody sets another inspector's. */
  mayPrint: boolean;
  onDraw: (image: Blob | null, typed: boolean) => void;
};

/** A place to sign by finger, pen or mouse; who uses the keyboard has his own name set in print. */
export function SignaturePad({ label, name, mayPrint, onDraw }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [signed, setSigned] = useState(false);
  const typed = useRef(false);
  const brush = () => canvas.current?.getContext('2d');
  const at = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return [
      ((event.clientX - box.left) * WIDE) / box.width,
      ((event.clientY - box.top) * HIGH) / box.height,
    ] as const;
  };
  const keep = () => canvas.current?.toBlob((image) => onDraw(image, typed.current), 'image/jpeg', 0.9);
  const paper = () => {
    const pen = brush();
    if (!pen) return;
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, WIDE, HIGH);
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = brush();
    if (!pen) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    // What was in print is no part of a handwriting.
    if (!signed || typed.current) paper();
    typed.current = false;
    setSigned(true);
    pen.lineWidth = 7;
    pen.lineCap = 'round';
    pen.strokeStyle = '#111';
    pen.beginPath();
    pen.moveTo(...at(event));
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = brush();
    if (!pen || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    pen.lineTo(...at(event));
    pen.stroke();
  };
  const print = () => {
    const pen = brush();
    if (!pen || !name.trim()) return;
    paper();
    typed.current = true;
    pen.fillStyle = '#111';
    pen.font = '108px serif';
    pen.fillText(name, 60, 188, WIDE - 120);
    setSigned(true);
    keep();
  };
  const clear = () => {
    brush()?.clearRect(0, 0, WIDE, HIGH);
    setSigned(false);
    typed.current = false;
    onDraw(null, false);
  };
  return (
    <div className="signature">
      <p className="spread">
        <span>{label}</span>
        <span className="row">
          {mayPrint && (
            <button type="button" className="link-button" onClick={print} aria-label={`${label}：用打印体`}>
              用打印体
            </button>
          )}
          {signed && (
            <button type="button" className="link-button" onClick={clear} aria-label={`${label}：重签`}>
              重签
            </button>
          )}
        </span>
      </p>
      <canvas
        ref={canvas}
        width={WIDE}
        height={HIGH}
        role="img"
        aria-label={`${label}，${signed ? '已签' : '未签'}`}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={keep}
        onPointerCancel={keep}
      />
    </div>
  );
}
