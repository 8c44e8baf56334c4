import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { sessionQuery } from '../../api/session';
import { Field } from '../../ui/Field';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { InitialPassword } from './InitialPassword';
import { enterFirstAdministrator, passwordRuleQuery, type FirstAdministrator as Setup } from './queries';
import './access.css';

const FIELDS: {
  name: keyof Setup;
  label: string;
  hint: string;
  autoComplete: string;
  secret?: boolean;
}[] = [
  {
    name: 'code',
    label: '一次性启用码',
    hint: '首次启动时显示在服务器的控制台上',
    autoComplete: 'one-time-code',
  },
  { name: 'city', label: '单位名称', hint: '市级主管部门，如“北京市教委”', autoComplete: 'organization' },
  { name: 'name', label: '系统管理员姓名', hint: '您本人', autoComplete: 'name' },
  { name: 'login', label: '系统管理员登录名', hint: '小写字母、数字和点', autoComplete: 'username' },
  {
    name: 'password',
    label: '密码',
    hint: '',
    autoComplete: 'new-password',
    secret: true,
  },
  {
    name: 'securityName',
    label: '安全管理员姓名',
    hint: '另一人：账号由系统管理员开立，权限由安全管理员授予，不得兼任',
    autoComplete: 'off',
  },
  { name: 'securityLogin', label: '安全管理员登录名', hint: '小写字母、数字和点', autoComplete: 'off' },
];

const NOBODY: Setup = {
  code: '',
  city: '',
  login: '',
  name: '',
  password: '',
  securityLogin: '',
  securityName: '',
};

/** A fresh installation has no account and no default password: the code on the server's console opens it. */
export function FirstAdministrator() {
  const navigate = useNavigate();
  const cache = useQueryClient();
  const session = useQuery(sessionQuery);
  const [setup, setSetup] = useState(NOBODY);
  const rule = useQuery(passwordRuleQuery).data?.rule;
  const enter = useMutation({ mutationFn: enterFirstAdministrator });
  const handedOver = async () => {
    await cache.invalidateQueries({ queryKey: sessionQuery.queryKey });
    await navigate({ to: '/sign-in' });
  };
  const problem = enter.error && problemOf(enter.error);
  const needed = session.data && !session.data.signedIn && session.data.setupNeeded;
  const ready = session.data && !needed && !enter.data;
  return (
    <main className="first">
      <header>
        <img src="/icon.svg" alt="" width="40" height="40" />
        <h1>启用闭环</h1>
        {needed && (
          <p className="quiet">设立首任系统管理员和安全管理员，两人分任：账号由前者开立，权限由后者授予。</p>
        )}
      </header>
      {session.error && !session.data && (
        <ProblemAlert problem={problemOf(session.error)} onRetry={() => void session.refetch()} />
      )}
      {ready && (
        <p>
          本系统已经启用，首任管理员已经设立；新的账号由系统管理员开立。<Link to="/sign-in">去登录</Link>
        </p>
      )}
      {needed && (
        <form
          className="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!enter.isPending) enter.mutate(setup);
          }}
        >
          <ProblemAlert problem={problem} prefix="first" />
          {FIELDS.map(({ name, label, hint, autoComplete, secret }) => (
            <Field
              key={name}
              name={name}
              label={label}
              hint={secret ? rule : hint}
              required
              prefix="first"
              problem={problem}
            >
              {(input) => {
                const Box = secret ? Input.Password : Input;
                return (
                  <Box
                    {...input}
                    autoComplete={autoComplete}
                    value={setup[name]}
                    onChange={(e) => setSetup((before) => ({ ...before, [name]: e.target.value }))}
                  />
                );
              }}
            </Field>
          ))}
          <Button type="primary" htmlType="submit" loading={enter.isPending} block>
            设立管理员
          </Button>
        </form>
      )}
      {enter.data && <InitialPassword opened={enter.data} onClose={() => void handedOver()} />}
    </main>
  );
}
