import type { ReactNode } from 'react';
import type { HazardDetail } from '../../api/types';
import { ClockText } from '../../ui/ClockText';
import { Fact, Facts } from '../../ui/Facts';
import { Money, PersonAndTime, PersonPost } from '../../ui/texts';

type Element = { title: string; value: ReactNode | null };

export const SIX: [keyof NonNullable<NonNullable<HazardDetail['plan']>['majorPlan']>, string][] = [
  ['goal', '目标和任务'],
  ['methods', '方法和措施'],
  ['resources', '经费和物资'],
  ['people', '机构和人员'],
  ['schedule', '时限和要求'],
  ['safety', '安全措施'],
];

/** 责任人、措施、资金、期限、应急预案: each shown, and said where it is missing. */
export function FiveElements({ hazard }: { hazard: HazardDetail }) {
  const { plan } = hazard;
  const finished = hazard.completion !== null || hazard.status === 'WITHDRAWN';
  const elements: Element[] = [
    {
      title: '责任人',
      value: plan?.responsible && (
        <>
          <PersonPost person={plan.responsible} />
          {plan.rectifier && plan.rectifier.personId !== plan.responsible.personId && (
            <div>
              整改人 <PersonPost person={plan.rectifier} />
            </div>
          )}
        </>
      ),
    },
    { title: '措施', value: plan?.measures },
    {
      title: '资金',
      value: typeof plan?.fundsPlannedFen === 'number' && (
        <span className="row">
          <Money fen={plan.fundsPlannedFen} />
          <span className="quiet">{plan.fundsSource}</span>
        </span>
      ),
    },
    {
      title: '期限',
      value: plan?.deadline && (
        <>
          {finished ? plan.deadline : <ClockText dueOn={plan.deadline} late="逾期" />}
          {hazard.firstDeadline && (
            <p className="quiet">
              原期限 {hazard.firstDeadline}，现为 {plan.deadline}；统计是否逾期仍从原期限起算
            </p>
          )}
        </>
      ),
    },
    { title: '应急预案', value: plan?.contingency },
  ];
  const standing = elements.filter((e) => e.value).length;
  if (standing === 0 && hazard.completion?.onSpot) {
    return <p className="quiet">当场整改，不需要另定整改方案。</p>;
  }
  if (standing === 0 && hazard.completion?.authority) {
    return <p className="quiet">移送{hazard.completion.authority}处理，单位没有另定整改方案。</p>;
  }
  return (
    <>
      {standing < elements.length && <p className="quiet">已落实 {standing} 项，共 5 项</p>}
      <Facts>
        {elements.map(({ title, value }) => (
          <Fact key={title} label={title}>
            {value || <span className="faint">未落实</span>}
          </Fact>
        ))}
      </Facts>
      {plan?.majorPlan && (
        <details className="hazard-six" open>
          <summary>重大隐患治理方案六项内容</summary>
          <Facts>
            {SIX.map(([key, title]) => (
              <Fact key={key} label={title}>
                {plan.majorPlan?.[key]}
              </Fact>
            ))}
          </Facts>
          <p>
            {plan.signedBy ? (
              <span className="row">
                主要负责人签署 <PersonAndTime person={plan.signedBy} at={plan.signedAt} />
              </span>
            ) : (
              '待主要负责人签署'
            )}
          </p>
        </details>
      )}
    </>
  );
}
