import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { previewOf } from '../../api/files';
import { problemOf } from '../../api/problem';
import { useMay } from '../../api/session';
import type { HazardDetail, HistoryEvent, PhotoKind } from '../../api/types';
import { endedText, levelText, photoWords } from '../../api/words';
import { dayOf, minuteOf, now } from '../../lib/dates';
import { yuanText } from '../../lib/money';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { PageSkeleton } from '../../ui/states';
import { type Letter, lettersOfQuery } from '../supervision/queries';
import { SIX } from './FiveElements';
import { hazardQuery, historyQuery } from './queries';
import { extensionsOf, lookBacksOf, personText as person, returnsOf, sentOf } from './sheets';
import './HazardPrint.css';

const route = getRouteApi('/shell/hazards/$ref/print');

/** 隐患整改单: one sheet to sign and file. */
export function HazardPrint() {
  const { ref } = route.useParams();
  const { data: hazard, error } = useQuery(hazardQuery(ref));
  const { data: history, error: noHistory } = useQuery(historyQuery(ref));
  const { data: letters, error: noLetters } = useQuery(lettersOfQuery([ref], useMay()('supervise.order')));
  const problem = error ?? noHistory ?? noLetters;
  if (problem) return <ProblemAlert problem={problemOf(problem)} />;
  if (!hazard || !history || !letters) return <PageSkeleton />;
  return (
    <div className="page">
      <div className="row no-print sheet-bar">
        <Button type="primary" onClick={() => window.print()}>
          打印
        </Button>
        <Link to="/hazards/$ref" params={{ ref }}>
          返回隐患
        </Link>
      </div>
      <Sheet hazard={hazard} history={history} letters={letters} />
    </div>
  );
}

type SheetProps = { hazard: HazardDetail; history: HistoryEvent[]; letters: Letter[] };

/** With its history, for what was sent back stands nowhere else: a sheet without it would hide it. */
export function Sheet({ hazard: h, history, letters }: SheetProps) {
  const { plan, completion, acceptance, confirmation } = h;
  const extensions = extensionsOf(history);
  const returns = returnsOf(history);
  const lookBacks = lookBacksOf(h);
  const sent = sentOf(letters);
  return (
    <article className="sheet">
      <h1>隐患整改单</h1>
      <div className="spread">
        <span>编号：{h.number ?? '（尚未上账）'}</span>
        <span>状态：{h.statusTitle}</span>
      </div>
      <table>
        <tbody>
          <Row
            pairs={[
              ['单位', h.unit.name + endedText(h.unit.ended)],
              ['部位', h.placeText],
            ]}
          />
          <Row
            pairs={[
              ['类别', h.categoryTitle],
              ['来源', h.sourceTitle],
            ]}
          />
          <Row
            pairs={[
              ['等级', levelText(h.level) + (!h.level && h.proposedLevel === 'MAJOR' ? '（建议重大）' : '')],
              ['发现时间', minuteOf(h.foundAt)],
            ]}
          />
          <Row
            pairs={[
              ['发现人', person(h.foundBy)],
              ['上账日期', h.registeredAt ? dayOf(h.registeredAt) : ''],
            ]}
          />
          <Row pairs={[['隐患描述', h.description]]} />
          <Row pairs={[['依据', h.judgement?.text ?? h.basis]]} />
          <Row
            pairs={[
              ['整改责任人', person(plan?.responsible)],
              ['整改人', person(plan?.rectifier)],
            ]}
          />
          <Row pairs={[['整改措施', plan?.measures]]} />
          <Row
            pairs={[
              [
                '计划资金',
                money(plan?.fundsPlannedFen) + (plan?.fundsSource ? `（${plan.fundsSource}）` : ''),
              ],
              ['整改期限', plan?.deadline],
            ]}
          />
          {h.firstDeadline && (
            <Row
              pairs={[
                [
                  '期限变更',
                  `原期限 ${h.firstDeadline}，现为 ${plan?.deadline ?? '—'}；是否逾期从原期限起算`,
                ],
              ]}
            />
          )}
          {extensions.length > 0 && (
            <Row pairs={[['延期', `延期 ${extensions.length} 次：\n${extensions.join('\n')}`]]} />
          )}
          <Row pairs={[['应急预案', plan?.contingency]]} />
          {h.former && <Row pairs={[['原隐患', h.former.number]]} />}
          {h.duplicateOf && <Row pairs={[['与其重复', h.duplicateOf.number]]} />}
          {h.duplicates.length > 0 && (
            <Row pairs={[['重复登记', h.duplicates.map((d) => d.number).join('、')]]} />
          )}
          {h.level === 'MAJOR' && <MajorRows hazard={h} />}
          <Row pairs={[['整改情况', completion?.measuresTaken]]} />
          <Row
            pairs={[
              ['完成日期', completion?.finishedOn],
              [
                '实际支出',
                completion && (completion.actualFen === null ? '未填' : money(completion.actualFen)),
              ],
            ]}
          />
          {sent.length > 0 && <Row pairs={[['督办文书', sent.join('\n')]]} />}
          {returns.length > 0 && (
            <Row pairs={[['退回', `退回 ${returns.length} 次：\n${returns.join('\n')}`]]} />
          )}
          <Row pairs={[['验收结论', acceptance?.conclusion]]} />
          <Row
            pairs={[
              ['验收人', person(acceptance?.by)],
              ['验收日期', acceptance ? dayOf(acceptance.at) : ''],
            ]}
          />
          {h.confirmLevel !== 'UNIT' && (
            <Row
              pairs={[
                ['上级确认', confirmation && `${confirmation.conclusion}　${person(confirmation.by)}`],
                ['确认日期', confirmation ? dayOf(confirmation.at) : ''],
              ]}
            />
          )}
          <Row pairs={[['销账时间', h.closedAt ? minuteOf(h.closedAt) : '']]} />
          {lookBacks.length > 0 && <Row pairs={[['回头看', lookBacks.join('\n')]]} />}
          {h.successor && <Row pairs={[['反弹后', h.successor.number]]} />}
        </tbody>
      </table>
      <Photos hazard={h} kinds={['BEFORE', 'AFTER']} />
      <Evidence photos={h.photos} />
      <footer className="sheet-end">
        <div className="sheet-signatures">
          <span>整改责任人签字：</span>
          <span>验收人签字：</span>
          <span>单位负责人签字：</span>
        </div>
        <p className="faint">打印时间 {minuteOf(now())}　以系统台账为准</p>
      </footer>
    </article>
  );
}

/** 重大隐患: controlled, reported, planned in six contents and signed by the head before it is rectified. */
function MajorRows({ hazard: { interimControl, reports, plan } }: { hazard: HazardDetail }) {
  const reported = (to: 'AUTHORITY' | 'STAFF') =>
    reports
      .filter((r) => r.to === to)
      .map((r) => `${r.recipient}　${minuteOf(r.reportedAt)}　${person(r.by)}\n${r.content}`)
      .join('\n');
  const signed =
    plan?.signedBy && plan.signedAt ? `${person(plan.signedBy)}　${minuteOf(plan.signedAt)}` : '';
  return (
    <>
      <Row
        pairs={[
          [
            '临时管控',
            interimControl &&
              `${interimControl.suspendUse ? '已停用。' : '未停用。'}${interimControl.measures}\n${person(interimControl.by)}　${minuteOf(interimControl.at)}`,
          ],
        ]}
      />
      <Row pairs={[['报告主管部门', reported('AUTHORITY')]]} />
      <Row pairs={[['报告职工大会', reported('STAFF')]]} />
      {SIX.map(([key, title]) => (
        <Row key={key} pairs={[[title, plan?.majorPlan?.[key]]]} />
      ))}
      <Row pairs={[['主要负责人签署方案', signed || '尚未签署']]} />
    </>
  );
}

function Row({ pairs }: { pairs: [string, ReactNode][] }) {
  return (
    <tr className={pairs.length === 1 ? 'sheet-long' : undefined}>
      {pairs.map(([label, value]) => [
        <th key={`${label}-name`} scope="row">
          {label}
        </th>,
        <td key={label} colSpan={pairs.length === 1 ? 3 : 1}>
          {value}
        </td>,
      ])}
    </tr>
  );
}

function Photos({ hazard, kinds }: { hazard: HazardDetail; kinds: PhotoKind[] }) {
  const shown = hazard.photos.filter((p) => kinds.includes(p.kind));
  const without = hazard.noPhotoReason;
  if (shown.length === 0 && !without) return null;
  return (
    <div className="sheet-photos">
      {kinds.map((kind) => (
        <div key={kind}>
          <h2>{photoWords[kind]}</h2>
          {kind === 'BEFORE' && without && !shown.some((p) => p.kind === kind) && (
            <p>没有照片。原因：{without}</p>
          )}
          {shown
            .filter((p) => p.kind === kind)
            .map((p) => (
              <img key={p.file} src={previewOf(p.file)} alt={`${photoWords[kind]}，${p.addedBy.name}`} />
            ))}
        </div>
      ))}
    </div>
  );
}

/** What the case rests on, each told by its hash, so that a copy can be held against it years later. */
function Evidence({ photos }: { photos: HazardDetail['photos'] }) {
  if (photos.length === 0) return null;
  return (
    <section className="sheet-evidence" aria-label="证据清单">
      <h2>证据清单</h2>
      <ol>
        {photos.map((p) => (
          <li key={`${p.file}${p.kind}`}>
            {photoWords[p.kind]}　{person(p.addedBy)}
            {p.uploadedAt && `　上传 ${minuteOf(p.uploadedAt)}`}
            {p.sha256 && <span className="sheet-hash">SHA-256 {p.sha256}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

const money = (fen: number | null | undefined) => (typeof fen === 'number' ? yuanText(fen) : '');
