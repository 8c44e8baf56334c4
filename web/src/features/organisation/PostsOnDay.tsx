import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { Holder, TreeNode, UnitPost } from '../../api/organisation';
import type { Ref, Role } from '../../api/types';
import { today } from '../../lib/dates';
import { goesOn } from '../../lib/steps';
import { DayInput } from '../../ui/DayInput';
import { Section } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { Empty } from '../../ui/states';
import { AppointForm } from './AppointForm';
import { EndHoldingForm } from './EndHoldingForm';
import { OpenPostForm } from './OpenPostForm';
import { ClosePostForm, RetitlePostForm } from './PostChangeForms';

type Props = {
  node: Pick<TreeNode, 'id' | 'kind' | 'name'>;
  /** Set where the node is a unit: its departments' posts are listed too. */
  unit?: Ref;
  posts: UnitPost[];
  on: string | undefined;
  /** Roles a post opened here may carry; none where no post may be opened. */
  openable: Role[];
};

type Asking =
  | { kind: 'open' }
  | { kind: 'appoint' | 'retitle' | 'close'; post: UnitPost }
  | { kind: 'end'; post: UnitPost; holder: Holder };

/** Posts and who held them on a day; what happened since is never overwritten. */
export function PostsOnDay({ node, unit, posts, on, openable }: Props) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const now = !on;
  const close = () => setAsking(null);
  return (
    <Section
      id="posts"
      title="岗位与任职"
      extra={
        <span className="row">
          <DayOfPosts on={on} />
          {now && openable.length > 0 && (
            <Button onClick={() => setAsking({ kind: 'open' })}>设立岗位</Button>
          )}
        </span>
      }
    >
      {posts.length === 0 ? (
        <Empty title={on ? `${on} 这里没有岗位` : '还没有设立岗位'}>
          {on ? '请选择其他日期。' : '权限和责任都落在岗位上：先设立岗位，再任命任职人。'}
        </Empty>
      ) : (
        <PlainTable
          label={`${on ?? '今天'}的岗位与任职`}
          rows={posts}
          columns={columns(node, now && posts.some(isOpen), setAsking)}
          rowKey={(post) => post.ref}
        />
      )}
      {asking?.kind === 'open' && <OpenPostForm node={node} roles={openable} onClose={close} />}
      {asking?.kind === 'appoint' && (
        <AppointForm post={asking.post} colleagues={unit ? posts : []} onClose={close} />
      )}
      {asking?.kind === 'retitle' && <RetitlePostForm post={asking.post} onClose={close} />}
      {asking?.kind === 'close' && <ClosePostForm post={asking.post} onClose={close} />}
      {asking?.kind === 'end' && <EndHoldingForm post={asking.post} holder={asking.holder} onClose={close} />}
    </Section>
  );
}

function DayOfPosts({ on }: { on: string | undefined }) {
  const navigate = useNavigate();
  const choose = (day: string | undefined) =>
    navigate({ to: '.', search: (before: object) => ({ ...before, on: day }), replace: goesOn() });
  return (
    <span className="posts-day">
      {on && (
        <button type="button" className="link-button" onClick={() => choose(undefined)}>
          回到今天
        </button>
      )}
      <label htmlFor="posts-on" className="quiet">
        任职日期
      </label>
      <DayInput
        id="posts-on"
        day={on ?? today()}
        onChange={(day) => choose(!day || day === today() ? undefined : day)}
      />
    </span>
  );
}

/** Where something can be done with one of the posts, the others tell who does it there. */
const isOpen = (post: UnitPost) =>
  post.can.length > 0 || post.holders.some((holder) => holder.can.length > 0);

const columns = (
  node: Props['node'],
  manages: boolean,
  ask: (asking: Asking) => void,
): PlainColumn<UnitPost>[] => [
  {
    key: 'title',
    title: '岗位',
    width: '26%',
    render: (post) => (
      <>
        {post.title}
        {post.nodeId !== node.id && <span className="faint"> {post.nodeName}</span>}
        {post.closedOn && <span className="faint"> 设到 {post.closedOn}</span>}
      </>
    ),
  },
  {
    key: 'role',
    title: '角色',
    width: 120,
    render: (post) => <span className="quiet">{post.roleTitle}</span>,
  },
  {
    key: 'holders',
    title: '任职人',
    render: (post) =>
      post.holders.length === 0 ? (
        <span className="vacant">空缺</span>
      ) : (
        <ul className="holders">
          {post.holders.map((holder) => (
            <li key={holder.ref}>
              <span>{holder.name}</span>
              <span className="faint">
                {holder.from} 至 {holder.to ?? '今'}
              </span>
              {manages && holder.can.includes('END_HOLDING') && (
                <button
                  type="button"
                  className="link-button"
                  onClick={() => ask({ kind: 'end', post, holder })}
                  aria-label={`结束任职：${holder.name}，${post.title}`}
                >
                  结束任职
                </button>
              )}
            </li>
          ))}
        </ul>
      ),
  },
  ...(manages
    ? [
        {
          key: 'acts',
          title: <span className="sr-only">办理</span>,
          width: 150,
          render: (post: UnitPost) => <ActsOnPost post={post} ask={ask} />,
        },
      ]
    : []),
];

function ActsOnPost({ post, ask }: { post: UnitPost; ask: (asking: Asking) => void }) {
  if (post.closedOn) return null;
  if (post.can.length === 0) {
    return (
      <span className="faint" title={`${post.roleTitle}由安全管理员任免`}>
        另行任免
      </span>
    );
  }
  const acts = (
    [
      ['APPOINT', 'appoint', '任命'],
      ['RETITLE_POST', 'retitle', '改名'],
      ['CLOSE_POST', 'close', '撤销'],
    ] as const
  ).filter(([act]) => post.can.includes(act));
  return (
    <span className="row-acts">
      {acts.map(([, kind, words]) => (
        <button
          key={kind}
          type="button"
          className="link-button"
          onClick={() => ask({ kind, post })}
          aria-label={`${words}：${post.title}`}
        >
          {words}
        </button>
      ))}
    </span>
  );
}
