import { Modal } from 'antd';
import { useState } from 'react';
import { useBoundKeys, useKeys } from '../lib/keys';

let open: () => void = () => {};

export function showKeyboardHelp(): void {
  open();
}

const NAMES: Record<string, string> = { Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑', ' ': '空格' };

/** What the keys do on the page shown right now. */
export function KeyboardHelp() {
  const [shown, setShown] = useState(false);
  open = () => setShown(true);
  useKeys([{ key: '?', label: '显示键盘操作', run: () => setShown(true) }]);
  const keys = useBoundKeys();
  return (
    <Modal open={shown} onCancel={() => setShown(false)} footer={null} width={420} title="键盘操作">
      <dl className="facts">
        {keys.map((k) => (
          <div key={k.key}>
            <dt>
              <kbd>{NAMES[k.key] ?? k.key}</kbd>
            </dt>
            <dd>{k.label}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Tab</kbd>
          </dt>
          <dd>在链接、按钮和输入框之间移动</dd>
        </div>
      </dl>
    </Modal>
  );
}
