import { useQueries, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { problemOf } from '../../api/problem';
import { useMay } from '../../api/session';
import { listOf } from '../../lib/address';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { PageSkeleton } from '../../ui/states';
import { lettersOfQuery } from '../supervision/queries';
import { Sheet } from './HazardPrint';
import { hazardQuery, historyQuery } from './queries';
import { MOST_SHEETS } from './sheets';

const route = getRouteApi('/shell/hazards/print');

/** 隐患整改单 of many hazards, each on a sheet of its own. */
export function HazardsPrint() {
  const refs = listOf(route.useSearch().refs).slice(0, MOST_SHEETS);
  const hazards = useQueries({ queries: refs.map((ref) => hazardQuery(ref)) });
  const histories = useQueries({ queries: refs.map((ref) => historyQuery(ref)) });
  const letters = useQuery(lettersOfQuery(refs, useMay()('supervise.order')));
  const sheets = refs.map((ref, i) => ({
    ref,
    hazard: hazards[i]?.data,
    history: histories[i]?.data,
    letters: letters.data?.filter((letter) => letter.hazard.ref === ref),
    error: hazards[i]?.error ?? histories[i]?.error ?? letters.error,
  }));
  const waiting = sheets.filter((one) => !one.error && !(one.hazard && one.history && one.letters)).length;
  return (
    <div className="page">
      <h1 className="sr-only">打印整改单</h1>
      <div className="row no-print sheet-bar">
        <Button type="primary" disabled={waiting > 0} onClick={() => window.print()}>
          打印 {refs.length} 张
        </Button>
        <Button onClick={() => window.history.back()}>返回</Button>
        {waiting > 0 && <span className="faint">还有 {waiting} 张正在准备</span>}
      </div>
      {sheets.map(({ ref, hazard, history, letters: sent, error }) => (
        <div key={ref} className="sheet-of-many">
          {error && <ProblemAlert problem={problemOf(error)} />}
          {!error && hazard && history && sent && <Sheet hazard={hazard} history={history} letters={sent} />}
          {!error && !(hazard && history && sent) && <PageSkeleton />}
        </div>
      ))}
    </div>
  );
}
