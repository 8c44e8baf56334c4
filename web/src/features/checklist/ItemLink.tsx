import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isLocalCode } from './local';

type Props = { code: string; on?: string | undefined; className?: string; children?: ReactNode };

/** An item of the city or a local one: each has its own page. */
export function ItemLink({ code, on, className = 'item-code', children = code }: Props) {
  return isLocalCode(code) ? (
    <Link to="/standards/local/items/$code" params={{ code }} className={className}>
      {children}
    </Link>
  ) : (
    <Link to="/standards/items/$code" params={{ code }} search={{ on }} className={className}>
      {children}
    </Link>
  );
}
