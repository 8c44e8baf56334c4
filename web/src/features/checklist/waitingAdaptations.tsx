import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useSignedIn } from '../../api/session';
import type { WaitingEntry } from '../../ui/WaitingList';
import { type Adaptation, askingAdaptationsQuery } from './local';
import { ownerWords } from './words';

/** One's own adaptations that a new version from above has touched, as lines of 今天. */
export function useWaitingAdaptations(enabled: boolean): WaitingEntry[] {
  const { scope } = useSignedIn();
  const level = scope.kind === 'DISTRICT' ? 'DISTRICT' : 'UNIT';
  const { data } = useQuery({ ...askingAdaptationsQuery(level), enabled });
  return (data?.items ?? []).map(entryOf);
}

function entryOf(adaptation: Adaptation): WaitingEntry {
  return {
    key: adaptation.ref,
    dueOn: adaptation.nextFrom,
    title: (
      <Link to="/standards/local" search={{ show: 'ASKING' }} className="waiting-title" data-row-link>
        {adaptation.kindTitle} {adaptation.item}：{adaptation.conflicts[0]?.sentence}
      </Link>
    ),
    facts: (
      <>
        <span>标准</span>
        <span className="quiet">
          {ownerWords[adaptation.level]}调整，{adaptation.madeBy}作出
        </span>
      </>
    ),
    act: (
      <Link to="/standards/local" search={{ show: 'ASKING' }} className="waiting-act">
        核对
      </Link>
    ),
  };
}
