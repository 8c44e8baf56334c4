import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { minuteOf } from '../../lib/dates';
import { Fact, Facts } from '../../ui/Facts';
import { PageHeader, Section } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { RowsSkeleton } from '../../ui/states';
import { AskUnsealingForm } from './AskUnsealingForm';
import { type ReportActName, type ReportView, reportQuery } from './queries';
import { ReportActForm } from './ReportActForm';
import './tipoff.css';

/** One report: the original, what was done, and the steps the keeper may take. */
export function ReportPage() {
  const { ref } = useParams({ from: '/shell/tipoff/$ref' });
  const { data, error, refetch } = useQuery(reportQuery(ref));
  const [act, setAct] = useState<ReportActName | null>(null);
  const [asking, setAsking] = useState(false);
  if (error) return <ProblemAlert problem={problemOf(error)} onRetry={() => refetch()} />;
  if (!data) return <RowsSkeleton />;
  const { report } = data;
  return (
    <div className="page">
      <PageHeader
        title={report.target}
        above={`${report.submittedOn} 提交 · ${report.aboutTitle} · ${data.deskTitle}办理`}
        below={
          <span>
            <b>{report.stateTitle}</b>
            {report.hazardStatus && ` · 隐患${report.hazardStatus}`}
            {data.transferTitle && ` · 已转${data.transferTitle}，待接收`}
          </span>
        }
        acts={report.can.map((possible, i) => (
          <Button
            key={possible.act}
            type={i === 0 ? 'primary' : 'default'}
            onClick={() => setAct(possible.act)}
          >
            {possible.title}
          </Button>
        ))}
      />
      {report.attention && (
        <Section id="attention" title={report.attention.title}>
          <p className="pre">
            {report.attention.kind === 'HAZARD_OVER'
              ? '请核对整改结果后办结答复；可以选整改后的照片给反映人看。'
              : `反映人：${report.attention.words ?? '没有补充说明'}`}
          </p>
        </Section>
      )}
      {report.grave.length > 0 && (
        <Section id="grave" title="请当日核查">
          <p>
            原文里有下面这些词，可能是不能等的危险，排在清单最前。系统没有作任何决定，是不是、怎么办由您判断。
          </p>
          <ul>
            {report.grave.map(({ title, words, basis }) => (
              <li key={title}>
                <b>{title}</b>：“{words.join('”“')}”<span className="quiet">（{basis}）</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="original" title="原件">
        <p className="pre">{report.what}</p>
        <Facts>
          <Fact label="位置">{data.placeText}</Fact>
          <Fact label="单位">
            {data.unit ? `${data.unit.districtName} ${data.unit.name}` : `${report.target}（反映人填写）`}
          </Fact>
          <Fact label="身份">
            {report.named
              ? '已留联系方式，加密封存'
              : data.destroyedOn
                ? `已于 ${data.destroyedOn} 销毁`
                : '匿名'}
            {data.can.includes('ASK_UNSEALING') && (
              <>
                {' '}
                <button type="button" className="link-button" onClick={() => setAsking(true)}>
                  申请启封
                </button>
              </>
            )}
          </Fact>
        </Facts>
        <div className="tipoff-photos">
          {data.photos.map((n) => (
            <a key={n} href={`/api/tipoff/reports/${ref}/photos/${n}`} target="_blank" rel="noreferrer">
              <img src={`/api/tipoff/reports/${ref}/photos/${n}`} alt={`举报照片 ${n}`} />
            </a>
          ))}
        </div>
      </Section>
      <Handling view={data} />
      {act && <ReportActForm key={act} view={data} act={act} onClose={() => setAct(null)} />}
      {asking && <AskUnsealingForm report={ref} onClose={() => setAsking(false)} />}
    </div>
  );
}

function Handling({ view }: { view: ReportView }) {
  return (
    <Section id="handling" title="办理经过">
      {view.edited && (
        <p className="pre">
          <span className="quiet">转办文字：</span>
          {view.edited.text}
        </p>
      )}
      <ol className="stack-tight">
        {view.lines.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of history are only ever added
          <li key={i}>
            <b>{line.title}</b>{' '}
            <span className="quiet">
              {line.by && `${minuteOf(line.at)} `}
              {line.by ?? '反映人'}
            </span>
            {line.words && <p className="pre">{line.words}</p>}
          </li>
        ))}
      </ol>
      {view.material && (
        <Facts>
          <Fact label="核查处理材料">{view.material.text}</Fact>
          <Fact label="签字负责人">{view.material.responsible}</Fact>
          {view.material.verifiedBy && (
            <Fact label="到场核查">
              {view.material.verifiedBy} {view.material.verifiedOn}
            </Fact>
          )}
        </Facts>
      )}
    </Section>
  );
}
