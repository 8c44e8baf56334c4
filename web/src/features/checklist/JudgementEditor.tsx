import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../api/problem';
import type { Clause, JudgementSection } from '../../api/standards';
import { Field } from '../../ui/Field';
import { SelectInput } from '../../ui/SelectInput';
import { nextCode } from './judgementCodes';
import { AddItem } from './LinesEditor';
import { kindWords, sectionRule, verifiedChoices, verifiedWords } from './words';
import './JudgementEditor.css';
import './standards.css';

type Props = {
  set: string;
  sections: JudgementSection[];
  onChange: (sections: JudgementSection[]) => void;
  problem: Problem | null;
};

/** The parts of a judgement rule with their clauses: one part and in it one clause is open at a time, and what is wrong. */
export function SectionsEditor({ set, sections, onChange, problem }: Props) {
  const [open, setOpen] = useState<string | null>(sections.length === 1 ? (sections[0]?.code ?? null) : null);
  const taken = sections.flatMap((section) => [
    section.code,
    ...section.clauses.map((clause) => clause.code),
  ]);
  const add = () => {
    const code = nextCode(set || 'BJ', taken);
    onChange([...sections, { code, title: '', kind: 'DIRECT', atLeast: 1, samePlace: false, clauses: [] }]);
    setOpen(code);
  };
  return (
    <>
      {sections.map((section, at) => (
        <Part
          key={section.code}
          section={section}
          path={`judgementSets[0].sections[${at}].`}
          taken={taken}
          isOpen={open === section.code}
          onToggle={(isOpen) => setOpen(isOpen ? section.code : null)}
          onChange={(part) =>
            onChange(sections.map((other, i) => (i === at ? { ...other, ...part } : other)))
          }
          onRemove={() => onChange(sections.filter((_, i) => i !== at))}
          problem={problem}
        />
      ))}
      <p>
        <Button onClick={add}>增加一部分</Button>
      </p>
    </>
  );
}

/** What the summary of wrongs leads to must be there to be led to. */
const isWrong = (problem: Problem | null, path: string) =>
  problem?.errors?.some(({ field }) => field.startsWith(path)) ?? false;

type PartProps = {
  section: JudgementSection;
  path: string;
  taken: string[];
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
  onChange: (part: Partial<JudgementSection>) => void;
  onRemove: () => void;
  problem: Problem | null;
};

function Part({ section, path, taken, isOpen, onToggle, onChange, onRemove, problem }: PartProps) {
  const [open, setOpen] = useState<string | null>(null);
  const shown = isOpen || isWrong(problem, path);
  const { clauses } = section;
  const add = () => {
    const code = nextCode(section.code, taken);
    onChange({ clauses: [...clauses, { code, text: '', basis: '', items: [], verified: 'MEMORY' }] });
    setOpen(code);
  };
  return (
    <section className="rule-part" aria-label={section.title || section.code}>
      <button
        type="button"
        className="rule-part-head"
        aria-expanded={shown}
        onClick={() => onToggle(!isOpen)}
      >
        {isOpen ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />}
        <span>
          <span className="strong">{section.title || '（还没有名称）'}</span>
          <span className="line-origin">
            {section.code} · {clauses.length} 条 · {sectionRule(section, clauses.length)}
          </span>
        </span>
      </button>
      {shown && (
        <div className="rule-part-body">
          <SectionFields section={section} path={path} onChange={onChange} problem={problem} />
          <ol className="lines-editor">
            {clauses.map((clause, i) => {
              const clausePath = `${path}clauses[${i}].`;
              return (
                <li key={clause.code}>
                  {open === clause.code || isWrong(problem, clausePath) ? (
                    <ClauseFields
                      clause={clause}
                      path={clausePath}
                      onChange={(part) =>
                        onChange({ clauses: clauses.map((c, j) => (j === i ? { ...c, ...part } : c)) })
                      }
                      onClose={() => setOpen(null)}
                      problem={problem}
                    />
                  ) : (
                    <ClauseLine
                      clause={clause}
                      onOpen={() => setOpen(clause.code)}
                      onRemove={() => onChange({ clauses: clauses.filter((_, j) => j !== i) })}
                    />
                  )}
                </li>
              );
            })}
          </ol>
          <p className="row">
            <Button onClick={add}>增加条款</Button>
            <Button type="text" onClick={onRemove}>
              去掉这一部分
            </Button>
          </p>
        </div>
      )}
    </section>
  );
}

function ClauseLine({
  clause,
  onOpen,
  onRemove,
}: {
  clause: Clause;
  onOpen: () => void;
  onRemove: () => void;
}) {
  return (
    <>
      <span className="lines-words">
        <span className="item-code">{clause.code}</span>{' '}
        <span className="clause-words">{clause.text || '（还没有写）'}</span>
        <span className="line-origin">
          {clause.items.length > 0 ? `检查项 ${clause.items.join('、')}` : '没有对应的检查项'} ·{' '}
          {verifiedWords[clause.verified]}
        </span>
      </span>
      <span className="lines-acts">
        <Button type="text" onClick={onOpen} aria-label={`修改 ${clause.code}`}>
          修改
        </Button>
        <Button type="text" onClick={onRemove} aria-label={`去掉 ${clause.code}`}>
          去掉
        </Button>
      </span>
    </>
  );
}

type SectionProps = {
  section: JudgementSection;
  path: string;
  onChange: (part: Partial<JudgementSection>) => void;
  problem: Problem | null;
};

function SectionFields({ section, path, onChange, problem }: SectionProps) {
  return (
    <>
      <Field name={`${path}title`} label="部分名称" required prefix="publish" problem={problem}>
        {(input) => (
          <Input
            {...input}
            maxLength={100}
            value={section.title}
            onChange={(e) => onChange({ title: e.target.value })}
          />
        )}
      </Field>
      <div className="form-pair">
        <Field name={`${path}kind`} label="判定方式" required prefix="publish" problem={problem}>
          {(input) => (
            <SelectInput
              {...input}
              value={section.kind}
              onChange={(kind) =>
                kind === 'COMPOSITE'
                  ? onChange({ kind, atLeast: Math.max(2, section.atLeast) })
                  : onChange({ kind: 'DIRECT', atLeast: 1, samePlace: false })
              }
              options={Object.entries(kindWords)}
            />
          )}
        </Field>
        {section.kind === 'COMPOSITE' && (
          <Field name={`${path}atLeast`} label="同时存在几条" required prefix="publish" problem={problem}>
            {(input) => (
              <InputNumber
                {...input}
                min={2}
                max={Math.max(2, section.clauses.length)}
                precision={0}
                controls={false}
                style={{ width: '100%' }}
                value={section.atLeast}
                onChange={(atLeast) => onChange({ atLeast: atLeast ?? 2 })}
                suffix="条"
              />
            )}
          </Field>
        )}
      </div>
      {section.kind === 'COMPOSITE' && (
        <p className="rule-scope">
          <Checkbox checked={section.samePlace} onChange={(e) => onChange({ samePlace: e.target.checked })}>
            只在同一场所（重点部位）内计数；不选的，本单位全部未销账隐患一起计数
          </Checkbox>
        </p>
      )}
    </>
  );
}

type ClauseProps = {
  clause: Clause;
  path: string;
  onChange: (part: Partial<Clause>) => void;
  onClose: () => void;
  problem: Problem | null;
};

function ClauseFields({ clause, path, onChange, onClose, problem }: ClauseProps) {
  return (
    <div className="clause-fields">
      <p className="item-code">{clause.code}</p>
      <Field name={`${path}text`} label="条款内容" required prefix="publish" problem={problem}>
        {(input) => (
          <Input.TextArea
            {...input}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={500}
            value={clause.text}
            onChange={(e) => onChange({ text: e.target.value })}
          />
        )}
      </Field>
      <div className="form-pair">
        <Field name={`${path}basis`} label="条款依据" required prefix="publish" problem={problem}>
          {(input) => (
            <Input
              {...input}
              maxLength={500}
              value={clause.basis}
              onChange={(e) => onChange({ basis: e.target.value })}
            />
          )}
        </Field>
        <Field name={`${path}verified`} label="条款核对" required prefix="publish" problem={problem}>
          {(input) => (
            <SelectInput
              {...input}
              value={clause.verified}
              onChange={(verified) => onChange({ verified })}
              options={verifiedChoices}
            />
          )}
        </Field>
      </div>
      <Field
        name={`${path}items`}
        label="对应检查项"
        group
        hint="其中任一项不合格，即符合本条；没有对应项的由人据实判断"
        prefix="publish"
        problem={problem}
      >
        {() => (
          <>
            <ul className="row">
              {clause.items.map((item) => (
                <li key={item}>
                  <span className="item-code">{item}</span>{' '}
                  <button
                    type="button"
                    className="link-button"
                    aria-label={`去掉 ${item}`}
                    onClick={() => onChange({ items: clause.items.filter((other) => other !== item) })}
                  >
                    去掉
                  </button>
                </li>
              ))}
            </ul>
            <AddItem
              taken={clause.items}
              onAdd={({ code }) => onChange({ items: [...clause.items, code] })}
            />
          </>
        )}
      </Field>
      <p>
        <Button onClick={onClose}>写好这一条</Button>
      </p>
    </div>
  );
}
