import { useEffect } from 'react';
import { set } from '../store/field';
import { OwnPin } from './OwnPin';

/** Before anything is carried, where the city wants a PIN; what is not sent yet can still be reached. */
export function PinFirst() {
  useEffect(() => {
    document.title = '设置 PIN · 闭环现场';
  }, []);
  return (
    <div className="screen">
      <header className="top">
        <div className="head">
          <h1>闭环现场</h1>
        </div>
      </header>
      <main>
        <p className="notice">本市要求在手机上设 PIN，设好以后才能随身带检查表、部位和台账。</p>
        <OwnPin />
        <button type="button" className="button" onClick={() => set({ pinOwed: 'later' })}>
          以后再设，先办还在手机上的记录
        </button>
      </main>
    </div>
  );
}
