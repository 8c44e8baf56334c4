import { useQuery } from '@tanstack/react-query';
import { useMay, useSignedIn } from '../api/session';
import { waitingQuery } from '../features/hazard/queries';
import { WaitingList } from '../features/hazard/WaitingList';
import { today } from '../lib/dates';
import { PageHeader } from '../ui/PageHeader';
import { Empty } from '../ui/states';

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

export function Today() {
  const may = useMay();
  const { scope } = useSignedIn();
  const day = today();
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()];
  return (
    <div className="page">
      <PageHeader title="今天" above={`${day} 星期${weekday}`} below={may('hazard.read') && <Counts />} />
      {may('hazard.read') ? (
        <WaitingList manyUnits={scope.kind !== 'UNIT' || scope.units.length > 1} />
      ) : (
        <Empty title="您的岗位不办理隐患业务">
          <p>系统、安全、审计三员分立，管理岗位不接触台账内容。</p>
        </Empty>
      )}
    </div>
  );
}

function Counts() {
  const { data } = useQuery(waitingQuery);
  if (!data) return <span className="faint">正在读取</span>;
  const { waiting, overdue, dueSoon } = data.counts;
  if (waiting === 0) return null;
  return (
    <>
      <span>
        待您办理 <b className="number">{waiting}</b> 项
      </span>
      {overdue > 0 && <span className="clock-late">逾期 {overdue} 项</span>}
      {dueSoon > 0 && <span className="clock-soon">3 天内到期 {dueSoon} 项</span>}
    </>
  );
}
