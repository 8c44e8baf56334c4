import { letTellPlace, useField } from '../store/field';

/** Off until the person turns it on; the browser asks him once more. */
export function TellPlace() {
  const tells = useField().tellsPlace === true;
  return (
    <button
      type="button"
      className="button"
      aria-pressed={tells}
      onClick={() => (tells ? void letTellPlace(false) : allowPlace())}
    >
      保存时记录位置：{tells ? '开' : '关'}
    </button>
  );
}

function allowPlace(): void {
  void letTellPlace(true);
  navigator.geolocation?.getCurrentPosition(() => undefined);
}

/** Asked once, before the first record: what it is for and who sees it, and that nothing depends on it. */
export function AskPlace() {
  const { phase, tellsPlace } = useField();
  if (phase !== 'ready' || tellsPlace !== null || !navigator.geolocation) return null;
  return (
    <section className="notice" aria-label="是否记录位置">
      <p>
        <strong>记下手机所在的位置？</strong>只作到过现场的证明，不用也不影响任何操作。
      </p>
      <details className="more">
        <summary>谁看得到</summary>
        位置随记录存到服务器；检查过程里的位置只有您本人看得到，检查组“到场开始”的位置记在检查计划里，平时不追踪。以后可在“同步”页改。
      </details>
      <div className="row">
        <button type="button" className="button" onClick={() => void letTellPlace(false)}>
          不用
        </button>
        <button type="button" className="button main" onClick={allowPlace}>
          允许
        </button>
      </div>
    </section>
  );
}
