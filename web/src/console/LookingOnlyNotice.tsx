import { WarningFilled } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { whenNotWritable } from '../api/client';
import { lookingOnlyQuery, sessionQuery } from '../api/session';
import type { LookingOnly } from '../api/types';
import { deskRemedy } from '../lib/lookingOnly';

/**
 * On every page, before somebody fills in a form that could not be sent. Asked anew when a page is opened, every minute
 * while it is looked at, and as soon as something is refused.
 */
export function LookingOnlyNotice() {
  const cache = useQueryClient();
  const { data } = useQuery(sessionQuery);
  const { data: asked } = useQuery(lookingOnlyQuery);
  const shown = data && (data.lookingOnly?.code ?? '');
  useEffect(() => {
    if (asked !== undefined && shown !== undefined && asked !== shown) {
      void cache.invalidateQueries({ queryKey: sessionQuery.queryKey });
    }
  }, [cache, asked, shown]);
  useEffect(
    () => whenNotWritable(() => void cache.invalidateQueries({ queryKey: sessionQuery.queryKey })),
    [cache],
  );
  if (!data?.lookingOnly) return null;
  return <LookingOnlyFacts why={data.lookingOnly} remedy={data.signedIn ? undefined : ''} />;
}

type Facts = {
  why: LookingOnly /** Not told where nobody is signed in who could follow it. */;
  remedy?: string;
};

export function LookingOnlyFacts({ why, remedy = deskRemedy(why) }: Facts) {
  return (
    <div className="looking-only" role="alert">
      <WarningFilled aria-hidden="true" />
      <span>
        <b>现在只能查看</b>：{why.why}。{remedy && `${remedy}。`}
      </span>
    </div>
  );
}
