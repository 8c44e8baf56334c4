import { type FormEvent, useState } from 'react';
import { lock, useField } from '../store/field';
import { changePin, liftPin, setPin } from '../store/lock';
import { canSeal } from '../store/seal';
import { NewPin } from './NewPin';
import { PinField } from './PinField';

/** Whether what lies on the phone asks for a PIN before it opens. */
export function OwnPin() {
  const { guarded, line, carried, teams } = useField();
  const required = [carried, ...teams].some((one) => one?.bundle.pinRequired);
  const [doing, setDoing] = useState<'set' | 'change' | 'lift' | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const done = (words: string) => {
    setDoing(null);
    setTold(words);
  };
  const begin = (what: 'set' | 'change' | 'lift') => {
    setDoing(what);
    setTold(null);
  };
  if (!canSeal()) {
    return (
      <section aria-labelledby="pin">
        <h2 id="pin">本机 PIN</h2>
        <p className="hint">
          本地址不是 https，浏览器不能加密：手机上的内容没有加密，也不能设 PIN，请用 https 地址。
        </p>
      </section>
    );
  }
  return (
    <section aria-labelledby="pin">
      <h2 id="pin">本机 PIN</h2>
      <p className="hint">
        手机上的内容都已加密。
        {guarded
          ? '每次打开应用、离开 15 分钟以上，都要输入 PIN；忘记了可联网登录重设，未传的记录不会丢。'
          : '设了 PIN，别人拿到没锁屏的手机也打不开。'}
      </p>
      {told && (
        <p className="notice" role="status">
          {told}
        </p>
      )}
      {doing === 'set' && (
        <NewPin
          doing="设置 PIN"
          onPin={async (pin) => {
            await setPin(pin);
            done('已设置 PIN。');
          }}
          onBack={() => setDoing(null)}
        />
      )}
      {(doing === 'change' || doing === 'lift') && (
        <WithOld key={doing} lifting={doing === 'lift'} onDone={done} onBack={() => setDoing(null)} />
      )}
      {doing === null &&
        (guarded ? (
          <div className="row">
            <button type="button" className="button main" onClick={() => void lock()}>
              锁定
            </button>
            <button type="button" className="button" onClick={() => begin('change')}>
              更改 PIN
            </button>
            {!required && (
              <button type="button" className="button" onClick={() => begin('lift')}>
                取消 PIN
              </button>
            )}
          </div>
        ) : (
          <button type="button" className="button" disabled={line !== 'online'} onClick={() => begin('set')}>
            {line === 'online' ? '设置 PIN' : '设置 PIN（须联网）'}
          </button>
        ))}
    </section>
  );
}

type WithOldProps = { lifting: boolean; onDone: (words: string) => void; onBack: () => void };

/** The old PIN first; then a new one, or none. */
function WithOld({ lifting, onDone, onBack }: WithOldProps) {
  const [old, setOld] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const attempt = async (work: Promise<boolean>, words: string) => {
    setBusy(true);
    setFault(null);
    const right = await work.catch(() => null);
    setBusy(false);
    if (right) onDone(words);
    else
      setFault(right === null ? '没有改成，请再试一次。' : '原来的 PIN 不对，或输错太多，请过一会儿再试。');
  };
  const lift = (event: FormEvent) => {
    event.preventDefault();
    void attempt(liftPin(old), '已取消 PIN。');
  };
  const asked = <PinField label="现在的 PIN" value={old} onChange={setOld} />;
  const wrong = fault && (
    <p className="notice bad" role="alert">
      {fault}
    </p>
  );
  if (lifting) {
    return (
      <form className="form" onSubmit={lift}>
        {asked}
        {wrong}
        <button type="submit" className="button bad" disabled={busy}>
          取消 PIN
        </button>
        <button type="button" className="button" onClick={onBack}>
          返回
        </button>
      </form>
    );
  }
  return (
    <>
      {asked}
      {wrong}
      <NewPin
        doing="更改 PIN"
        onPin={(pin) => attempt(changePin(old, pin), '已更改 PIN。')}
        onBack={onBack}
      />
    </>
  );
}
