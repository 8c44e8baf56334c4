import { Button, Modal } from 'antd';
import { useState } from 'react';
import { minuteOf } from '../../lib/dates';
import { Fact, Facts } from '../../ui/Facts';
import type { Opened } from './queries';
import './access.css';

/** Shown once; closing is the administrator's word that it has been handed over. */
export function InitialPassword({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  const [copied, setCopied] = useState(false);
  const { account, initialPassword, initialUntil } = opened;
  if (initialPassword === null) {
    return (
      <Modal
        open
        width={480}
        title={`${account.name}的账号此前已经开立`}
        onCancel={onClose}
        footer={
          <Button type="primary" onClick={onClose}>
            知道了
          </Button>
        }
      >
        <p>登录名 {account.login}。初始密码只显示一次；没有记下的，请在列表中重发初始密码。</p>
      </Modal>
    );
  }
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
      <Facts>
        <Fact label="登录名">{account.login}</Fact>
        <Fact label="初始密码">
          <code className="initial-password">{initialPassword}</code>
        </Fact>
        {initialUntil && <Fact label="有效至">{minuteOf(initialUntil)}，首次登录须修改</Fact>}
        <Fact label="人员编号">
          <code>{account.id}</code>
        </Fact>
      </Facts>
    </Modal>
  );
}
