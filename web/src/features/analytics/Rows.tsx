import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { parseAddress } from '../../lib/address';
import type { Rows } from './queries';

const NO_SCOPE = { district: undefined, cluster: undefined, unit: undefined };

/** A ledger address from a figure: it names its scope itself, so the chosen one does not go along. */
export const ledgerSearch = (rows: string) => ({ ...NO_SCOPE, ...parseAddress(rows) });

type Props = { rows: Rows; label?: string; className?: string; children: ReactNode };

/** A number that opens the rows it counts; one without rows is only a number. */
export function RowsLink({ rows, label, className, children }: Props) {
  if (rows === null) return <span className={className}>{children}</span>;
  return (
    <Link to="/ledger" search={ledgerSearch(rows)} className={className} aria-label={label}>
      {children}
    </Link>
  );
}
