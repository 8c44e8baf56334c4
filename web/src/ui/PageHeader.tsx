import { type ReactNode, useEffect, useRef } from 'react';
import './acts.css';
import './PageHeader.css';

type Props = { title: ReactNode; above?: ReactNode; below?: ReactNode; acts?: ReactNode };

export function PageHeader({ title, above, below, acts }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${heading.current?.innerText ?? ''} · 闭环`;
  });
  return (
    <header className="page-header">
      <div className="page-header-words">
        {above && <div className="page-header-above">{above}</div>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {below && <div className="page-header-below">{below}</div>}
      </div>
      {acts && <div className="page-header-acts no-print">{acts}</div>}
    </header>
  );
}

type SectionProps = { title: ReactNode; extra?: ReactNode; children: ReactNode; id?: string };

export function Section({ title, extra, children, id }: SectionProps) {
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {extra}
      </div>
      {children}
    </section>
  );
}
