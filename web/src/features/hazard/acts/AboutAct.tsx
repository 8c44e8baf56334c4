import type { Act, HazardDetail } from '../../../api/types';
import { dayOf } from '../../../lib/dates';
import { PhotoStrip } from '../../../ui/PhotoStrip';
import { FiveElements } from '../FiveElements';
import { Closure, LookBackDoubt } from '../HowItEnded';
import { ProposalFacts } from '../Proposals';

type Part = 'doubt' | 'photos' | 'done' | 'plan' | 'proposal';

/** What somebody has to look at before he does this; the form covers the page it stands on. */
export const aboutActs: Partial<Record<Act, Part[]>> = {
  CONFIRM_ON_SPOT_FIX: ['photos', 'done'],
  RETURN_ON_SPOT_FIX: ['photos', 'done'],
  ACCEPT: ['photos', 'done', 'plan'],
  REJECT: ['photos', 'done', 'plan'],
  CONFIRM_CLOSURE: ['photos', 'done'],
  REFUSE_CLOSURE: ['photos', 'done'],
  LOOK_BACK: ['doubt', 'photos', 'done'],
  FINISH: ['photos', 'done'],
  SIGN_PLAN: ['plan'],
  START: ['plan'],
  SIGN_PROPOSAL: ['proposal'],
  APPROVE_PROPOSAL: ['proposal'],
  REFUSE_PROPOSAL: ['proposal'],
  TAKE_BACK_PROPOSAL: ['proposal'],
};

export function AboutAct({ act, hazard }: { act: Act; hazard: HazardDetail }) {
  const parts = aboutActs[act];
  if (!parts) return null;
  return (
    <section className="act-about" aria-label="办理前请核对">
      {parts.map((part) => (
        <PartShown key={part} part={part} hazard={hazard} />
      ))}
    </section>
  );
}

function PartShown({ part, hazard }: { part: Part; hazard: HazardDetail }) {
  switch (part) {
    case 'photos':
      return hazard.photos.length === 0 ? (
        <p className="quiet">没有照片。{hazard.noPhotoReason && `原因：${hazard.noPhotoReason}`}</p>
      ) : (
        <PhotoStrip
          label="要核对的照片"
          photos={hazard.photos.map((p) => ({
            file: p.file,
            kind: p.kind,
            caption: `${p.addedBy.name}（${p.addedBy.post}）${dayOf(p.addedAt)}`,
            sha256: p.sha256,
            uploadedAt: p.uploadedAt,
          }))}
        />
      );
    case 'doubt':
      return <LookBackDoubt hazard={hazard} />;
    case 'done':
      return <Closure hazard={hazard} />;
    case 'plan':
      return hazard.completion?.onSpot ? null : <FiveElements hazard={hazard} />;
    case 'proposal':
      return hazard.proposals
        .filter((p) => p.state === 'OPEN')
        .map((p) => <ProposalFacts key={p.id} proposal={p} />);
  }
}
