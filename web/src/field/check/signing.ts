import type { ItemEntry, ItemResult, Line, Signatures } from '../../features/inspection/queries';
import { isFinding, missedUnsaid } from '../../features/inspection/selfCheckDraft';
import { type FieldFile, fileRef, type Signing } from '../types';

/** What a team adds to a check: its word on each finding, and the names under it. Pure. */

/** The head of the unit among the signers. */
export const UNIT = 'unit';

export const nothingWritten: Signing = { name: '', post: '', refused: false, reason: '', present: '' };

/**
 * What a person of the team has not said of a finding yet: whether it is one of those on the ledger, and whether the
 * unit's own check, which passed it of late, had missed it.
 *
 * @param signed somebody has signed: that a unit's check had passed it may come to be known only then, and costs no
 *   signature; the record says that nobody confirmed it
 */
export function unsaid(entry: ItemEntry, line: Line, signed = false): string[] {
  if (!isFinding(entry.result)) return [];
  if (line.openHazards.length > 0 && !entry.ledger) return ['已在台账还是新发现'];
  return !signed && missedUnsaid(entry, line) ? ['是否自查漏查'] : [];
}

/** The same picture does not show before and after; the server would refuse it once it is signed. */
export function samePicture(result: ItemResult, files: readonly FieldFile[]): string[] {
  if (result !== 'FIXED_ON_SPOT') return [];
  const before = files.filter(({ moment }) => moment === 'BEFORE');
  const twice = files.some(
    (file) =>
      file.moment === 'AFTER' &&
      before.some((b) => b.sha256 === file.sha256 || b.originalSha256 === file.originalSha256),
  );
  return twice ? ['另拍一张整改后照片（与整改前是同一张）'] : [];
}

export const signatures = (files: readonly FieldFile[]) => files.filter((file) => file.signer);

export const signatureOf = (files: readonly FieldFile[], who: string) =>
  files.find((file) => file.signer?.who === who);

/** What was drawn for the head as he is called now; for another name or post it stands for nobody. */
export function headOf(signing: Signing, files: readonly FieldFile[]): FieldFile | undefined {
  const file = signatureOf(files, UNIT);
  const { name, post } = file?.signer ?? {};
  return name === signing.name.trim() && post === signing.post.trim() ? file : undefined;
}

/** What is still missing under the check, in the words of the screen. */
export function lackingUnder(signing: Signing, files: readonly FieldFile[]): string[] {
  const lacks: string[] = [];
  const inspectors = signatures(files).filter((file) => file.signer?.who !== UNIT).length;
  if (inspectors < 2) lacks.push(`检查人员签名 ${2 - inspectors} 人`);
  if (!signing.name.trim()) lacks.push('负责人姓名');
  if (!signing.post.trim()) lacks.push('职务');
  if (signing.refused && !signing.reason.trim()) lacks.push('拒签的情况和原因');
  if (!signing.refused && !headOf(signing, files)) lacks.push('负责人签名');
  return lacks;
}

/** As the server wants it: 安全生产法第六十八条. */
export function signaturesOf(signing: Signing = nothingWritten, files: readonly FieldFile[]): Signatures {
  const head = headOf(signing, files);
  const name = signing.name.trim();
  const post = signing.post.trim();
  return {
    inspectors: signatures(files)
      .filter((file) => file.signer?.who !== UNIT)
      .map((file) => ({
        personId: file.signer?.who ?? '',
        name: file.signer?.name ?? '',
        image: fileRef(file),
        ...(file.signer?.typed && { typed: {} }),
      })),
    unit:
      head && !signing.refused
        ? {
            name,
            post,
            image: fileRef(head),
            signedAs: { name: head.signer?.name ?? '', post: head.signer?.post ?? '' },
            ...(head.signer?.typed && { typed: head.signer.typed }),
          }
        : null,
    refused: signing.refused
      ? { name, post, reason: signing.reason.trim(), present: signing.present.trim() || null }
      : null,
  };
}
