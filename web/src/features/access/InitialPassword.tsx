import { Button, Modal } from 'antd';
import { useState } from 'react';
import { minuteOf } from '../../lib/dates';
import { Facts } from '../../ui/Facts';
import type { Opened } from './queries';
import './access.css';

/** Shown once; closing is the administrator's word that it has been handed over. */
export function InitialPassword({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  const [copied, setCopied] = useState(false);
  const { account, initialPassword, initialUntil } = opened;
  return (
    <Modal
      open
      width={480}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      title={`${account.name}的初始密码`}
      footer={
        <div className="row">
          <Button type="primary" onClick={onClose}>
            已记下，关闭
          </Button>
          <Button
            onClick={() => void navigator.clipboard?.writeText(initialPassword).then(() => setCopied(true))}
          >
            {copied ? '已复制' : '复制密码'}
          </Button>
        </div>
      }
    >
      <p>请当面或以可靠方式交给本人。密码只显示这一次，系统不保存原文。</p>
      <Facts
        facts={[
          ['登录名', account.login],
          [
            '初始密码',
            <code key="password" className="initial-password">
              {initialPassword}
            </code>,
          ],
          ['有效至', `${minuteOf(initialUntil)}，首次登录须修改`],
          ['人员编号', <code key="number">{account.id}</code>],
        ]}
      />
    </Modal>
  );
}
