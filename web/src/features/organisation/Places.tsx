import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { closedPlacesQuery, type OrganisationAct, type Place, type UnitPost } from '../../api/organisation';
import { problemOf } from '../../api/problem';
import { useMay } from '../../api/session';
import type { Ref } from '../../api/types';
import { Section } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { Empty } from '../../ui/states';
import { DateText } from '../../ui/texts';
import { ClosePlaceForm } from './ClosePlaceForm';
import { AddPlaceForm, CorrectPlaceForm } from './PlaceForm';
import { useReopenPlace } from './queries';

type Props = { unit: Ref; places: Place[]; posts: UnitPost[]; can: OrganisationAct[]; ended: boolean };

type Asking = { kind: 'add' } | { kind: 'correct' | 'close'; place: Place };

/** Key places (重点部位) and who answers for each. */
export function Places({ unit, places, posts, can, ended }: Props) {
  const may = useMay();
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = () => setAsking(null);
  return (
    <Section
      id="places"
      title="重点部位"
      extra={
        can.includes('ADD_PLACE') && (
          <Button size="small" onClick={() => setAsking({ kind: 'add' })}>
            添加重点部位
          </Button>
        )
      }
    >
      {places.length === 0 ? (
        <Empty title={ended ? '没有在用的重点部位' : '还没有登记重点部位'}>
          {ended
            ? '单位已撤销，不再登记；原有的已停用或由承接单位接管。'
            : '食堂、宿舍、实验室、配电室等应逐处登记，登记隐患和检查时可以直接选用。'}
        </Empty>
      ) : (
        <PlainTable
          label="重点部位"
          rows={places}
          columns={columns(unit, posts, may('hazard.read'), setAsking)}
          rowKey={(place) => place.ref}
        />
      )}
      <ClosedPlaces unit={unit} />
      {asking?.kind === 'add' && <AddPlaceForm unit={unit} posts={posts} onClose={close} />}
      {asking?.kind === 'correct' && <CorrectPlaceForm place={asking.place} posts={posts} onClose={close} />}
      {asking?.kind === 'close' && <ClosePlaceForm place={asking.place} onClose={close} />}
    </Section>
  );
}

const columns = (
  unit: Ref,
  posts: UnitPost[],
  mayRead: boolean,
  ask: (asking: Asking) => void,
): PlainColumn<Place>[] => [
  { key: 'name', title: '名称', render: (place) => place.name },
  { key: 'kind', title: '种类', width: 120, render: (place) => place.kindTitle },
  { key: 'location', title: '位置', width: '24%', render: (place) => place.location || <Nothing /> },
  { key: 'post', title: '责任岗位', width: '22%', render: (place) => postWords(place, posts) },
  {
    key: 'acts',
    title: <span className="sr-only">查看和办理</span>,
    width: 180,
    render: (place) => (
      <span className="row-acts">
        {mayRead && <LedgerOf unit={unit} place={place} />}
        <Link to="/poster" search={{ place: place.ref }} aria-label={`举报海报：${place.name}`}>
          海报
        </Link>
        {place.can.includes('CORRECT_PLACE') && (
          <button
            type="button"
            className="link-button"
            onClick={() => ask({ kind: 'correct', place })}
            aria-label={`更正：${place.name}`}
          >
            更正
          </button>
        )}
        {place.can.includes('CLOSE_PLACE') && (
          <button
            type="button"
            className="link-button"
            onClick={() => ask({ kind: 'close', place })}
            aria-label={`停用：${place.name}`}
          >
            停用
          </button>
        )}
      </span>
    ),
  },
];

function ClosedPlaces({ unit }: { unit: Ref }) {
  const may = useMay();
  const { data: places } = useQuery(closedPlacesQuery(unit));
  if (!places?.length) return null;
  return (
    <details className="over">
      <summary>已停用 {places.length} 处</summary>
      <ul className="below-lines">
        {places.map((place) => (
          <li key={place.ref}>
            <span>{place.name}</span>
            <span className="quiet">{place.kindTitle}</span>
            <span className="quiet">
              用到 <DateText at={place.closedOn} />
            </span>
            {may('hazard.read') && <LedgerOf unit={unit} place={place} />}
            {place.can.includes('REOPEN_PLACE') && <Reopen place={place} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Reopen({ place }: { place: Place }) {
  const reopen = useReopenPlace(place);
  return (
    <>
      <button
        type="button"
        className="link-button"
        disabled={reopen.isPending}
        onClick={() => reopen.mutate(undefined)}
        aria-label={`恢复使用：${place.name}`}
      >
        恢复使用
      </button>
      <ProblemAlert problem={reopen.error ? problemOf(reopen.error) : null} />
    </>
  );
}

function LedgerOf({ unit, place }: { unit: Ref; place: Place }) {
  return (
    <Link to="/ledger" search={{ unit, place: place.ref.slice(7) }} aria-label={`台账：${place.name}`}>
      台账
    </Link>
  );
}

const Nothing = () => <span className="faint">—</span>;

function postWords(place: Place, posts: UnitPost[]) {
  if (!place.postId) return <Nothing />;
  const post = posts.find((p) => p.ref.endsWith(place.postId ?? ''));
  if (!post) return <span className="faint">岗位已撤销</span>;
  const names = post.holders.map((h) => h.name).join('、');
  return (
    <>
      {post.title}
      {names && <span className="faint"> {names}</span>}
    </>
  );
}
