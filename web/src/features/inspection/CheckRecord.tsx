import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Fragment } from 'react';
import { previewOf } from '../../api/files';
import { minuteOf } from '../../lib/dates';
import { sentence } from '../../lib/sentence';
import { byHeadings } from '../../ui/headings';
import { PageHeader, Section } from '../../ui/PageHeader';
import { PhotoStrip } from '../../ui/PhotoStrip';
import { StatusTag } from '../../ui/StatusTag';
import { Empty } from '../../ui/states';
import { PersonPost } from '../../ui/texts';
import { MyCourse } from './course/MyCourse';
import {
  type Finding,
  type ItemEntry,
  isOwnCheck,
  type Line,
  type CheckRecord as Report,
  type Signatures,
  type TaskSheet,
  type Typed,
} from './queries';
import { recordAddress } from './recordAddress';
import { isFinding } from './selfCheckDraft';
import { originWords, resultSigns, resultWords, switchedOffBy } from './words';
import './CheckRecord.css';
import './ReviewStep.css';

/** The record of a submitted check; printed, it is the 检查记录 to be signed. Unsubmitted ones are shown as far as they are. */
export function CheckRecord({ sheet }: { sheet: TaskSheet }) {
  const { record } = sheet;
  const own = isOwnCheck(sheet.kind);
  return (
    <div className="page record">
      <PageHeader
        above={
          <span className="no-print">
            {own ? <Link to="/inspection">检查</Link> : <Link to="/inspection/visits">上级检查</Link>} /{' '}
            <Link to="/organisation/$node" params={{ node: sheet.unit.ref.slice(7) }}>
              {sheet.unit.name}
            </Link>
          </span>
        }
        title={
          <>
            <span className="no-print">{sheet.checklistTitle}</span>
            <span className="print-only">安全检查记录</span>
          </>
        }
        below={
          <span className="no-print row">
            <span>{sheet.kindTitle}</span>
            <span>{sheet.assigneePostTitle}</span>
            <span>期限 {sheet.dueOn}</span>
            {!record && <span>{sheet.stateTitle}</span>}
          </span>
        }
        acts={
          record &&
          (own ? (
            <Button onClick={() => window.print()}>打印检查记录</Button>
          ) : (
            <>
              <a className="act-link" href={recordAddress(sheet.ref, 'DOCX')} download>
                现场检查记录 Word
              </a>
              <a className="act-link" href={recordAddress(sheet.ref, 'PDF')} download>
                PDF
              </a>
            </>
          ))
        }
      />
      {record ? (
        <>
          <RecordHead sheet={sheet} record={record} />
          <Findings record={record} lines={sheet.lines} />
          <NotApplicable lines={sheet.lines} />
        </>
      ) : (
        <Empty title={sheet.state === 'IN_PROGRESS' ? '检查还没有提交' : '检查还没有开始'}>
          由{sheet.assigneePostTitle}填写，提交后在此显示检查记录。
        </Empty>
      )}
      <Answers sheet={sheet} />
      <MyCourse sheet={sheet} />
      {record?.signatures && <SignedBy signatures={record.signatures} />}
      {record && !record.signatures && (
        <p className="print-only record-signatures">
          <span>检查人（签字）：＿＿＿＿＿＿＿</span>
          <span>被检查部门（签字）：＿＿＿＿＿＿＿</span>
          <span>主要负责人（签字）：＿＿＿＿＿＿＿</span>
        </p>
      )}
    </div>
  );
}

function SignedBy({ signatures }: { signatures: Signatures }) {
  const { inspectors, unit, refused } = signatures;
  return (
    <Section id="signatures" title="签名">
      <ul className="record-signed">
        {inspectors.map((inspector) => (
          <li key={inspector.personId}>
            <span>
              检查人员 {inspector.name}
              {inPrint(inspector.typed)}
            </span>
            <img src={previewOf(inspector.image)} alt={`${inspector.name}的签名`} />
          </li>
        ))}
        {unit && (
          <li>
            <span>
              被检查单位 {unit.name}（{unit.post}）{inPrint(unit.typed)}
            </span>
            <img src={previewOf(unit.image)} alt={`${unit.name}的签名`} />
          </li>
        )}
      </ul>
      {refused && (
        <p>
          {refused.name}（{refused.post}）拒绝签字：{refused.reason}
          {refused.present && `。在场人：${refused.present}`}
        </p>
      )}
    </Section>
  );
}

/** A name in print is no handwriting, and says by whom it was set. */
function inPrint(typed: Typed | undefined): string {
  if (!typed) return '';
  const by = typed.by ? `打印体，由 ${typed.by} 代录` : '打印体';
  return `（${typed.reason ? `${by}，原因：${typed.reason}` : by}）`;
}

function RecordHead({ sheet, record }: { sheet: TaskSheet; record: Report }) {
  const { passed, failed, fixedOnSpot, notApplicable, notChecked } = record.counts;
  return (
    <table className="record-head" aria-label="检查概况">
      <tbody>
        <tr className="print-only">
          <th scope="row">检查表</th>
          <td colSpan={3}>{sheet.checklistTitle}</td>
        </tr>
        <tr>
          <th scope="row">单位</th>
          <td>{sheet.unit.name}</td>
          <th scope="row">方式</th>
          <td>{sheet.kindTitle}</td>
        </tr>
        <tr>
          <th scope="row">检查人</th>
          <td>
            <PersonPost person={record.inspector} />
          </td>
          <th scope="row">检查完成</th>
          <td>
            {minuteOf(record.finishedAt)}
            {record.late && <span className="clock-late">　晚于期限 {sheet.dueOn}</span>}
            {record.finishDoubt && <span className="record-doubt">按收到时间记：{record.finishDoubt}</span>}
          </td>
        </tr>
        <tr>
          {record.arrival && (
            <>
              <th scope="row">到场</th>
              <td>
                {minuteOf(record.arrival.told ?? record.arrival.at)}
                {record.arrival.told && `（手机记录，${minuteOf(record.arrival.at)} 收到）`}
                {record.arrival.place && `（位置 ${record.arrival.place}）`}
              </td>
            </>
          )}
          <th scope="row">收到</th>
          <td colSpan={record.arrival ? 1 : 3}>{minuteOf(record.submittedAt)}</td>
        </tr>
        <tr>
          <th scope="row">结果</th>
          <td colSpan={3}>
            合格 {passed} 项，不合格 {failed} 项，当场整改 {fixedOnSpot} 项，不涉及 {notApplicable} 项
            {notChecked > 0 && <b>，未检查 {notChecked} 项</b>}
            {record.zeroReport && <b>　零报告</b>}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Findings({ record, lines }: { record: Report; lines: Line[] }) {
  if (record.findings.length === 0) {
    return (
      <p className="record-zero">
        {record.zeroReport
          ? '本次检查没有发现问题。'
          : '已检查的内容没有发现问题；有未检查的，原因见逐项结果，不是零报告。'}
      </p>
    );
  }
  return (
    <Section id="record-findings" title={`发现 ${record.findings.length} 项，已全部上账`}>
      <ul className="findings">
        {record.findings.map((finding) => (
          <FindingOnLedger
            key={`${finding.item}-${finding.point}`}
            finding={finding}
            line={lines.find((l) => l.item === finding.item)}
          />
        ))}
      </ul>
    </Section>
  );
}

/** Whoever reads the record sees at once what was left out as none of this unit's. */
function NotApplicable({ lines }: { lines: Line[] }) {
  const left = lines.filter(({ result }) => result === 'NOT_APPLICABLE');
  if (left.length === 0) return null;
  return (
    <Section id="record-not-applicable" title={`不涉及 ${left.length} 项`}>
      <p>{left.map(({ position, requirement }) => `第 ${position} 项 ${requirement}`).join('；')}。</p>
    </Section>
  );
}

function FindingOnLedger({ finding, line }: { finding: Finding; line: Line | undefined }) {
  const { hazard } = finding;
  return (
    <li>
      <p className="strong">{finding.hazardPhrase}</p>
      <p className="row">
        <span>{resultWords[finding.result]}</span>
        <span className="quiet">{finding.ledger === 'LINKED' ? '台账已有，并入' : '新登记'}</span>
        {finding.missed && <b>自查漏查</b>}
        {finding.missed === null && <span className="quiet">未确认是否自查漏查</span>}
        {hazard && (
          <>
            <Link to="/hazards/$ref" params={{ ref: hazard.ref }}>
              {hazard.number}
            </Link>
            <StatusTag status={hazard.status} title={hazard.statusTitle} />
          </>
        )}
      </p>
      {finding.major && <p className="check-major">建议为重大隐患：{finding.major}</p>}
      {line?.entry?.note && <p className="quiet">{line.entry.note}</p>}
    </li>
  );
}

/** What the inspector wrote and photographed at an item; nothing at most of them. */
function Told({ entry, of }: { entry: ItemEntry; of: number }) {
  const { placeText, note, reading, measures, photos, noPhotoReason } = entry;
  const words = [placeText, note, reading].filter(Boolean).join('；');
  return (
    <>
      {words && <p>{words}</p>}
      {measures && <p>已采取的措施：{measures}</p>}
      {noPhotoReason && photos.length === 0 && <p>没有照片，原因：{noPhotoReason}</p>}
      <PhotoStrip label={`第 ${of} 项的照片`} photos={photos} />
    </>
  );
}

function Answers({ sheet }: { sheet: TaskSheet }) {
  return (
    <Section id="answers" title="逐项结果">
      <table className="record-items" aria-label="逐项结果">
        <thead>
          <tr>
            <th scope="col">序号</th>
            <th scope="col">检查内容及要求</th>
            <th scope="col">结果</th>
            <th scope="col">情况说明</th>
          </tr>
        </thead>
        <tbody>
          {byHeadings(sheet.lines).map(({ path, fresh, lines }) => (
            <Fragment key={`${path.join('/')}-${lines[0]?.item}`}>
              {fresh.map((heading) => (
                <tr key={heading}>
                  <th scope="colgroup" colSpan={4}>
                    {heading}
                  </th>
                </tr>
              ))}
              {lines.map((line) => (
                <tr key={line.item} data-result={line.result}>
                  <td>{line.position}</td>
                  <td>
                    {line.requirement}
                    {originWords(line) && `（${originWords(line)}）`}
                    {line.points && (
                      <ol className="record-points">
                        {line.points.each.map((point, i) => (
                          <li key={point.text}>
                            {point.text}　{resultWords[line.entry?.points[i] ?? line.result]}
                          </li>
                        ))}
                      </ol>
                    )}
                  </td>
                  <td className={isFinding(line.result) ? 'strong' : undefined}>
                    <span aria-hidden="true">{resultSigns[line.result]} </span>
                    {resultWords[line.result]}
                  </td>
                  <td>{line.entry && <Told entry={line.entry} of={line.position} />}</td>
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      {sheet.switchedOff.length > 0 && (
        <ul className="record-off" aria-label="停用的检查项">
          {sheet.switchedOff.map((off) => (
            <li key={off.item} className="quiet">
              {switchedOffBy(off.by)}：{sentence(off.requirement)}理由：{off.reason}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
