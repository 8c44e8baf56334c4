import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { problemOf } from '../../api/problem';
import { useSignedIn } from '../../api/session';
import { today } from '../../lib/dates';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { RowsSkeleton } from '../../ui/states';
import { OfficePage } from './OfficePage';
import { OrganisationTree } from './OrganisationTree';
import { nodeQuery } from './queries';
import { UnitPage } from './UnitPage';
import './organisation.css';

/** The tree beside the page of the chosen node: an office, or a unit with its profile. */
export function Organisation() {
  const { post } = useSignedIn();
  const { node = post.nodeId } = useParams({ strict: false });
  const { on } = useSearch({ strict: false });
  const { data, error, refetch } = useQuery(nodeQuery(node, on));
  const unit = data?.node.unit;
  return (
    <div className="page organisation">
      <OrganisationTree at={node} line={data?.line.map((n) => n.id) ?? []} on={on} />
      <div className="organisation-page">
        {error && <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />}
        {!data && !error && <RowsSkeleton />}
        {data && !error && (
          <>
            <Line nodes={data.line.slice(0, -1)} on={on} />
            {on && on < today() && <p className="quiet">组织树和名称是 {on} 当时的。</p>}
            {unit && data.node.kind === 'UNIT' ? (
              <UnitPage key={unit} unit={unit} on={on} />
            ) : (
              <OfficePage key={data.node.id} page={data} on={on} />
            )}
          </>
        )}
      </div>
    </div>
  );
}

function Line({ nodes, on }: { nodes: { id: string; name: string }[]; on: string | undefined }) {
  if (nodes.length === 0) return null;
  return (
    <nav aria-label="所在位置" className="organisation-line">
      {nodes.map((node, i) => (
        <span key={node.id}>
          {i > 0 && <span aria-hidden="true"> / </span>}
          <Link to="/organisation/$node" params={{ node: node.id }} search={{ on }}>
            {node.name}
          </Link>
        </span>
      ))}
    </nav>
  );
}
