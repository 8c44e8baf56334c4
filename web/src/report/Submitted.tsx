import { useEffect, useRef, useState } from 'react';

/** The code, shown this once. */
export function Submitted({ code, onAnother }: { code: string; onAnother: () => void }) {
  const head = useRef<HTMLHeadingElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => head.current?.focus(), []);
  return (
    <section aria-labelledby="submitted">
      <h2 id="submitted" tabIndex={-1} ref={head}>
        已收到您的举报
      </h2>
      <p>请抄下或截图保存查询码。它只显示这一次，遗失后无法找回。</p>
      <p className="code" data-testid="code">
        {code}
      </p>
      <p className="row">
        <button
          type="button"
          onClick={() =>
            navigator.clipboard?.writeText(code).then(
              () => setCopied(true),
              () => {},
            )
          }
        >
          {copied ? '已复制' : '复制查询码'}
        </button>
        <button type="button" className="plain" onClick={onAnother}>
          再举报一件
        </button>
      </p>
      <p>凭查询码可以查看受理和答复；办结时和 28 天后会请您确认是否真的整改到位。</p>
    </section>
  );
}
