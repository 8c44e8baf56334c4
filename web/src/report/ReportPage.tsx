import { useEffect, useState } from 'react';
import { ProgressForm } from './ProgressForm';
import { solution } from './puzzle';
import { ReportForm } from './ReportForm';
import { Submitted } from './Submitted';

const LARGE = 'bihuan.report.large';

function startsLarge(): boolean {
  try {
    return localStorage.getItem(LARGE) === '1';
  } catch {
    return false;
  }
}

/** 举报: what a passer-by, a parent or a cook sees behind the code on a poster. */
export function ReportPage() {
  const [asking, setAsking] = useState(location.hash === '#progress');
  const [large, setLarge] = useState(startsLarge);
  const [code, setCode] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  useEffect(() => {
    if (!code || saved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [code, saved]);
  useEffect(() => {
    solution().catch(() => {});
    const follow = () => setAsking(location.hash === '#progress');
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => {
    document.documentElement.classList.toggle('large', large);
    try {
      localStorage.setItem(LARGE, large ? '1' : '0');
    } catch {
      // Then only for this time.
    }
  }, [large]);
  return (
    <>
      <header>
        <h1>安全隐患举报</h1>
        <button type="button" className="plain" aria-pressed={large} onClick={() => setLarge(!large)}>
          大字
        </button>
      </header>
      <nav aria-label="举报或查询">
        <a href="#report" aria-current={asking ? undefined : 'page'}>
          我要举报
        </a>
        <a href="#progress" aria-current={asking ? 'page' : undefined}>
          查询进展
        </a>
      </nav>
      <main>
        {asking && <ProgressForm known={code} />}
        {!asking && code && (
          <Submitted
            code={code}
            saved={saved}
            onSaved={() => setSaved(true)}
            onAnother={() => {
              if (!saved && !confirm('查询码还没有保存，离开后无法找回。确定不保存吗？')) return;
              setCode(null);
              setSaved(false);
            }}
          />
        )}
        {!asking && !code && <ReportForm onSubmitted={setCode} />}
      </main>
      <footer>
        <p>默认匿名。不记录您的网络地址和手机型号，照片中的拍摄地点等信息会被清除。</p>
        <p>正在发生的危险请立即拨打 119、110。也可以拨打 12345 或 12350 反映。</p>
      </footer>
    </>
  );
}
