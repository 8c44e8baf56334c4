import { useEffect, useRef, useState } from 'react';
import { pictureOf } from './codePicture';

type Props = { code: string; saved: boolean; onSaved: () => void; onAnother: () => void };

/** The code, shown until the page is left, with every way of keeping it; it is kept nowhere by itself. */
export function Submitted({ code, saved, onSaved, onAnother }: Props) {
  const head = useRef<HTMLHeadingElement>(null);
  const [done, setDone] = useState('');
  useEffect(() => head.current?.focus(), []);
  const keep = async (way: () => Promise<void>, well: string, badly: string) => {
    try {
      await way();
      onSaved();
      setDone(well);
    } catch {
      setDone(badly);
    }
  };
  return (
    <section aria-labelledby="submitted">
      <h2 id="submitted" tabIndex={-1} ref={head}>
        已收到您的举报
      </h2>
      <p>请保存查询码。离开这个页面后不再显示，遗失后无法找回。</p>
      <p className="code" data-testid="code">
        {code}
      </p>
      <p className="row">
        <button
          type="button"
          onClick={() =>
            void keep(
              () => navigator.clipboard.writeText(code),
              '已复制，请粘贴到备忘录等处保存',
              '这部手机不让复制，请下载图片或抄下',
            )
          }
        >
          复制查询码
        </button>
        <button
          type="button"
          onClick={() => void keep(() => download(code), '图片已下载', '图片没有生成，请复制、打印或抄下')}
        >
          下载图片
        </button>
        <button
          type="button"
          className="plain"
          onClick={() => {
            print();
            onSaved();
          }}
        >
          打印
        </button>
        <button type="button" className="plain" onClick={onAnother}>
          再举报一件
        </button>
      </p>
      <label className="choice">
        <input type="checkbox" checked={saved} disabled={saved} onChange={onSaved} />
        查询码我已保存好
      </label>
      <p role="status">{done}</p>
      <p>凭查询码可以查看受理和答复；办结时和 28 天后会请您确认是否真的整改到位。</p>
    </section>
  );
}

async function download(code: string): Promise<void> {
  const address = URL.createObjectURL(await pictureOf(code));
  const link = document.createElement('a');
  link.href = address;
  link.download = '查询码.png';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
