import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { Ref } from '../../api/types';
import { useKeys } from '../../lib/keys';
import { neighboursOf, rememberOpened } from '../../lib/lastList';

/** The next and the previous line of the list one came from. */
export function InList({ hazardRef }: { hazardRef: Ref }) {
  // The list as it was on arrival: dealing with a hazard may take it out of the list, not out of the way.
  const [list] = useState(() => neighboursOf(hazardRef));
  const navigate = useNavigate();
  const open = (ref: Ref | undefined) =>
    ref && void navigate({ to: '/hazards/$ref', params: { ref }, replace: true });
  const back = () => (list ? void navigate({ href: list.address }) : void navigate({ to: '/ledger' }));
  useEffect(() => rememberOpened(hazardRef), [hazardRef]);
  useKeys([{ key: 'Escape', label: '回到列表', run: back }]);
  useKeys(
    [
      { key: 'j', label: '下一条', run: () => open(list?.after) },
      { key: 'k', label: '上一条', run: () => open(list?.before) },
    ],
    list !== null,
  );
  if (!list) return null;
  return (
    <span className="row no-print wide-only">
      <button type="button" className="link-button" onClick={back}>
        回到列表
      </button>
      <span className="faint number">
        {list.at} / {list.of}
      </span>
      <Button
        size="small"
        aria-label="上一条"
        icon={<LeftOutlined />}
        disabled={!list.before}
        onClick={() => open(list.before)}
      />
      <Button
        size="small"
        aria-label="下一条"
        icon={<RightOutlined />}
        disabled={!list.after}
        onClick={() => open(list.after)}
      />
    </span>
  );
}
