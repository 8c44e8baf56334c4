import { Button, Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { Field } from '../../ui/Field';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { type FactorProposal, useConfirmFactor, useProposeFactor } from './factorQueries';
import { OwnerCheckForm } from './OwnerCheckForm';
import './access.css';

type Props = { anew: boolean; onDone: (codes: string[]) => void; onCancel: () => void };

/** The owner proves himself, scans, and shows by a first code that the phone has it right. */
export function FactorSetup({ anew, onDone, onCancel }: Props) {
  const propose = useProposeFactor();
  if (propose.data) return <Scan proposal={propose.data} onDone={onDone} onCancel={onCancel} />;
  return (
    <OwnerCheckForm
      title={anew ? '换一部手机，确认之前原来的继续有效' : '设置双因素'}
      submit="开始设置"
      asks={anew ? ['password', 'code'] : ['password']}
      busy={propose.isPending}
      problem={propose.error && problemOf(propose.error)}
      onSubmit={(check) => propose.mutate(check)}
      onCancel={onCancel}
    />
  );
}

function Scan({ proposal, onDone, onCancel }: Omit<Props, 'anew'> & { proposal: FactorProposal }) {
  const [code, setCode] = useState('');
  const confirm = useConfirmFactor();
  const problem = confirm.error && problemOf(confirm.error);
  const { qr, secret } = proposal;
  return (
    <ol className="factor-steps">
      <li>
        <p>在手机上安装任意一款验证器（支持 TOTP 的都行，如系统自带的密码管理器），点“扫描二维码”。</p>
        <svg
          className="factor-qr"
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          role="img"
          aria-label="验证器二维码，不便扫描时请使用下方密钥"
          shapeRendering="crispEdges"
        >
          <rect width={qr.size} height={qr.size} fill="#fff" />
          <path d={qr.path} fill="#000" />
        </svg>
        <p className="quiet">
          不便扫描时，在验证器里选“手动输入”，填写密钥：
          <code className="factor-secret">{secret.replaceAll(/(.{4})(?!$)/g, '$1 ')}</code>
        </p>
      </li>
      <li>
        <form
          className="form"
          style={{ maxWidth: 420 }}
          noValidate
          aria-label="填写第一个验证码"
          onSubmit={(event) => {
            event.preventDefault();
            if (!confirm.isPending)
              confirm.mutate(code.trim(), { onSuccess: (shown) => onDone(shown.recoveryCodes) });
          }}
        >
          <ProblemAlert problem={problem} prefix="factor" />
          <Field
            name="code"
            label="手机上显示的六位数字"
            hint="验对以后，双因素才生效"
            required
            prefix="factor"
            problem={problem}
          >
            {(input) => (
              <Input
                {...input}
                autoFocus
                autoComplete="one-time-code"
                inputMode="numeric"
                maxLength={7}
                value={code}
                onChange={(e) => setCode(e.target.value)}
              />
            )}
          </Field>
          <div className="row">
            <Button type="primary" htmlType="submit" loading={confirm.isPending}>
              启用双因素
            </Button>
            <Button onClick={onCancel}>取消</Button>
          </div>
        </form>
      </li>
    </ol>
  );
}
