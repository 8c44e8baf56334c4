import './BasisText.css';

/** Where a compiler of the standards noted that he quoted from memory; the state of the check says so instead. */
const NOTE = /[（(][^（）()]*记忆[^（）()]*[)）]/g;

export const basisText = (basis: string | null | undefined): string =>
  (basis ?? '').replaceAll(NOTE, '').trim();

type Props = { basis: string | null | undefined; verified?: string; title?: string };

/** A citation, and beside it how far it was compared with the text of the law. */
export function BasisText({ basis, verified, title }: Props) {
  const text = basisText(basis);
  if (!text) return null;
  const mark = title && verified !== 'VERIFIED' ? title : text === basis?.trim() ? null : '待核对';
  return (
    <>
      {text}
      {mark && <span className="basis-mark">依据{mark}</span>}
    </>
  );
}
