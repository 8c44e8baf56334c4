import { useBlocker } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import './access.css';

/** Shown once: for the day the phone is lost. */
export function RecoveryCodesShown({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const [copied, setCopied] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const { modal } = App.useApp();
  useEffect(() => heading.current?.focus(), []);
  useBlocker({
    shouldBlockFn: async () =>
      !(await modal.confirm({
        title: '恢复码还没有保存',
        content: '离开后不再显示，只能另换一套。',
        okText: '不保存，离开',
        cancelText: '留在本页',
      })),
  });
  return (
    <div className="stack-tight">
      <h3 ref={heading} tabIndex={-1}>
        请保存这十个恢复码
      </h3>
      <p>手机丢失或不在身边时，用它代替动态验证码登录。每个只能用一次；只显示这一次，系统不保存原文。</p>
      <ul className="recovery-codes" aria-label="恢复码">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="row no-print">
        <Button type="primary" onClick={onClose}>
          已保存，关闭
        </Button>
        <Button
          onClick={() => void navigator.clipboard?.writeText(codes.join('\n')).then(() => setCopied(true))}
        >
          {copied ? '已复制' : '复制'}
        </Button>
        <Button onClick={() => window.print()}>打印</Button>
      </div>
    </div>
  );
}
