import { type ReactNode, useEffect, useRef } from 'react';

type SheetProps = {
  title: string;
  close: () => void;
  /** The first thing in it takes fingers for itself; on a low screen the rest stands beside it, in reach. */
  beside?: boolean;
  children: ReactNode;
};

/** A sheet from below, over the page; the browser's own dialog keeps focus inside and closes on Escape. */
export function Sheet({ title, close, beside = false, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="sheet" aria-label={title} onClose={close} onCancel={close}>
      <header>
        <h2>{title}</h2>
        <button type="button" className="back" aria-label="关闭" onClick={close}>
          <svg viewBox="0 0 24 24" aria-hidden="true" className="sign">
            <path d="M6 6l12 12M18 6L6 18" />
          </svg>
        </button>
      </header>
      <div className={beside ? 'sheet-body beside' : 'sheet-body'}>{children}</div>
    </dialog>
  );
}
