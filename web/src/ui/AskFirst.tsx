import { useEffect, useRef, useState } from 'react';
import './AskFirst.css';

type AskFirstProps = {
  /** What the first button says. */
  act: string;
  /** What will be lost, in one sentence that names it. */
  lost: string;
  /** What the second button says. */
  sure: string;
  onSure: () => void;
  /** Classes of the page's own buttons: for the first one, for the one that stays, for the one that goes through with it. */
  styles: { ask: string; keep: string; sure: string };
};

/** What a person wrote goes in two deliberate steps: the first asks and names what is lost, the second does it. */
export function AskFirst({ act, lost, sure, onSure, styles }: AskFirstProps) {
  const [asking, setAsking] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  // A double tap on the first button must not land on the one that deletes: the focus goes to the one that keeps.
  useEffect(() => {
    if (asking) keep.current?.focus();
  }, [asking]);
  if (!asking) {
    return (
      <button type="button" className={styles.ask} onClick={() => setAsking(true)}>
        {act}
      </button>
    );
  }
  return (
    <div className="ask-first" role="alertdialog" aria-label={act} aria-describedby="ask-first-lost">
      <p id="ask-first-lost">{lost}</p>
      <div>
        <button type="button" className={styles.keep} ref={keep} onClick={() => setAsking(false)}>
          保留
        </button>
        <button
          type="button"
          className={styles.sure}
          onClick={() => {
            setAsking(false);
            onSure();
          }}
        >
          {sure}
        </button>
      </div>
    </div>
  );
}
