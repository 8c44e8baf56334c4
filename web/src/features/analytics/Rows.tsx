import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { parseAddress } from '../../lib/address';
import type { Rows } from './queries';

const NO_SCOPE = { district: undefined, cluster: undefined, unit: undefined };

/** A ledger address from a figure: it names its scope itself, so the chosen one does not go along. */
export const ledgerSearch = (rows: string) => ({ ...NO_SCOPE, ...parseAddress(rows) });

type Props = { rows: Rows; units?: Rows; label?: string; className?: string; children: ReactNode };

/** A number that opens the hazards or the units it counts; one without either is only a number. */
export function RowsLink({ rows, units = null, label, className, children }: Props) {
  if (rows !== null) {
    return (
      <Link to="/ledger" search={ledgerSearch(rows)} className={className} aria-label={label}>
        {children}
      </Link>
    );
  }
  if (units !== null) {
    return (
      <Link to="/analysis/units" search={ledgerSearch(units)} className={className} aria-label={label}>
        {children}
      </Link>
    );
  }
  return <span className={className}>{children}</span>;
}
