import { Button, Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../api/problem';
import type { Clause, JudgementSection } from '../../api/standards';
import { Field } from '../../ui/Field';
import { SelectInput } from '../../ui/SelectInput';
import { nextCode } from './judgementCodes';
import { AddItem } from './LinesEditor';
import { kindWords, sectionRule, verifiedChoices, verifiedWords } from './words';
import './standards.css';

type Props = {
  set: string;
  sections: JudgementSection[];
  onChange: (sections: JudgementSection[]) => void;
  problem: Problem | null;
};

/** The parts of a judgement rule with their clauses; one clause is open at a time. */
export function SectionsEditor({ set, sections, onChange, problem }: Props) {
  const [open, setOpen] = useState<string | null>(null);
  const taken = sections.flatMap((section) => [
    section.code,
    ...section.clauses.map((clause) => clause.code),
  ]);
  const say = (at: number, part: Partial<JudgementSection>) =>
    onChange(sections.map((section, i) => (i === at ? { ...section, ...part } : section)));
  const addClause = (at: number, section: JudgementSection) => {
    const code = nextCode(section.code, taken);
    say(at, {
      clauses: [...section.clauses, { code, text: '', basis: '', items: [], verified: 'MEMORY' }],
    });
    setOpen(code);
  };
  return (
    <>
      {sections.map((section, at) => (
        <fieldset key={section.code} className="rule-part">
          <legend>
            {section.code}　{sectionRule(section, section.clauses.length)}
          </legend>
          <SectionFields
            section={section}
            path={`judgementSets[0].sections[${at}].`}
            onChange={(part) => say(at, part)}
            problem={problem}
          />
          <ol className="lines-editor">
            {section.clauses.map((clause, i) => (
              <li key={clause.code}>
                {open === clause.code ? (
                  <ClauseFields
                    clause={clause}
                    path={`judgementSets[0].sections[${at}].clauses[${i}].`}
                    onChange={(part) =>
                      say(at, { clauses: section.clauses.map((c, j) => (j === i ? { ...c, ...part } : c)) })
                    }
                    onClose={() => setOpen(null)}
                    problem={problem}
                  />
                ) : (
                  <>
                    <span className="lines-words">
                      <span className="item-code">{clause.code}</span> {clause.text || '（还没有写）'}
                      <span className="line-origin">
                        {clause.items.length > 0 ? `检查项 ${clause.items.join('、')}` : '没有对应的检查项'} ·{' '}
                        {verifiedWords[clause.verified]}
                      </span>
                    </span>
                    <span className="lines-acts">
                      <Button
                        type="text"
                        onClick={() => setOpen(clause.code)}
                        aria-label={`修改 ${clause.code}`}
                      >
                        修改
                      </Button>
                      <Button
                        type="text"
                        onClick={() => say(at, { clauses: section.clauses.filter((_, j) => j !== i) })}
                        aria-label={`去掉 ${clause.code}`}
                      >
                        去掉
                      </Button>
                    </span>
                  </>
                )}
              </li>
            ))}
          </ol>
          <p className="row">
            <Button onClick={() => addClause(at, section)}>增加条款</Button>
            <Button type="text" onClick={() => onChange(sections.filter((_, i) => i !== at))}>
              去掉这一部分
            </Button>
          </p>
        </fieldset>
      ))}
      <p>
        <Button
          onClick={() =>
            onChange([
              ...sections,
              {
                code: nextCode(set || 'BJ', taken),
                title: '',
                kind: 'DIRECT',
                atLeast: 1,
                samePlace: false,
                clauses: [],
              },
            ])
          }
        >
          增加一部分
        </Button>
      </p>
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
