import { useQuery } from '@tanstack/react-query';
import { dayOf } from '../../lib/dates';
import { leftOutQuery } from './queries';

const WHOLE_NUMBER = /^\d{6}-\d{4}-\d{1,9}$/;

/** Of a number that a restoration gave up, why nothing is found under it. */
export function LeftOutNumber({ number }: { number: string }) {
  const whole = number.trim();
  const { data } = useQuery({ ...leftOutQuery(whole), enabled: WHOLE_NUMBER.test(whole) });
  return data?.at ? (
    <p role="status">
      编号 {whole} 在 {dayOf(data.at)} 的恢复中作废，可能在丢失的那段时间内发出过；请对照手上的单据重新登记。
    </p>
  ) : null;
}
