import type { ReactNode } from 'react';
import { type FieldProblem, isOf, type Problem } from '../api/problem';
import { fieldId } from './ProblemAlert';
import './Field.css';

export type InputProps = {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
  'aria-required'?: boolean;
  status?: 'error';
};

type Props = {
  name: string;
  label: ReactNode;
  required?: boolean;
  hint?: ReactNode;
  problem?: Problem | null;
  prefix?: string;
  /** The control is a group (photos, radio buttons), not one input. */
  group?: boolean;
  children: (input: InputProps) => ReactNode;
};

/** A label, an input, a hint and the sentence of what is wrong, tied together for eyes and for screen readers. */
export function Field({ name, label, required, hint, problem, prefix = 'field', group, children }: Props) {
  const id = fieldId(prefix, name);
  const wrong = problemsOf(problem, name);
  const describedBy = [hint ? `${id}-hint` : '', wrong.length > 0 ? `${id}-wrong` : '']
    .filter(Boolean)
    .join(' ');
  const words = (
    <>
      {label}
      {!required && <span className="field-optional">选填</span>}
    </>
  );
  const rest = (
    <>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': wrong.length > 0 || undefined,
        'aria-required': required || undefined,
        status: wrong.length > 0 ? 'error' : undefined,
      })}
      {wrong.length > 0 && (
        <p className="field-wrong" id={`${id}-wrong`}>
          {wrong.map((w) => `${w.problem}${w.remedy ? `，${w.remedy}` : ''}`).join('；')}
        </p>
      )}
    </>
  );
  return group ? (
    <fieldset className="field" id={id} tabIndex={-1}>
      <legend className="field-label">{words}</legend>
      {rest}
    </fieldset>
  ) : (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {words}
      </label>
      {rest}
    </div>
  );
}

export function problemsOf(problem: Problem | null | undefined, name: string): FieldProblem[] {
  return (problem?.errors ?? []).filter((e) => isOf(e, name));
}
