import { Button, Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../../api/problem';
import { Field } from '../../../ui/Field';
import { Section } from '../../../ui/PageHeader';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { type Draw, type Plan, useDraw } from './queries';

/** The draw itself, in front of somebody who names what nobody knew before. */
export function MakeDraw({ plan, draw: committed }: { plan: Plan; draw: Draw }) {
  const draw = useDraw(plan);
  const [publicValue, setPublicValue] = useState('');
  const [witness, setWitness] = useState('');
  const problem = draw.error && problemOf(draw.error);
  return (
    <Section id="draw-make" title="抽取">
      <form
        className="form page-narrow"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!draw.isPending) draw.mutate({ publicValue, witness });
        }}
      >
        <ProblemAlert problem={problem} prefix="make" />
        <Field
          name="publicValue"
          label="公开值"
          required
          hint={committed.publicSource ? `承诺时说明的：${committed.publicSource}` : '承诺时谁也不知道的值'}
          prefix="make"
          problem={problem}
        >
          {(input) => (
            <Input
              {...input}
              maxLength={100}
              value={publicValue}
              onChange={(e) => setPublicValue(e.target.value)}
            />
          )}
        </Field>
        <Field name="witness" label="监督人" required prefix="make" problem={problem}>
          {(input) => (
            <Input {...input} maxLength={40} value={witness} onChange={(e) => setWitness(e.target.value)} />
          )}
        </Field>
        <div className="form-foot">
          <Button type="primary" htmlType="submit" loading={draw.isPending}>
            抽取
          </Button>
        </div>
      </form>
    </Section>
  );
}
