import type { UnitPost } from '../../api/organisation';
import type { Role } from '../../api/types';

const OFFICES: [role: Role, words: string][] = [
  ['UNIT_HEAD', '主要负责人'],
  ['SAFETY_OFFICER', '安全管理人员'],
];

/** Who answers for the unit today: read from the posts, never typed a second time. */
export function InCharge({ posts }: { posts: UnitPost[] }) {
  return (
    <dl className="in-charge">
      {OFFICES.map(([role, words]) => (
        <div key={role}>
          <dt>{words}</dt>
          <Holders posts={posts.filter((post) => post.role === role)} />
        </div>
      ))}
    </dl>
  );
}

function Holders({ posts }: { posts: UnitPost[] }) {
  const held = posts.flatMap((post) => post.holders.map((holder) => ({ post, holder })));
  if (held.length === 0) return <dd className="vacant">空缺</dd>;
  return held.map(({ post, holder }) => (
    <dd key={holder.ref}>
      <b>{holder.name}</b>
      <span className="quiet">
        {post.title}，{holder.from} 起
      </span>
    </dd>
  ));
}
