import { SafetyCertificateOutlined, WarningFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Popover } from 'antd';
import { address } from '../../api/client';
import { useMay } from '../../api/session';
import type { Ref } from '../../api/types';
import { chainQuery } from './queries';

/** Whether the history is whole: each line carries the hash of the one before. */
export function ChainMark({ hazardRef }: { hazardRef: Ref }) {
  const may = useMay();
  const { data } = useQuery(chainQuery(hazardRef));
  if (!data) return null;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div style={{ maxWidth: 320 }}>
          <p>
            {data.valid
              ? `${data.events} 条记录首尾相连，没有被改动。每条记录都带有前一条的校验值。`
              : `第 ${data.firstBroken} 条记录与前文不符，内容可能被改动。请立即报告审计管理员。`}
          </p>
          {may('export.data') && (
            <p>
              <a href={address(`/evidence/hazards/${hazardRef}`)} download>
                导出存证文件
              </a>
              <span className="faint">：全部经过、证明和签名，不靠本系统也能核对</span>
            </p>
          )}
          <p className="faint">末条校验值</p>
          <p style={{ overflowWrap: 'anywhere', fontFamily: 'monospace', fontSize: 12 }}>{data.head}</p>
        </div>
      }
    >
      <button type="button" className={data.valid ? 'link-button' : 'link-button clock-late'}>
        {data.valid ? <SafetyCertificateOutlined aria-hidden="true" /> : <WarningFilled aria-hidden="true" />}{' '}
        {data.valid ? `${data.events} 条，校验完整` : '校验不符'}
      </button>
    </Popover>
  );
}
