import './BasisText.css';

type Props = { basis: string | null | undefined; verified?: string; title?: string };

/** A citation, and beside it how far it was compared with the text of the law. */
export function BasisText({ basis, verified, title }: Props) {
  if (!basis) return null;
  return (
    <>
      {basis}
      {title && verified !== 'VERIFIED' && <span className="basis-mark">依据{title}</span>}
    </>
  );
}
