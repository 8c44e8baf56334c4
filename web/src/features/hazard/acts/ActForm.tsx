import { App, Button } from 'antd';
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import { invalid, type Problem, problemOf, withoutField } from '../../../api/problem';
import type { Act, HazardDetail } from '../../../api/types';
import { useDraft } from '../../../lib/drafts';
import { TOUCH } from '../../../lib/media';
import { uuidv7 } from '../../../lib/uuidv7';
import { Field } from '../../../ui/Field';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { useAct } from '../queries';
import { ActInput, isGroup } from './ActInput';
import { bodyOf, problemsIn, shownFields, type Values } from './actForm';
import { ChangedMeanwhile } from './ChangedMeanwhile';
import { actDefinitions } from './definitions';

type Props = {
  act: Act;
  hazard: HazardDetail;
  /** Values known from where the form was opened, e.g. which proposal is decided. */
  given?: Values;
  onDone: () => void;
  onCancel: () => void;
};

/** The form of one act. What is typed is kept in the browser until the server has it. */
export function ActForm({ act, hazard, given, onDone, onCancel }: Props) {
  const definition = actDefinitions[act];
  const draft = useDraft<Values>(`act.${hazard.ref}.${act}`, () => definition.initial?.(hazard) ?? {});
  const values = { ...draft.value, ...given };
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState<Record<string, boolean>>({});
  const sent = useRef({ content: '', key: '' });
  const send = useAct(hazard.ref);
  const { message } = App.useApp();

  const change = useCallback(
    (name: string, value: unknown) => {
      setProblem((before) => withoutField(before, name));
      draft.change((before) => ({
        ...before,
        [name]: typeof value === 'function' ? value(before[name]) : value,
      }));
    },
    [draft.change],
  );

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = problemsIn(definition, values, hazard);
    if (wrong.length > 0) return setProblem(invalid(wrong));
    setProblem(null);
    const body = bodyOf(act, definition, values, hazard);
    const content = JSON.stringify(body);
    // The same content sent again after a broken line is the same act; changed content is a new one.
    if (sent.current.content !== content) sent.current = { content, key: uuidv7() };
    send.mutate(
      { body, version: hazard.version, key: sent.current.key },
      {
        onSuccess: () => {
          draft.drop();
          void message.success(definition.done);
          onDone();
        },
        onError: (error) => setProblem(problemOf(error)),
      },
    );
  };

  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // On a phone the keyboard would cover what is to be read first.
    if (window.matchMedia(TOUCH).matches) return;
    // After the dialog has taken the focus for itself.
    const timer = setTimeout(
      () => form.current?.querySelector<HTMLElement>('input, textarea, button')?.focus(),
      50,
    );
    return () => clearTimeout(timer);
  }, []);

  const uploading = Object.values(busy).some(Boolean);
  const prefix = `act-${act}`;
  return (
    <form ref={form} className="form" onSubmit={onSubmit} noValidate>
      <p className="quiet">{definition.intro}</p>
      {problem?.code === 'version-conflict' ? (
        <ChangedMeanwhile seen={hazard} problem={problem} onSeen={() => setProblem(null)} />
      ) : (
        <ProblemAlert problem={problem} prefix={prefix} />
      )}
      {draft.restored && <p className="quiet">已恢复您上次填写但没有提交的内容。</p>}
      {shownFields(definition, values, hazard)
        .filter((field) => !(given && field.name in given))
        .map((field) => (
          <Field
            key={field.name}
            name={field.name}
            label={field.label}
            hint={field.hint}
            required={!field.optional}
            problem={problem}
            prefix={prefix}
            group={isGroup(field)}
          >
            {(input) => (
              <ActInput
                field={field}
                value={values[field.name]}
                hazard={hazard}
                input={input}
                onChange={(value) => change(field.name, value)}
                onBusy={(state) => setBusy((all) => ({ ...all, [field.name]: state }))}
              />
            )}
          </Field>
        ))}
      <div className="form-foot">
        <Button
          type="primary"
          danger={definition.danger}
          htmlType="submit"
          loading={send.isPending}
          disabled={uploading}
        >
          {uploading ? '照片上传中' : definition.button}
        </Button>
        <Button onClick={onCancel}>取消</Button>
        {draft.state === 'kept' && <span className="faint">填写的内容已存在本机</span>}
        {draft.state === 'failed' && <span className="clock-late">本机存储不可用，请勿关闭页面</span>}
      </div>
    </form>
  );
}
