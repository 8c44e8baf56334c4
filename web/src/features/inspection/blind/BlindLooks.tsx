import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../../api/problem';
import { useSignedIn } from '../../../api/session';
import type { Role } from '../../../api/types';
import { minuteOf } from '../../../lib/dates';
import { PageHeader } from '../../../ui/PageHeader';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { Empty, RowsSkeleton } from '../../../ui/states';
import { InspectionTabs } from '../plans/InspectionTabs';
import { AnswerForm } from './AnswerForm';
import { FormerPhotos } from './FormerPhotos';
import { GiveUpForm } from './GiveUpForm';
import { LooksOfScope } from './LooksOfScope';
import { type BlindLook, blindLooksQuery, useTake } from './queries';
import './blind.css';

const OVERSEES: Partial<Record<Role, '本区' | '全市'>> = { DISTRICT_ADMIN: '本区', CITY_ADMIN: '全市' };

/** A second pair of eyes: the place and how it looked, nothing else, until one has said what one found. */
export function BlindLooks() {
  const { data, error, refetch } = useQuery(blindLooksQuery);
  const take = useTake();
  const where = OVERSEES[useSignedIn().post.role];
  const [answering, setAnswering] = useState<BlindLook | null>(null);
  const [givingUp, setGivingUp] = useState<BlindLook | null>(null);
  return (
    <div className="page">
      <PageHeader
        title="盲查回头看"
        acts={
          <Button type="primary" loading={take.isPending} onClick={() => take.mutate(undefined)}>
            领取一项
          </Button>
        }
      />
      <InspectionTabs />
      <p className="quiet">
        只给单位、部位和整改前照片，手上最多三项。答复“还在”或“不在”以后才打开隐患档案；答复不能更改，写入隐患历史。“还在”的，今天就列入区、市的回头看。
      </p>
      {take.error && <ProblemAlert problem={problemOf(take.error)} />}
      {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
      {!data && !error && <RowsSkeleton rows={3} />}
      {data?.length === 0 && <Empty title="还没有领取过">七日内到期的回头看，重大的在前。</Empty>}
      <ul className="blind-looks">
        {data?.map((look) => (
          <li key={look.ref}>
            <p>
              <b>{look.unitName}</b>　{look.placeText}
              {'　'}
              <span className="quiet">领取 {minuteOf(look.takenAt)}</span>
            </p>
            <FormerPhotos look={look} />
            <HowItWent look={look} />
            {look.can.includes('ANSWER') && (
              <div className="row">
                <Button onClick={() => setAnswering(look)} aria-label={`答复：${look.placeText}`}>
                  答复
                </Button>
                <Button onClick={() => setGivingUp(look)} aria-label={`放弃：${look.placeText}`}>
                  放弃
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {where && <LooksOfScope where={where} />}
      {answering && <AnswerForm look={answering} onClose={() => setAnswering(null)} />}
      {givingUp && <GiveUpForm look={givingUp} onClose={() => setGivingUp(null)} />}
    </div>
  );
}

function HowItWent({ look }: { look: BlindLook }) {
  if (!look.hazard) return null;
  return (
    <>
      <p>
        {look.answeredAt ? (
          <>
            <b>{look.found ? '还在' : '不在'}</b>　{look.note}
            {'　'}
            <span className="faint">{minuteOf(look.answeredAt)}</span>
          </>
        ) : look.givenUpAt ? (
          <>
            已放弃{look.givenUpReason && `：${look.givenUpReason}`}
            {'　'}
            <span className="faint">{minuteOf(look.givenUpAt)}</span>
          </>
        ) : (
          '满 60 天没有答复，不再算盲查'
        )}
      </p>
      <p>
        <Link to="/hazards/$ref" params={{ ref: look.hazard }}>
          {look.number}
        </Link>
        {'　'}
        {look.description}
      </p>
    </>
  );
}
