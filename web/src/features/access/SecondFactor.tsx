import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { minuteOf } from '../../lib/dates';
import { Section } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { RowsSkeleton } from '../../ui/states';
import { FactorSetup } from './FactorSetup';
import { type Factor, factorQuery, useRemoveFactor, useRenewRecoveryCodes } from './factorQueries';
import { OwnerCheckForm } from './OwnerCheckForm';
import { RecoveryCodesShown } from './RecoveryCodesShown';

type Doing = 'setup' | 'codes' | 'removal' | null;

/**
 * A code from the phone besides the password: set up, changed to another phone, taken off where nobody requires it.
 *
 * @param onCodes told when recovery codes are shown, and when their owner has kept them
 */
export function SecondFactor({ onCodes }: { onCodes: (shown: boolean) => void }) {
  const { data, error, refetch } = useQuery(factorQuery);
  const [doing, setDoing] = useState<Doing>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const renew = useRenewRecoveryCodes();
  const remove = useRemoveFactor();
  const show = (next: string[] | null) => {
    setCodes(next);
    onCodes(next !== null);
  };
  const done = (shown?: string[]) => {
    setDoing(null);
    show(shown ?? null);
  };
  return (
    <Section id="second-factor" title="双因素">
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {!data && !error && <RowsSkeleton rows={2} />}
      {data && codes && <RecoveryCodesShown codes={codes} onClose={() => show(null)} />}
      {data && !codes && doing === null && <State factor={data} onDo={setDoing} />}
      {data && doing === 'setup' && (
        <FactorSetup anew={data.confirmedAt !== null} onDone={done} onCancel={() => done()} />
      )}
      {data && doing === 'codes' && (
        <OwnerCheckForm
          title="换一套恢复码，原来的全部作废"
          submit="更换"
          asks={['code']}
          busy={renew.isPending}
          problem={renew.error && problemOf(renew.error)}
          onSubmit={({ code }) =>
            renew.mutate(code ?? '', { onSuccess: (fresh) => done(fresh.recoveryCodes) })
          }
          onCancel={() => done()}
        />
      )}
      {data && doing === 'removal' && (
        <OwnerCheckForm
          title="关闭双因素，以后只凭密码登录"
          submit="关闭双因素"
          asks={['password', 'code']}
          busy={remove.isPending}
          problem={remove.error && problemOf(remove.error)}
          onSubmit={(check) => remove.mutate(check, { onSuccess: () => done() })}
          onCancel={() => done()}
        />
      )}
    </Section>
  );
}

function State({ factor, onDo }: { factor: Factor; onDo: (doing: Doing) => void }) {
  const { confirmedAt, recoveryCodesLeft, required, can } = factor;
  if (!confirmedAt) {
    return (
      <div className="stack-tight">
        <p>
          {required
            ? '您的岗位须用双因素登录：除密码外，再填手机验证器上的六位动态码。设置好之前不能办理其他事项。'
            : '没有设置。设置后登录时除密码外，还要填手机验证器上的六位动态码，密码被人知道也进不来。'}
        </p>
        <div>
          <Button type={required ? 'primary' : 'default'} onClick={() => onDo('setup')}>
            设置双因素
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="stack-tight">
      <p>
        已于 {minuteOf(confirmedAt)} 启用，还有 {recoveryCodesLeft} 个恢复码可用。
        {recoveryCodesLeft <= 2 && <span className="strong">恢复码快用完了，请换一套。</span>}
      </p>
      <div className="row">
        {can.includes('PROPOSE') && <Button onClick={() => onDo('setup')}>换一部手机</Button>}
        {can.includes('RENEW_CODES') && <Button onClick={() => onDo('codes')}>换一套恢复码</Button>}
        {can.includes('REMOVE') && <Button onClick={() => onDo('removal')}>关闭双因素</Button>}
      </div>
    </div>
  );
}
