import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { problemOf } from '../../api/problem';
import { useSignedIn } from '../../api/session';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { PageSkeleton } from '../../ui/states';
import { hazardQuery } from './queries';
import { RegisterForm } from './RegisterForm';
import { blank, typedOf } from './registration';

const route = getRouteApi('/shell/ledger/register');

/** 登记隐患: a new one, a draft taken up again, or a correction before grading. */
export function RegisterHazard() {
  const { draft } = route.useSearch();
  return draft ? <Continued hazardRef={draft} /> : <Fresh />;
}

function Fresh() {
  const session = useSignedIn();
  const { unit } = route.useSearch();
  const initial = useMemo(() => {
    const typed = blank(session);
    return typed.unit ? typed : { ...typed, unit };
  }, [session, unit]);
  return (
    <div className="page">
      <PageHeader title="登记隐患" />
      <RegisterForm draftKey="register" initial={initial} registered={false} />
    </div>
  );
}

function Continued({ hazardRef }: { hazardRef: string }) {
  const { data, error, refetch } = useQuery(hazardQuery(hazardRef));
  if (error && !data) {
    return (
      <div className="page">
        <ProblemAlert problem={problemOf(error)} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (!data) return <PageSkeleton />;
  const registered = data.status !== 'DRAFT';
  return (
    <div className="page">
      <PageHeader title={registered ? '修改登记内容' : '登记隐患'} above={data.number ?? '草稿'} />
      <RegisterForm
        key={hazardRef}
        draftKey={`register.${hazardRef}`}
        initial={typedOf(data)}
        registered={registered}
      />
    </div>
  );
}
