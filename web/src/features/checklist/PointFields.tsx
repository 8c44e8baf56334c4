import { Button, Input, InputNumber } from 'antd';
import type { Problem } from '../../api/problem';
import type { Point, Points } from '../../api/standards';
import { levelWords } from '../../api/words';
import { Field } from '../../ui/Field';
import { SelectInput } from '../../ui/SelectInput';
import './standards.css';

type Props = {
  points: Points | null;
  onChange: (points: Points | null) => void;
  problem: Problem | null | undefined;
  prefix: string;
  path: string;
};

const blank: Point = { text: '', hazardPhrase: '', level: null, deadlineDays: null };

/** Points of an item that are judged one by one; most items have none. */
export function PointFields({ points, onChange, problem, prefix, path }: Props) {
  if (!points) {
    return (
      <p>
        <button
          type="button"
          className="link-button"
          onClick={() => onChange({ each: [blank, blank], failsAt: 1 })}
        >
          分成几个要点逐点检查
        </button>
      </p>
    );
  }
  const say = (at: number, part: Partial<Point>) =>
    onChange({ ...points, each: points.each.map((point, i) => (i === at ? { ...point, ...part } : point)) });
  return (
    <Field name={`${path}points.each`} label="检查要点" group required prefix={prefix} problem={problem}>
      {() => (
        <ol className="point-fields">
          {points.each.map((point, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: points are known by their place only
            <li key={i}>
              <Field
                name={`${path}points.each[${i}].text`}
                label={`要点 ${i + 1}`}
                required
                {...{ prefix, problem }}
              >
                {(input) => (
                  <Input
                    {...input}
                    maxLength={300}
                    value={point.text}
                    onChange={(e) => say(i, { text: e.target.value })}
                  />
                )}
              </Field>
              <Field
                name={`${path}points.each[${i}].hazardPhrase`}
                label="不合格时的隐患表述"
                required
                {...{ prefix, problem }}
              >
                {(input) => (
                  <Input
                    {...input}
                    maxLength={300}
                    value={point.hazardPhrase}
                    onChange={(e) => say(i, { hazardPhrase: e.target.value })}
                  />
                )}
              </Field>
              <Field name={`${path}points.each[${i}].level`} label="单独不合格时" {...{ prefix, problem }}>
                {(input) => (
                  <SelectInput
                    {...input}
                    value={point.level ?? ''}
                    onChange={(level) => say(i, { level: (level || null) as Point['level'] })}
                    options={[
                      ['', '同检查项'],
                      ['GENERAL', levelWords.GENERAL],
                      ['MINOR', levelWords.MINOR],
                    ]}
                  />
                )}
              </Field>
              <Field
                name={`${path}points.each[${i}].deadlineDays`}
                label="单独的通常期限（天）"
                {...{ prefix, problem }}
              >
                {(input) => (
                  <InputNumber
                    {...input}
                    min={0}
                    max={366}
                    precision={0}
                    controls={false}
                    placeholder="同检查项"
                    value={point.deadlineDays}
                    onChange={(deadlineDays) => say(i, { deadlineDays })}
                  />
                )}
              </Field>
              <Button
                type="text"
                aria-label={`去掉要点 ${i + 1}`}
                onClick={() =>
                  onChange(
                    points.each.length > 2
                      ? { ...points, each: points.each.filter((_, j) => j !== i) }
                      : null,
                  )
                }
              >
                去掉
              </Button>
            </li>
          ))}
          <li className="point-foot">
            <Button onClick={() => onChange({ ...points, each: [...points.each, blank] })}>增加要点</Button>
            <Field
              name={`${path}points.failsAt`}
              label="几点不合格即为不合格"
              required
              {...{ prefix, problem }}
            >
              {(input) => (
                <InputNumber
                  {...input}
                  min={1}
                  max={points.each.length}
                  precision={0}
                  controls={false}
                  value={points.failsAt}
                  onChange={(failsAt) => onChange({ ...points, failsAt: failsAt ?? 1 })}
                />
              )}
            </Field>
          </li>
        </ol>
      )}
    </Field>
  );
}
