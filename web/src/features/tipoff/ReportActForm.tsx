import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { problemOf } from '../../api/problem';
import { today } from '../../lib/dates';
import { DayInput } from '../../ui/DayInput';
import { Field } from '../../ui/Field';
import { FormDrawer } from '../../ui/FormDrawer';
import { SelectInput } from '../../ui/SelectInput';
import { AfterPhotos } from './AfterPhotos';
import { FindUnit } from './FindUnit';
import { districtsQuery, type Material, type ReportActName, type ReportView, useReportAct } from './queries';
import { actForms } from './words';

const LONG = 2000;

type Props = { view: ReportView; act: ReportActName; onClose: () => void };

/** One step with a report; for a verification the version that goes on is written anew. */
export function ReportActForm({ view, act, onClose }: Props) {
  const perform = useReportAct(view.report);
  const problem = perform.error && problemOf(perform.error);
  const form = actForms[act];
  const [words, setWords] = useState('');
  const [edited, setEdited] = useState({
    unit: view.edited?.unit ?? view.unit?.ref ?? '',
    text: view.edited?.text ?? '',
    placeText: view.edited?.placeText ?? view.placeText,
    photos: view.edited?.photos ?? [],
  });
  const [assignee, setAssignee] = useState('');
  const [material, setMaterial] = useState({ text: '', responsible: '', verifiedBy: '', verifiedOn: '' });
  const [district, setDistrict] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const [noPersons, setNoPersons] = useState(false);
  const answers = act === 'CLOSE' || act === 'REPLY';
  const unseen = act === 'CLOSE' && view.report.state === 'ACCEPTED';
  const districts = useQuery({ ...districtsQuery, enabled: act === 'TRANSFER' }).data ?? [];
  const write = (part: Partial<typeof edited>) => setEdited((before) => ({ ...before, ...part }));
  return (
    <FormDrawer
      title={form.title}
      submit={form.title}
      prefix="report"
      busy={perform.isPending}
      problem={problem}
      touched={words !== '' || edited.text !== ''}
      onClose={onClose}
      onSubmit={() =>
        perform.mutate(
          {
            act,
            words: form.words ? words : null,
            edited: act === 'ASSIGN' && edited.unit ? edited : null,
            assignee: act === 'ASSIGN' ? assignee || null : null,
            toDistrict: act === 'TRANSFER' && district ? Number(district) : null,
            material: answers ? written(material, unseen) : null,
            photos: answers && chosen.length > 0 ? { files: chosen, noPersons } : null,
          },
          { onSuccess: onClose },
        )
      }
    >
      <p>{form.intro}</p>
      {act === 'ASSIGN' && (
        <>
          <Field name="edited.unit" label="单位" required prefix="report" problem={problem}>
            {(input) => (
              <FindUnit
                {...input}
                unit={edited.unit}
                name={view.unit?.name ?? view.report.target}
                onChange={(unit) => write({ unit })}
              />
            )}
          </Field>
          <Field
            name="text"
            label="转办文字"
            required
            hint="另写：连着 12 个字与原件相同的不收；不写能看出是谁反映的内容"
            prefix="report"
            problem={problem}
          >
            {(input) => (
              <Input.TextArea
                {...input}
                rows={5}
                maxLength={LONG}
                value={edited.text}
                onChange={(e) => write({ text: e.target.value })}
              />
            )}
          </Field>
          <Field name="placeText" label="部位" required prefix="report" problem={problem}>
            {(input) => (
              <Input
                {...input}
                maxLength={200}
                value={edited.placeText}
                onChange={(e) => write({ placeText: e.target.value })}
              />
            )}
          </Field>
          {view.photos.length > 0 && (
            <Field
              name="photos"
              label="随转照片"
              hint="单位也会看到；能看出拍摄位置属于谁的不要转"
              prefix="report"
              problem={problem}
              group
            >
              {() =>
                view.photos.map((n) => (
                  <label key={n} className="row">
                    <input
                      type="checkbox"
                      checked={edited.photos.includes(n)}
                      onChange={(e) =>
                        write({
                          photos: e.target.checked
                            ? [...edited.photos, n].sort()
                            : edited.photos.filter((one) => one !== n),
                        })
                      }
                    />
                    照片 {n}
                  </label>
                ))
              }
            </Field>
          )}
          <Field name="assignee" label="核查人" required prefix="report" problem={problem}>
            {(input) => (
              <SelectInput
                {...input}
                value={assignee}
                onChange={setAssignee}
                options={view.verifiers.map((v) => [v.personId, `${v.name}（${v.post}）`] as const)}
                placeholder="请选择到现场核查的人"
              />
            )}
          </Field>
        </>
      )}
      {act === 'TRANSFER' && (
        <Field name="toDistrict" label="转到" required prefix="report" problem={problem}>
          {(input) => (
            <SelectInput
              {...input}
              value={district}
              onChange={setDistrict}
              options={districts.map((d) => [String(d.id), d.name] as const)}
              placeholder="市级举报专管员"
            />
          )}
        </Field>
      )}
      {form.words && (
        <Field name="words" label={form.words} required prefix="report" problem={problem}>
          {(input) => (
            <Input.TextArea
              {...input}
              rows={4}
              maxLength={LONG}
              value={words}
              onChange={(e) => setWords(e.target.value)}
            />
          )}
        </Field>
      )}
      {answers && (
        <>
          <AfterPhotos
            view={view}
            chosen={chosen}
            noPersons={noPersons}
            problem={problem}
            onChoose={setChosen}
            onConfirm={setNoPersons}
          />
          <Field
            name="material.text"
            label="核查处理材料"
            required
            hint="书面材料，留在本处（安全生产法第七十三条）"
            prefix="report"
            problem={problem}
          >
            {(input) => (
              <Input.TextArea
                {...input}
                rows={4}
                maxLength={4000}
                value={material.text}
                onChange={(e) => setMaterial({ ...material, text: e.target.value })}
              />
            )}
          </Field>
          {unseen && (
            <>
              <p>没有经系统交核查：请写明谁、哪天到现场看过。没有到过现场的，请先“交核查”。</p>
              <Field
                name="material.verifiedBy"
                label="到场核查的人"
                required
                prefix="report"
                problem={problem}
              >
                {(input) => (
                  <Input
                    {...input}
                    maxLength={50}
                    value={material.verifiedBy}
                    onChange={(e) => setMaterial({ ...material, verifiedBy: e.target.value })}
                  />
                )}
              </Field>
              <Field
                name="material.verifiedOn"
                label="到场核查的日期"
                required
                prefix="report"
                problem={problem}
              >
                {(input) => (
                  <DayInput
                    {...input}
                    day={material.verifiedOn}
                    max={today()}
                    onChange={(verifiedOn) => setMaterial({ ...material, verifiedOn })}
                  />
                )}
              </Field>
            </>
          )}
          <Field name="material.responsible" label="签字负责人" required prefix="report" problem={problem}>
            {(input) => (
              <Input
                {...input}
                maxLength={50}
                value={material.responsible}
                onChange={(e) => setMaterial({ ...material, responsible: e.target.value })}
              />
            )}
          </Field>
        </>
      )}
    </FormDrawer>
  );
}

/** What was not asked for is not sent. */
const written = (typed: { [part in keyof Material]: string }, unseen: boolean): Material =>
  unseen
    ? { ...typed, verifiedOn: typed.verifiedOn || null }
    : { ...typed, verifiedBy: null, verifiedOn: null };
