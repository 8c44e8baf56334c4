import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { OrganisationAct, Place, TreeNode, UnitPost } from '../../api/organisation';
import { problemOf } from '../../api/problem';
import { Section } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { DateText } from '../../ui/texts';
import { ChangeForm } from './ChangeForm';
import { changesAmong, changesQuery, type TreeChange, useCancelChange } from './changing';

type Props = {
  node: Pick<TreeNode, 'id' | 'kind' | 'name' | 'districtId'>;
  posts?: UnitPost[];
  places?: Place[];
  can: OrganisationAct[];
};

/** 机构变动: what happened to a node of the tree and why, and the way to change it. */
export function Changes({ node, posts = [], places = [], can }: Props) {
  const { data: changes } = useQuery(changesQuery(node.id));
  const [changing, setChanging] = useState(false);
  const kinds = changesAmong(can);
  if (kinds.length === 0 && !changes?.length) return null;
  return (
    <Section
      id="changes"
      title="机构变动"
      extra={
        kinds.length > 0 && (
          <Button size="small" onClick={() => setChanging(true)}>
            办理机构变动
          </Button>
        )
      }
    >
      {changes?.length === 0 && <p className="quiet">没有变动过。</p>}
      <ol className="changes">
        {changes?.map((change) => (
          <ChangeLine key={change.id} change={change} node={node.id} />
        ))}
      </ol>
      {changing && (
        <ChangeForm
          node={node}
          kinds={kinds}
          posts={posts}
          places={places}
          onClose={() => setChanging(false)}
        />
      )}
    </Section>
  );
}

type LineProps = { change: TreeChange; node: string };

function ChangeLine({ change, node }: LineProps) {
  const cancel = useCancelChange(node);
  return (
    <li data-state={change.state}>
      <p>
        <b>{change.kindTitle}</b> <DateText at={change.effectiveOn} />
        {change.state !== 'DONE' && <span className="quiet"> {change.stateTitle}</span>}
        {change.can.includes('CANCEL_CHANGE') && (
          <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate(change.id)}>
            取消这项变动
          </Button>
        )}
      </p>
      <ProblemAlert problem={cancel.error ? problemOf(cancel.error) : null} />
      <ul>
        {change.told.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="quiet">
        原因：{change.reason}
        {change.document && `；依据：${change.document}`}；{change.askedBy}
      </p>
    </li>
  );
}
