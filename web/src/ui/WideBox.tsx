import type { ReactNode } from 'react';
import './WideBox.css';

type Props = { label: string; tall?: boolean; children: ReactNode };

/** What is wider than the screen scrolls in a box of its own, by keyboard too. */
export function WideBox({ label, tall, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without the focus nobody could scroll it by keyboard
    <section className={tall ? 'wide-box wide-box-tall' : 'wide-box'} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
