import { Button } from 'antd';
import type { Count } from '../api/types';

/** `共 184 项`; beyond the bound of exact counting `至少 1000 项`. */
export function countWords(count: Count | undefined, unit: string): string {
  if (!count) return '';
  return count.exact ? `共 ${count.value} ${unit}` : `至少 ${count.value} ${unit}`;
}

type Props = {
  more: boolean;
  loading: boolean;
  onMore: () => void;
  shown: number;
  count?: Count;
  unit: string;
};

/** The end of a list that goes on: how much is shown, and the next page on demand. */
export function MorePages({ more, loading, onMore, shown, count, unit }: Props) {
  if (!more) return null;
  return (
    <p className="row no-print" style={{ marginTop: 16 }}>
      <Button onClick={onMore} loading={loading}>
        继续显示
      </Button>
      <span className="faint">
        已显示 {shown} {unit}，{countWords(count, unit)}
      </span>
    </p>
  );
}
