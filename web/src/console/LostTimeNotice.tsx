import { InfoCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { type LostTime, lostTimeQuery } from '../features/evidence/queries';
import { minuteOf } from '../lib/dates';

const SEEN = 'bihuan.lost-time-seen';

/** For two weeks after a restoration, until he puts it away: whoever registered in the lost time is to register again. */
export function LostTimeNotice() {
  const { data } = useQuery(lostTimeQuery);
  const [seen, setSeen] = useState(readSeen);
  const lost = data?.[0];
  if (!lost || lost.id === seen) return null;
  const putAway = () => {
    writeSeen(lost.id);
    setSeen(lost.id);
  };
  return <LostTimeFacts lost={lost} onPutAway={putAway} />;
}

export function LostTimeFacts({ lost, onPutAway }: { lost: LostTime; onPutAway: () => void }) {
  const when = lost.from
    ? `${minuteOf(lost.from)} 到 ${minuteOf(lost.to)} 之间`
    : `${minuteOf(lost.to)} 以前的一段时间`;
  return (
    <div className="lost-time" role="status">
      <InfoCircleOutlined aria-hidden="true" />
      <span>
        <b>台账恢复过较早的备份</b>：{when}
        登记和办理的可能不在了，请核对后重新登记；那段时间打印的编号不会再用。
      </span>
      <Button size="small" onClick={onPutAway}>
        知道了
      </Button>
    </div>
  );
}

function readSeen(): string | null {
  try {
    return localStorage.getItem(SEEN);
  } catch {
    return null;
  }
}

function writeSeen(id: string): void {
  try {
    localStorage.setItem(SEEN, id);
  } catch {
    // Then it is put away as long as the page is open.
  }
}
