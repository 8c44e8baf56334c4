import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import './states.css';

/** Nothing here, said plainly, with what can be done about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="strong">{title}</p>
      {children && <div className="quiet">{children}</div>}
    </div>
  );
}

/** A page opened by its address under a post that has no such page: said once, with whose it is. */
export function NotOfPost({ title, whose }: { title: string; whose: string }) {
  return (
    <div className="page page-narrow">
      <Empty title={`您的岗位不查看“${title}”`}>
        <p>这一页由{whose}查看。您能用的都在左边的导航里；有几个岗位的，请先在右上角切换。</p>
      </Empty>
    </div>
  );
}

export function RowsSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div className="rows-skeleton" role="status" aria-label="正在读取">
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no identity
        <div key={i} className="bar" style={{ width: `${92 - ((i * 7) % 24)}%` }} />
      ))}
    </div>
  );
}

export function PageSkeleton() {
  return (
    <div className="page" role="status" aria-label="正在读取">
      <Skeleton active={false} title={{ width: 240 }} paragraph={{ rows: 8 }} />
    </div>
  );
}
