import { Link } from '@tanstack/react-router';
import { SectionTabs } from '../../ui/SectionTabs';
import { TABLES } from './queries';
import { tableWords } from './words';

/** The chosen period goes along. */
export function AnalysisTabs({ period }: { period: string | undefined }) {
  return (
    <SectionTabs label="分析的各部分">
      <Link to="/analysis" search={{ period }} activeOptions={{ exact: true, includeSearch: false }}>
        概览
      </Link>
      {TABLES.map((table) => (
        <Link
          key={table}
          to="/analysis/tables/$table"
          params={{ table }}
          search={{ period }}
          activeOptions={{ includeSearch: false }}
        >
          {table} {tableWords[table]}
        </Link>
      ))}
    </SectionTabs>
  );
}
