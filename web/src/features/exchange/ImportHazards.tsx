import { getRouteApi, Link } from '@tanstack/react-router';
import { goesOn } from '../../lib/steps';
import { ImportFlow } from './ImportFlow';
import { hazardForm } from './importForms';
import { number } from './words';

const route = getRouteApi('/shell/ledger/import');

const SHOWS = ['hazards', 'figures'];

/** 从 Excel 登记: a table is looked at row by row before anything of it goes on the ledger. */
export function ImportHazards() {
  const { job, show } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <ImportFlow
      form={hazardForm}
      above={<Link to="/ledger">台账</Link>}
      id={job}
      show={show}
      onOpen={(next) => void navigate({ search: (before) => ({ ...before, job: next, show: undefined }) })}
      onShow={(verdict) =>
        void navigate({ search: (before) => ({ ...before, show: verdict }), replace: goesOn() })
      }
      shows={SHOWS}
      done={(rows) => `已登记 ${number(rows.fresh)} 条隐患，全部进入“待核定”。`}
      goOn={
        <Link className="link-as-button" to="/ledger">
          到台账查看
        </Link>
      }
    />
  );
}
