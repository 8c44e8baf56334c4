import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { problemOf } from '../../../api/problem';
import { minuteOf } from '../../../lib/dates';
import { Fact, Facts } from '../../../ui/Facts';
import { PageHeader, Section } from '../../../ui/PageHeader';
import { type PlainColumn, PlainTable } from '../../../ui/PlainTable';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { PageSkeleton } from '../../../ui/states';
import { CommitDraw } from './CommitDraw';
import { MakeDraw } from './MakeDraw';
import './plans.css';
import { type Draw, drawQuery, type Plan, planQuery } from './queries';

/** Drawing by lot: first committed to, then drawn before a witness, then open to be repeated by anyone. */
export function DrawPage() {
  const { ref } = useParams({ from: '/shell/inspection/plans/$ref/draw' });
  const plan = useQuery(planQuery(ref));
  const draw = useQuery({ ...drawQuery(ref), enabled: plan.data?.committed ?? false });
  const error = plan.error ?? draw.error;
  if (error) {
    return (
      <div className="page">
        <ProblemAlert
          problem={problemOf(error)}
          onRetry={() => Promise.all([plan.refetch(), draw.refetch()])}
        />
      </div>
    );
  }
  if (!plan.data || (plan.data.committed && !draw.data)) return <PageSkeleton />;
  return (
    <div className="page">
      <PageHeader
        above={
          <>
            <Link to="/inspection/plans">检查计划</Link> /{' '}
            <Link to="/inspection/plans/$ref" params={{ ref }}>
              {plan.data.title}
            </Link>
          </>
        }
        title="随机抽取"
      />
      {draw.data && <Committed plan={plan.data} draw={draw.data} />}
      {!draw.data &&
        (plan.data.can.includes('COMMIT_DRAW') ? (
          <CommitDraw plan={plan.data} />
        ) : (
          <p className="quiet">没有随机抽取。</p>
        ))}
    </div>
  );
}

function Committed({ plan, draw }: { plan: Plan; draw: Draw }) {
  return (
    <>
      <Facts>
        <Fact label="承诺值">
          <span className="draw-hash number">{draw.commitment}</span>{' '}
          <a href="/api/draws" target="_blank" rel="noreferrer">
            承诺公布栏（不需登录）
          </a>
        </Fact>
        <Fact label="承诺">{`${draw.committedBy}　${minuteOf(draw.committedAt)}`}</Fact>
        <Fact label="抽取范围">{`${draw.units} 个单位（权重合计 ${draw.weight}）、${draw.teams} 个检查组、${draw.experts} 名专家`}</Fact>
        <Fact label="抽取数">{`${draw.count} 个，候补 ${draw.alternates} 个`}</Fact>
        <Fact label="公开值的来源">
          {draw.publicSource && draw.publicAt && `${draw.publicSource}，${minuteOf(draw.publicAt)} 公布`}
        </Fact>
        <Fact label="公开值">{draw.publicValue}</Fact>
        <Fact label="抽取">
          {draw.drawnAt && `${draw.drawnBy}　${minuteOf(draw.drawnAt)}　监督人 ${draw.witness}`}
        </Fact>
      </Facts>
      {draw.record && <Drawn draw={draw} record={draw.record} />}
      {!draw.record && draw.publicAt && !plan.can.includes('DRAW') && <Awaiting publicAt={draw.publicAt} />}
      {plan.can.includes('DRAW') && <MakeDraw plan={plan} draw={draw} />}
      {draw.bars.length > 0 && (
        <Section id="draw-bars" title="回避和排除">
          <PlainTable
            label="回避和排除"
            rows={draw.bars}
            columns={barColumns}
            rowKey={(bar) => `${bar.who} ${bar.unit}`}
          />
        </Section>
      )}
    </>
  );
}

/** The plan itself says when the draw may be made; it is asked again until then. */
function Awaiting({ publicAt }: { publicAt: string }) {
  const { ref } = useParams({ from: '/shell/inspection/plans/$ref/draw' });
  useQuery({ ...planQuery(ref), refetchInterval: 15_000 });
  return <p role="status">公开值 {minuteOf(publicAt)} 公布，此后才能抽取。</p>;
}

function Drawn({ draw, record }: { draw: Draw; record: string }) {
  const save = () => {
    const address = URL.createObjectURL(new Blob([record], { type: 'text/plain;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = '抽取记录.txt';
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <Section id="draw-picks" title="抽取结果" extra={<Button onClick={save}>下载抽取记录</Button>}>
      <p className="quiet">
        种子已随记录公布。任何人可以用事先公布的承诺值重新抽取，核对结果：装有 Java 17 以上的电脑，取程序
        verifier/VerifyDraw.java 这一个文件，运行 java VerifyDraw.java 抽取记录.txt 承诺值。
      </p>
      <PlainTable
        label="抽取结果"
        rows={draw.picks}
        columns={pickColumns(draw)}
        rowKey={(pick) => pick.unit}
        faint={(pick) => pick.alternate}
      />
      {draw.leftOut.length > 0 && (
        <>
          <h3>没有派出的专家</h3>
          <ul>
            {draw.leftOut.map((out) => (
              <li key={out.expertName}>
                {out.expertName}：{out.why.join('；')}
              </li>
            ))}
          </ul>
        </>
      )}
      {draw.skipped.length > 0 && (
        <p className="quiet">没有检查组可去、跳过的单位：{draw.skipped.join('、')}</p>
      )}
    </Section>
  );
}

const pickColumns = (draw: Draw): PlainColumn<Draw['picks'][number]>[] => [
  { key: 'unit', title: '单位', render: (pick) => pick.unitName },
  { key: 'rank', title: '次序', width: 70, align: 'right', render: (pick) => pick.rank },
  { key: 'alternate', title: '类别', width: 110, render: (pick) => (pick.alternate ? '候补' : '检查对象') },
  { key: 'team', title: '检查组', width: '22%', render: (pick) => pick.teamName },
  {
    key: 'expert',
    title: '专家',
    width: '18%',
    render: (pick) => draw.drawnExperts.find((e) => e.teamName === pick.teamName)?.expertName ?? '—',
  },
];

const barColumns: PlainColumn<Draw['bars'][number]>[] = [
  { key: 'who', title: '检查组或专家', width: '22%', render: (bar) => bar.who },
  { key: 'unit', title: '单位', width: '28%', render: (bar) => bar.unit },
  { key: 'why', title: '原因', render: (bar) => bar.why },
];
