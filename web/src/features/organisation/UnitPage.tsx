import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import {
  type OrganisationAct,
  type UnitPage as Page,
  treeQuery,
  type Unit,
  unitQuery,
} from '../../api/organisation';
import { problemOf } from '../../api/problem';
import { useMay, useSignedIn } from '../../api/session';
import type { Ref } from '../../api/types';
import { addDays } from '../../lib/dates';
import { Fact, Facts } from '../../ui/Facts';
import { PageHeader, Section } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { RowsSkeleton } from '../../ui/states';
import { Changes } from './Changes';
import { Contractors } from './Contractors';
import { EndedNotice } from './EndedNotice';
import { Equipment } from './Equipment';
import { FormerLedgers } from './FormerLedgers';
import { InCharge } from './InCharge';
import { NewNodeForm } from './NewNodeForm';
import { Places } from './Places';
import { PostsOnDay } from './PostsOnDay';
import { peopleQuery } from './queries';
import { ReviseProfileForm } from './ReviseProfileForm';
import { people } from './words';

/** 一校一档: the unit's profile, key places, and who held which post on a day. */
export function UnitPage({ unit, on }: { unit: Ref; on: string | undefined }) {
  const { data, error, refetch } = useQuery(unitQuery(unit));
  // Of a unit that is no more, who was there on its last day: those of today are somebody else's.
  const lastDay = data?.ended ? addDays(data.ended.from, -1) : undefined;
  const day = on && lastDay && on > lastDay ? lastDay : (on ?? lastDay);
  const staff = useQuery({ ...peopleQuery(unit, day), enabled: data !== undefined });
  const may = useMay();
  const { scope } = useSignedIn();
  if (error) return <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />;
  if (!data) return <RowsSkeleton />;
  const ended = data.ended !== null;
  const posts = staff.data ?? (ended ? [] : data.posts);
  return (
    <>
      <PageHeader
        title={ended ? `${data.unit.name}（已撤销）` : data.unit.name}
        below={
          <>
            <span>{data.unit.typeTitles.join('、')}</span>
            <span>
              {data.unit.districtName}
              {data.unit.clusterName && ` · ${data.unit.clusterName}`}
            </span>
          </>
        }
        acts={<UnitActs unit={data.unit} ended={ended} />}
      />
      {data.ended && <EndedNotice name={data.unit.name} end={data.ended} />}
      {!ended && <InCharge posts={data.posts} />}
      <Numbers page={data} />
      <Profile unit={data.unit} can={data.can} />
      {/* The separated administrators see whom they appoint, and nothing of the business. */}
      {scope.kind !== 'NOTHING' && (
        <>
          <Places unit={unit} places={data.places} posts={posts} can={data.can} ended={ended} />
          <Equipment unit={unit} places={data.places} can={data.can} ended={ended} />
          <Contractors unit={unit} can={data.can} ended={ended} />
        </>
      )}
      <PostsOnDay node={nodeOf(data.unit)} unit={unit} posts={posts} on={day} openable={data.openable} />
      <Departments unit={data.unit} can={data.can} />
      {may('hazard.read') && <FormerLedgers unit={unit} />}
      <Changes node={nodeOf(data.unit)} posts={data.posts} places={data.places} can={data.can} />
    </>
  );
}

const nodeOf = (unit: Unit) => ({
  id: unit.ref.slice(7),
  kind: 'UNIT' as const,
  districtId: unit.districtId,
  name: unit.name,
});

function UnitActs({ unit, ended }: { unit: Unit; ended: boolean }) {
  const may = useMay();
  const search = { unit: unit.ref, district: undefined, cluster: undefined };
  return (
    <>
      {may('hazard.read') && (
        <Link to="/ledger" search={search} className="act-link">
          台账
        </Link>
      )}
      {may('selfcheck.record') && (
        <Link to="/inspection" search={search} className="act-link">
          检查
        </Link>
      )}
      {may('analytics.view') && (
        <Link to="/analysis" search={search} className="act-link">
          分析
        </Link>
      )}
      {!ended && (
        <Link to="/poster" search={{ of: unit.ref }} className="act-link">
          举报海报
        </Link>
      )}
    </>
  );
}

function Numbers({ page }: { page: Page }) {
  const { unit, counts } = page;
  const numbers: [string, string][] = [
    ['学生', people(unit.pupils)],
    ['其中寄宿', people(unit.boarders)],
    ['教职工', people(unit.staff)],
    ...(page.ended ? [] : [['重点部位', `${counts.places} 处`] satisfies [string, string]]),
    ['岗位', `${counts.posts} 个`],
    ['在岗人员', people(counts.people)],
  ];
  return (
    <dl className="numbers">
      {numbers.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Profile({ unit, can }: { unit: Unit; can: OrganisationAct[] }) {
  const [revising, setRevising] = useState(false);
  return (
    <Section
      id="profile"
      title="基本信息"
      extra={
        can.includes('REVISE_PROFILE') && (
          <Button size="small" onClick={() => setRevising(true)}>
            修改基本信息
          </Button>
        )
      }
    >
      <Facts>
        <Fact label="单位类型">{unit.typeTitles.join('、')}</Fact>
        <Fact label="台账归属">{unit.districtName}</Fact>
        <Fact label="学区">{unit.clusterName ?? '不设学区'}</Fact>
        <Fact label="地址">{unit.address}</Fact>
        <Fact label="坐标">
          {unit.longitude !== null && unit.latitude !== null
            ? `东经 ${unit.longitude}，北纬 ${unit.latitude}`
            : null}
        </Fact>
      </Facts>
      {revising && <ReviseProfileForm unit={unit} onClose={() => setRevising(false)} />}
    </Section>
  );
}

function Departments({ unit, can }: { unit: Unit; can: OrganisationAct[] }) {
  const navigate = useNavigate();
  const [founding, setFounding] = useState(false);
  const node = nodeOf(unit);
  const { data } = useQuery(treeQuery(node.id));
  const mayFound = can.includes('FOUND_DEPARTMENT');
  if (!mayFound && data?.length === 0) return null;
  return (
    <Section
      id="departments"
      title="部门"
      extra={
        mayFound && (
          <Button size="small" onClick={() => setFounding(true)}>
            新建部门
          </Button>
        )
      }
    >
      {data?.length === 0 ? (
        <p className="quiet">没有设部门，岗位都在单位本级。</p>
      ) : (
        <ul className="below">
          {data?.map((department) => (
            <li key={department.id}>
              <Link to="/organisation/$node" params={{ node: department.id }}>
                {department.name}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {founding && (
        <NewNodeForm
          parent={node}
          kind="DEPARTMENT"
          onDone={(id) => {
            setFounding(false);
            void navigate({ to: '/organisation/$node', params: { node: id } });
          }}
          onClose={() => setFounding(false)}
        />
      )}
    </Section>
  );
}
