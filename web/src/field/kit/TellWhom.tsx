import { useField } from '../store/field';

/** For who finds something and may not register it: who does. */
export function TellWhom() {
  const { carried } = useField();
  const officers = carried?.bundle.registering?.instead ?? [];
  const units = carried?.bundle.units ?? [];
  const nameOf = (ref: string) =>
    units.length > 1 ? `${units.find((unit) => unit.ref === ref)?.name ?? ''} ` : '';
  return (
    <p className="notice">
      您的岗位不登记隐患。看到问题，请告诉
      {officers.length > 0
        ? officers.map(({ unit, name, postTitle }) => `${nameOf(unit)}${postTitle} ${name}`).join('、')
        : '本单位的安全干部'}
      ，由他们上账；情况紧急的，先离开并当面报告。
    </p>
  );
}
