import { WarningFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/session';
import type { LookingOnly } from '../api/types';
import { deskRemedy } from '../lib/lookingOnly';

/** On every page, before somebody fills in a form that could not be sent. Asked anew when a page is opened. */
export function LookingOnlyNotice() {
  const { data } = useQuery(sessionQuery);
  return data?.signedIn && data.lookingOnly ? <LookingOnlyFacts why={data.lookingOnly} /> : null;
}

export function LookingOnlyFacts({ why }: { why: LookingOnly }) {
  return (
    <div className="looking-only" role="alert">
      <WarningFilled aria-hidden="true" />
      <span>
        <b>现在只能查看</b>：{why.why}。{deskRemedy(why)}。
      </span>
    </div>
  );
}
