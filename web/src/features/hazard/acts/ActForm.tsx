import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import { peopleOf, unitQuery } from '../../../api/organisation';
import { invalid, type Problem, problemOf, withoutField } from '../../../api/problem';
import type { Act, HazardDetail, Ref } from '../../../api/types';
import { useDraft } from '../../../lib/drafts';
import { TOUCH } from '../../../lib/media';
import { uuidv7 } from '../../../lib/uuidv7';
import { Field } from '../../../ui/Field';
import { notUploaded } from '../../../ui/PhotoPicker';
import { fieldId, ProblemAlert } from '../../../ui/ProblemAlert';
import { useAct } from '../queries';
import { ActInput, isGroup } from './ActInput';
import { bodyOf, hintOf, problemsIn, shownFields, type Values } from './actForm';
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
  const prefix = `act-${act}`;
  const draft = useDraft<Values>(`act.${hazard.ref}.${act}`, () => definition.initial?.(hazard) ?? {});
  const nameOf = useNames(hazard.unit.ref, definition.derived !== undefined);
  const values = { ...definition.derived?.(draft.value, hazard, nameOf), ...draft.value, ...given };
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState<Record<string, boolean>>({});
  const [failed, setFailed] = useState<Record<string, string[]>>({});
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
    const lost = Object.entries(failed).flatMap(([field, names]) => {
      const missing = notUploaded(names);
      return missing ? [{ field, ...missing }] : [];
    });
    const wrong = [...problemsIn(definition, values, hazard), ...lost];
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
    const timer = setTimeout(() => {
      // Whoever has begun elsewhere in the form is not called back.
      if (!form.current?.contains(document.activeElement)) firstInput(form.current)?.focus();
    }, 50);
    return () => clearTimeout(timer);
  }, []);

  const shown = shownFields(definition, values, hazard).filter((field) => !(given && field.name in given));
  useRevealed(
    prefix,
    shown.map((field) => field.name),
  );

  const uploading = Object.values(busy).some(Boolean);
  return (
    <form ref={form} className="form" onSubmit={onSubmit} noValidate>
      <p className="quiet">{definition.intro}</p>
      {problem?.code === 'version-conflict' ? (
        <ChangedMeanwhile seen={hazard} problem={problem} onSeen={() => setProblem(null)} />
      ) : (
        <ProblemAlert problem={problem} prefix={prefix} />
      )}
      {draft.restored && <p className="quiet">已恢复您上次填写但没有提交的内容。</p>}
      {shown.map((field) => (
        <Field
          key={field.name}
          name={field.name}
          label={field.label}
          hint={hintOf(field, hazard)}
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
              onFailed={(names) => {
                setProblem((before) => withoutField(before, field.name));
                setFailed((all) => ({ ...all, [field.name]: names }));
              }}
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
        {draft.state === 'kept' && <span className="faint">填写的内容已保存在本机</span>}
        {draft.state === 'failed' && <span className="clock-late">本机存储不可用，请勿关闭页面</span>}
      </div>
    </form>
  );
}

/** A field that appears with what was typed above it is brought into sight: the foot of the form would hide it. */
function useRevealed(prefix: string, names: string[]) {
  const before = useRef(names);
  useEffect(() => {
    const appeared = names.find((name) => !before.current.includes(name));
    before.current = names;
    if (!appeared) return;
    document
      .getElementById(fieldId(prefix, appeared))
      ?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  });
}

/** Names of the people of a unit, for what a form says of them by itself. */
function useNames(unit: Ref, wanted: boolean) {
  const { data } = useQuery({ ...unitQuery(unit), enabled: wanted });
  return (personId: unknown) =>
    peopleOf(data?.posts ?? [])
      .filter((p) => p.personId === personId)
      .map((p) => `${p.name}（${p.post}）`)[0];
}

/** Of a choice already made the one chosen, as the Tab key would: the space bar must not change it. */
function firstInput(form: HTMLFormElement | null): HTMLElement | null | undefined {
  const first = form?.querySelector<HTMLElement>('input, textarea, button');
  return first?.matches('[type=radio]')
    ? (first.closest('[role=radiogroup], .choices')?.querySelector<HTMLElement>(':checked') ?? first)
    : first;
}
