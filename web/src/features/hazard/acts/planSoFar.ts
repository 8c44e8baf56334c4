import { moneyText } from '../../../lib/money';
import { type Subject, usualDeadline, type Values } from './actForm';

/** The plan as it stands, so that a second saving changes only what is changed. */
export function planSoFar({ plan }: Subject): Values {
  return {
    responsiblePersonId: plan?.responsible?.personId,
    rectifierPersonId: plan?.rectifier?.personId,
    measures: plan?.measures ?? '',
    fundsPlannedFen: plan?.fundsPlannedFen ?? undefined,
    fundsSource: plan?.fundsSource ?? '',
    deadline: plan?.deadline ?? usualDeadline(),
    contingency: plan?.contingency ?? '',
    ...Object.fromEntries(Object.entries(plan?.majorPlan ?? {}).map(([k, v]) => [`majorPlan.${k}`, v])),
  };
}

/** The six contents say what the five elements say already, in the order the law asks for; nobody types it twice. */
export function sixFromAbove(
  values: Values,
  hazard: Subject,
  nameOf: (personId: unknown) => string | undefined,
): Values {
  if (hazard.level !== 'MAJOR') return {};
  const { measures, fundsPlannedFen, fundsSource, deadline, contingency } = values;
  const responsible = nameOf(values.responsiblePersonId);
  const rectifier = nameOf(values.rectifierPersonId);
  const words = {
    goal: `消除重大隐患：${hazard.description}`,
    methods: measures,
    resources:
      typeof fundsPlannedFen === 'number' &&
      `计划资金 ${moneyText(fundsPlannedFen)}${fundsSource ? `，来源：${fundsSource}` : ''}`,
    people: responsible && `整改责任人 ${responsible}${rectifier ? `；整改人 ${rectifier}` : ''}`,
    schedule: deadline && `${deadline} 前完成整改并申请验收`,
    safety: contingency,
  };
  return Object.fromEntries(Object.entries(words).map(([name, text]) => [`majorPlan.${name}`, text || '']));
}
