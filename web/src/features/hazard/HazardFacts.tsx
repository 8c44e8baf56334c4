import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { itemQuery } from '../../api/standards';
import type { Act, HazardDetail, LinkedHazard } from '../../api/types';
import { levelText, levelWords, officeWords, originWords } from '../../api/words';
import { dayOf } from '../../lib/dates';
import { BasisText } from '../../ui/BasisText';
import { Fact, Facts } from '../../ui/Facts';
import { Section } from '../../ui/PageHeader';
import { PhotoStrip } from '../../ui/PhotoStrip';
import { StatusTag } from '../../ui/StatusTag';
import { PersonAndTime } from '../../ui/texts';
import { FiveElements } from './FiveElements';
import { ClosureFacts, LookBackFacts, MajorControlFacts, ReferralFacts } from './HowItEnded';
import { Proposals } from './Proposals';

type Props = { hazard: HazardDetail; onAct: (act: Act) => void };

/** Left side of the page: what, where, level, the five elements, how it was dealt with. */
export function HazardFacts({ hazard, onAct }: Props) {
  return (
    <div>
      <Proposals hazard={hazard} onAct={onAct} />
      <Section title="照片" id="photos">
        <Photos hazard={hazard} />
      </Section>
      <Section title="基本情况" id="what">
        <WhatFacts hazard={hazard} />
      </Section>
      <MajorControlFacts hazard={hazard} />
      <Section title="五落实" id="five">
        <FiveElements hazard={hazard} />
      </Section>
      <ReferralFacts hazard={hazard} />
      <ClosureFacts hazard={hazard} />
      <LookBackFacts hazard={hazard} />
    </div>
  );
}

function Photos({ hazard: { photos, noPhotoReason } }: { hazard: HazardDetail }) {
  if (photos.length === 0) {
    return <p className="quiet">没有照片。{noPhotoReason && `原因：${noPhotoReason}`}</p>;
  }
  return (
    <PhotoStrip
      label="照片"
      photos={photos.map((p) => ({
        file: p.file,
        kind: p.kind,
        caption: `${p.addedBy.name}（${p.addedBy.post}）${dayOf(p.addedAt)}`,
        sha256: p.sha256,
        uploadedAt: p.uploadedAt,
      }))}
    />
  );
}

function WhatFacts({ hazard: h }: { hazard: HazardDetail }) {
  return (
    <Facts>
      <Fact label="部位">{h.placeText}</Fact>
      <Fact label="类别">
        {h.categoryTitle}
        {h.itemCode && <span className="faint">　检查项 {h.itemCode}</span>}
      </Fact>
      <Fact label="等级">{levelSentence(h)}</Fact>
      {h.proposedLevel && h.proposedLevel !== h.level && (
        <Fact label="建议等级">{levelWords[h.proposedLevel]}</Fact>
      )}
      {h.judgement && (
        <Fact label="判定依据">
          {h.judgement.text}
          {h.judgement.rule && (
            <div className="faint">
              判定条款 {h.judgement.clause}，{h.judgement.rule.version} 版（自{' '}
              {h.judgement.rule.effectiveFrom} 起施行）
            </div>
          )}
        </Fact>
      )}
      <Fact label="依据">
        <HazardBasis hazard={h} />
      </Fact>
      <Fact label="来源">
        {h.sourceTitle}
        {originWords[h.origin] !== h.sourceTitle && `（${originWords[h.origin]}）`}
      </Fact>
      <Fact label="发现">
        <PersonAndTime person={h.foundBy} at={h.foundAt} />
      </Fact>
      {h.registeredBy && (
        <Fact label="上账">
          <PersonAndTime person={h.registeredBy} at={h.registeredAt} />
        </Fact>
      )}
      <Fact label="销账权限">{officeWords[h.confirmLevel]}</Fact>
      <Linked label="原隐患" hazards={[h.former]} />
      <Linked label="反弹后" hazards={[h.successor]} />
      <Linked label="与其重复" hazards={[h.duplicateOf]} />
      <Linked label="重复登记" hazards={h.duplicates} />
    </Facts>
  );
}

/** Quoted from the library it is as far checked as the item is; what somebody wrote himself carries no mark. */
function HazardBasis({ hazard: { basis, itemCode } }: { hazard: HazardDetail }) {
  const { data } = useQuery(itemQuery(itemCode ?? undefined));
  if (!basis) return <>未填写</>;
  const item = data && data.item.basis === basis ? data.item : undefined;
  return <BasisText basis={basis} verified={item?.verified} title={item?.verifiedTitle} />;
}

function levelSentence({ level, statutoryLevel }: HazardDetail): string {
  if (!level) return levelText(level);
  return statutoryLevel
    ? `${levelWords[level]}（法定${levelWords[statutoryLevel]}事故隐患）`
    : levelWords[level];
}

function Linked({ label, hazards }: { label: string; hazards: (LinkedHazard | null)[] }) {
  const there = hazards.filter((h) => h !== null);
  if (there.length === 0) return null;
  return (
    <Fact label={label}>
      {there.map((hazard) => (
        <span key={hazard.number} className="row">
          {hazard.ref ? (
            <Link to="/hazards/$ref" params={{ ref: hazard.ref }} className="number">
              {hazard.number}
            </Link>
          ) : (
            <span className="number">{hazard.number}</span>
          )}
          {hazard.status && <StatusTag status={hazard.status} />}
        </span>
      ))}
    </Fact>
  );
}
