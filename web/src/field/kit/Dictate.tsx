import { useEffect, useRef, useState } from 'react';
import { readDictates, writeDictates } from '../store/phone';

/** What browsers offer of speech as text; the types of TypeScript do not know it. */
type Recogniser = {
  lang: string;
  onresult: ((event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void) | null;
  onerror: (() => void) | null;
  onend: (() => void) | null;
  start: () => void;
  abort: () => void;
};
type Offered = { SpeechRecognition?: new () => Recogniser; webkitSpeechRecognition?: new () => Recogniser };

const offered = () => {
  const { SpeechRecognition, webkitSpeechRecognition } = window as unknown as Offered;
  return SpeechRecognition ?? webkitSpeechRecognition;
};

const WARNING =
  '语音由手机浏览器厂商的服务转成文字，声音会离开手机，须联网。涉及姓名等个人信息请手写。继续使用语音？';

/** Speech as text, where the browser offers it; where it does not there is no button. */
export function Dictate({ hear }: { hear: (words: string) => void }) {
  const [state, setState] = useState<'idle' | 'listening' | 'failed'>('idle');
  const ear = useRef<Recogniser | null>(null);
  useEffect(() => () => ear.current?.abort(), []);
  const Ear = offered();
  if (!Ear) return null;
  const listen = async () => {
    if (!(await readDictates())) {
      if (!window.confirm(WARNING)) return;
      await writeDictates();
    }
    const fresh = new Ear();
    ear.current = fresh;
    fresh.lang = 'zh-CN';
    fresh.onresult = ({ results }) => hear(results[0]?.[0]?.transcript ?? '');
    fresh.onerror = () => setState('failed');
    fresh.onend = () => setState((now) => (now === 'failed' ? now : 'idle'));
    setState('listening');
    fresh.start();
  };
  return (
    <div className="dictate">
      <button
        type="button"
        className="link"
        aria-pressed={state === 'listening'}
        onClick={() => (state === 'listening' ? ear.current?.abort() : void listen())}
      >
        {state === 'listening' ? '正在听，点此停止' : '语音输入'}
      </button>
      <span role="status">{state === 'failed' && '没有听到，请再试或手写；语音须联网。'}</span>
    </div>
  );
}
