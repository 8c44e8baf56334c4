import { getRouteApi, Link } from '@tanstack/react-router';
import { goesOn } from '../../lib/steps';
import { ImportFlow } from './ImportFlow';
import { treeForm } from './importForms';
import { number } from './words';

const route = getRouteApi('/shell/organisation/import');

const SHOWS = ['organisation', 'unit', 'districts'];

/** 从 Excel 导入组织: every row is entered on trial and shown before anything is changed. */
export function ImportTree() {
  const { job, show } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <ImportFlow
      form={treeForm}
      above={<Link to="/organisation">组织</Link>}
      id={job}
      show={show}
      onOpen={(next) => void navigate({ search: (before) => ({ ...before, job: next, show: undefined }) })}
      onShow={(verdict) =>
        void navigate({ search: (before) => ({ ...before, show: verdict }), replace: goesOn() })
      }
      shows={SHOWS}
      done={(rows) => `已办理 ${number(rows.fresh)} 行。`}
      goOn={
        <Link className="link-as-button" to="/organisation">
          到组织查看
        </Link>
      }
    />
  );
}
