import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { OrganisationAct, Place, UnitPost } from '../../api/organisation';
import { useMay } from '../../api/session';
import type { Ref } from '../../api/types';
import { Section } from '../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable';
import { Empty } from '../../ui/states';
import { AddPlaceForm } from './AddPlaceForm';

type Props = { unit: Ref; places: Place[]; posts: UnitPost[]; can: OrganisationAct[] };

/** Key places (重点部位) and who answers for each. */
export function Places({ unit, places, posts, can }: Props) {
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const columns: PlainColumn<Place>[] = [
    { key: 'name', title: '名称', render: (place) => place.name },
    { key: 'kind', title: '种类', width: 130, render: (place) => place.kindTitle },
    { key: 'location', title: '位置', width: '30%', render: (place) => place.location || <Nothing /> },
    { key: 'post', title: '责任岗位', width: '24%', render: (place) => postWords(place, posts) },
    {
      key: 'ledger',
      title: <span className="sr-only">台账</span>,
      width: 72,
      render: (place) =>
        may('hazard.read') && (
          <Link to="/ledger" search={{ unit, place: place.ref.slice(7) }} aria-label={`台账：${place.name}`}>
            台账
          </Link>
        ),
    },
    {
      key: 'poster',
      title: <span className="sr-only">举报海报</span>,
      width: 72,
      render: (place) => (
        <Link to="/poster" search={{ place: place.ref }} aria-label={`举报海报：${place.name}`}>
          海报
        </Link>
      ),
    },
  ];
  return (
    <Section
      id="places"
      title="重点部位"
      extra={
        can.includes('ADD_PLACE') && (
          <Button size="small" onClick={() => setAdding(true)}>
            添加重点部位
          </Button>
        )
      }
    >
      {places.length === 0 ? (
        <Empty title="还没有登记重点部位">
          食堂、宿舍、实验室、配电室等应逐处登记，登记隐患和检查时可以直接选用。
        </Empty>
      ) : (
        <PlainTable label="重点部位" rows={places} columns={columns} rowKey={(place) => place.ref} />
      )}
      {adding && <AddPlaceForm unit={unit} posts={posts} onClose={() => setAdding(false)} />}
    </Section>
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
