import { type ReactNode, useEffect, useRef } from 'react';
import { phoneRemedy } from '../../lib/lookingOnly';
import { go } from '../route';
import { type FieldState, set, useField } from '../store/field';
import { registersHere } from '../store/keeping';
import { exportToFile } from '../sync/exportDrafts';
import { useEdges } from './useEdges';

const TABS = [
  { key: '', label: '今天', sign: 'M4 6h16M4 12h16M4 18h10' },
  { key: 'check', label: '检查', sign: 'M4 12l5 5L20 6' },
  {
    key: 'snap',
    label: '随手拍',
    sign: 'M4 8h4l2-3h4l2 3h4v11H4zM12 10a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7',
  },
  {
    key: 'rectify',
    label: '我的整改',
    sign: 'M14 4a5 5 0 0 0-4 8L4 18l2 2 6-6a5 5 0 0 0 7-6l-3 3-3-1-1-3 3-3',
  },
  {
    key: 'sync',
    label: '同步',
    sign: 'M4 12a8 8 0 0 1 14-5l2 2M20 12a8 8 0 0 1-14 5l-2-2M20 4v5h-5M4 20v-5h5',
  },
] as const;

type ScreenProps = {
  title: string;
  tab: (typeof TABS)[number]['key'];
  /** Where the arrow leads; without it the five tabs stand below. */
  back?: string;
  /** Under the title. */
  under?: ReactNode;
  /** The acts of this screen, in reach of the thumb. */
  actions?: ReactNode;
  children: ReactNode;
};

export function Screen({ title, tab, back, under, actions, children }: ScreenProps) {
  const field = useField();
  useEffect(() => {
    document.title = `${title} · 闭环现场`;
  }, [title]);
  const top = useRef<HTMLElement>(null);
  const foot = useRef<HTMLElement>(null);
  useEdges(top, foot);
  return (
    <div className="screen">
      <header className="top" ref={top}>
        <div className="head">
          {back !== undefined && (
            <button type="button" className="back" aria-label="返回" onClick={() => go(back)}>
              <Sign path="M15 5l-7 7 7 7" />
            </button>
          )}
          <h1>{title}</h1>
          <LineTag field={field} />
        </div>
        {under}
      </header>
      <main>
        <Notices field={field} />
        {children}
      </main>
      <footer className="foot" ref={foot}>
        {actions && <div className="actions">{actions}</div>}
        {back === undefined && <Tabs tab={tab} field={field} />}
      </footer>
    </div>
  );
}

function Tabs({ tab, field }: { tab: string; field: FieldState }) {
  const tabs = TABS.filter(({ key }) => key !== 'snap' || registersHere(field));
  const unsent = field.records.filter((record) => record.state !== 'RECEIVED').length;
  return (
    <nav className="tabs" aria-label="主要页面">
      {tabs.map(({ key, label, sign }) => (
        <a
          key={key}
          href={`/field${key && `/${key}`}`}
          aria-current={tab === key ? 'page' : undefined}
          onClick={(event) => {
            event.preventDefault();
            go(`/field${key && `/${key}`}`);
          }}
        >
          <Sign path={sign} />
          <span>{label}</span>
          {key === 'sync' && unsent > 0 && (
            <b className="count" role="img" aria-label={`${unsent} 条未传`}>
              {unsent}
            </b>
          )}
        </a>
      ))}
    </nav>
  );
}

export function Sign({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="sign">
      <path d={path} />
    </svg>
  );
}

const LINES = { unknown: '', online: '已联网', offline: '未联网', 'signed-out': '须登录' } as const;

function LineTag({ field }: { field: FieldState }) {
  return (
    <span className={`line ${field.line}`} role="status">
      {LINES[field.line]}
    </span>
  );
}

/** What a person must know before he goes on writing. */
function Notices({ field }: { field: FieldState }) {
  const unsent = field.records.filter((record) => record.state !== 'RECEIVED').length;
  const exporting = (
    <button type="button" className="link" onClick={() => void exportToFile()}>
      导出为文件另存
    </button>
  );
  return (
    <>
      {field.line === 'signed-out' && (
        <p className="notice">
          登录已过期，内容都在手机上。
          <button type="button" className="link" onClick={() => go(signInPath())}>
            登录后继续上传{unsent > 0 ? `（${unsent} 条）` : ''}
          </button>
        </p>
      )}
      {field.pinOwed && (
        <p className="notice">
          本市要求在手机上设 PIN，设好以后才随身带内容。
          <button type="button" className="link" onClick={() => set({ pinOwed: 'now' })}>
            现在设
          </button>
        </p>
      )}
      {field.owed && (
        <p className="notice" role="alert">
          {field.owed === 'password' ? '须先设置新密码' : '您的岗位须先设置动态验证码'}
          ，之后才能上传；内容都在手机上。
          <a className="link" href="/">
            到工作台设置
          </a>
        </p>
      )}
      {field.lookingOnly && field.line === 'online' && (
        <p className="notice" role="alert">
          系统现在只能查看：{field.lookingOnly.why}。{phoneRemedy(field.lookingOnly)}。
        </p>
      )}
      {field.evicted > 0 && (
        <p className="notice bad" role="alert">
          手机清理了本应用的存储，{field.evicted} 条未传的记录可能已丢失，请核对后补录。
        </p>
      )}
      {field.sheltered.length > 0 ? (
        <p className="notice bad" role="alert">
          手机空间已满：{field.sheltered.length}{' '}
          条记录的文字暂存在备用处，新照片存不进。请联网上传，或导出后清理手机空间。
          {exporting}
        </p>
      ) : (
        field.short && (
          <p className="notice bad" role="alert">
            手机留给本应用的空间快满了：文字还能保存，照片可能存不下。请联网上传，或导出后清理手机空间。
            {unsent > 0 && exporting}
          </p>
        )
      )}
    </>
  );
}

export const signInPath = () =>
  `/field/sign-in?to=${encodeURIComponent(window.location.pathname + window.location.search)}`;

export function Empty({ children }: { children: ReactNode }) {
  return <p className="empty">{children}</p>;
}
