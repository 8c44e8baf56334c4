import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { type Problem, problemOf } from '../../api/problem';
import { addDays, today } from '../../lib/dates';
import { uuidv7 } from '../../lib/uuidv7';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { PreviewOf } from './Differences';
import { type NewPublication, type Preview, usePreview, usePublish } from './publishing';
import { DayField, ReasonField } from './ReasonAndDay';

export type Frame = { id: string; effectiveFrom: string; reason: string };

export const freshFrame = (): Frame => ({ id: uuidv7(), effectiveFrom: addDays(today(), 1), reason: '' });

type Changes = Partial<Omit<NewPublication, keyof Frame>>;

type Props = {
  frame: Frame;
  onFrame: (part: Partial<Frame>) => void;
  build: () => Changes;
  /** The server has it: forget the draft. */
  onPublished: () => void;
  children: (problem: Problem | null) => ReactNode;
};

/** Write, look at the difference and whom it reaches, publish. Nothing is in force before the last step. */
export function PublishForm({ frame, onFrame, build, onPublished, children }: Props) {
  const navigate = useNavigate();
  const preview = usePreview();
  const publish = usePublish();
  const [seen, setSeen] = useState<{ publication: NewPublication; preview: Preview } | null>(null);
  const error = publish.error ?? preview.error;
  const problem = error ? problemOf(error) : null;
  if (seen) {
    return (
      <div className="stack">
        <ProblemAlert problem={problem} prefix="publish" />
        <p>
          自 <strong>{seen.publication.effectiveFrom}</strong> 起施行。此前的检查和记录仍按原版。
        </p>
        <PreviewOf preview={seen.preview} />
        <div className="form-foot">
          <Button
            type="primary"
            loading={publish.isPending}
            onClick={() =>
              publish.mutate(seen.publication, {
                onSuccess: (done) => {
                  onPublished();
                  void navigate({ to: '/standards/publications/$id', params: { id: done.publication.id } });
                },
              })
            }
          >
            发布
          </Button>
          <Button
            onClick={() => {
              publish.reset();
              setSeen(null);
            }}
          >
            返回修改
          </Button>
        </div>
      </div>
    );
  }
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const publication = {
          ...frame,
          items: [],
          checklists: [],
          judgementSets: [],
          parameters: [],
          calendars: [],
          ...build(),
        };
        preview.mutate(publication, {
          onSuccess: (shown) => setSeen({ publication, preview: shown }),
        });
      }}
    >
      <ProblemAlert problem={problem} prefix="publish" />
      {children(problem)}
      <DayField
        label="施行日期"
        hint="今天或以后的日期；已完成的检查按当时的版本，不会改变"
        value={frame.effectiveFrom}
        onChange={(effectiveFrom) => onFrame({ effectiveFrom })}
        prefix="publish"
        problem={problem}
      />
      <ReasonField
        label="发布理由"
        hint="各区、各单位都能看到"
        maxLength={500}
        value={frame.reason}
        onChange={(reason) => onFrame({ reason })}
        prefix="publish"
        problem={problem}
      />
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={preview.isPending}>
          查看差异和影响
        </Button>
      </div>
    </form>
  );
}
