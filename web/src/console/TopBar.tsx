import { SearchOutlined, UserOutlined } from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import { Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useChangePost, useSignedIn, useSignOut } from '../api/session';
import { JobTray } from '../features/exchange/JobTray';
import { useKeys } from '../lib/keys';
import { KeyHint } from '../ui/texts';
import { GlobalSearch } from './GlobalSearch';
import { showKeyboardHelp } from './KeyboardHelp';
import { ScopeSwitch } from './ScopeSwitch';

export function TopBar() {
  const [searching, setSearching] = useState(false);
  useKeys([{ key: '/', label: '搜索编号、部位、描述、单位', run: () => setSearching(true) }]);
  return (
    <header className="bar no-print">
      <Link to="/today" className="bar-brand" aria-label="闭环，回到今天">
        <img src="/icon.svg" alt="" width="24" height="24" />
        <span className="wide-only">闭环</span>
      </Link>
      <ScopeSwitch />
      <span className="bar-spring" />
      <button type="button" className="bar-button bar-search" onClick={() => setSearching(true)}>
        <span className="row">
          <SearchOutlined aria-hidden="true" />
          <span className="wide-only">搜索编号、部位、描述、单位</span>
          <span className="sr-only small-only">搜索</span>
        </span>
        <KeyHint keys={['/']} />
      </button>
      <JobTray />
      <UserMenu />
      {searching && <GlobalSearch onClose={() => setSearching(false)} />}
    </header>
  );
}

function UserMenu() {
  const { person, post, posts } = useSignedIn();
  const navigate = useNavigate();
  const changePost = useChangePost();
  const signOut = useSignOut();
  const items: MenuProps['items'] = [
    {
      type: 'group',
      key: 'posts',
      label: posts.length > 1 ? '以哪个岗位办理' : '当前岗位',
      children: posts.map((p) => ({
        key: `post:${p.id}`,
        label: (
          <span aria-current={p.id === post.id ? 'true' : undefined}>
            {p.id === post.id ? '✓ ' : ''}
            {p.nodeName} · {p.title}
          </span>
        ),
      })),
    },
    { type: 'divider' },
    { key: 'account', label: '登录与安全' },
    { key: 'keys', label: '键盘操作' },
    { type: 'divider' },
    { key: 'out', label: '退出登录' },
  ];
  const onClick: MenuProps['onClick'] = ({ key }) => {
    if (key === 'out') signOut.mutate();
    else if (key === 'keys') showKeyboardHelp();
    else if (key === 'account') void navigate({ to: '/account' });
    else if (key.startsWith('post:') && key !== `post:${post.id}`) {
      changePost.mutate(key.slice(5));
    }
  };
  return (
    <Dropdown menu={{ items, onClick }} trigger={['click']} placement="bottomRight">
      <button
        type="button"
        className="bar-button bar-user"
        aria-label={`${person.name}，${post.title}，打开用户菜单`}
      >
        <UserOutlined aria-hidden="true" />
        <span className="ellipsis">
          {person.name}
          <span className="faint wide-only"> {post.title}</span>
        </span>
      </button>
    </Dropdown>
  );
}
