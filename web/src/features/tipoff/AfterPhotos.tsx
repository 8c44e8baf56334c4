import type { Problem } from '../../api/problem';
import { Field } from '../../ui/Field';
import type { ReportView } from './queries';

type Props = {
  view: ReportView;
  chosen: string[];
  noPersons: boolean;
  problem: Problem | null;
  onChoose: (files: string[]) => void;
  onConfirm: (noPersons: boolean) => void;
};

/** Which photos of the rectification the reporter is shown with the answer; none unless they are chosen. */
export function AfterPhotos({ view, chosen, noPersons, problem, onChoose, onConfirm }: Props) {
  if (view.afterPhotos.length === 0) return null;
  return (
    <>
      <Field
        name="photos"
        label="给反映人看的整改后照片"
        hint="不选就不给；给出的是重画的小图，不带拍摄信息"
        prefix="report"
        problem={problem}
        group
      >
        {() => (
          <div className="tipoff-photos">
            {view.afterPhotos.map((file, i) => (
              <label key={file}>
                <img
                  src={`/api/tipoff/reports/${view.report.ref}/after-photos/${file}`}
                  alt={`整改后照片 ${i + 1}`}
                />
                <br />
                <input
                  type="checkbox"
                  checked={chosen.includes(file)}
                  onChange={(e) =>
                    onChoose(e.target.checked ? [...chosen, file] : chosen.filter((one) => one !== file))
                  }
                />{' '}
                整改后照片 {i + 1}
              </label>
            ))}
          </div>
        )}
      </Field>
      {chosen.length > 0 && (
        <Field name="photos.noPersons" label="确认" required prefix="report" problem={problem} group>
          {() => (
            <label className="row">
              <input type="checkbox" checked={noPersons} onChange={(e) => onConfirm(e.target.checked)} />
              照片中没有可辨认的人脸、车牌
            </label>
          )}
        </Field>
      )}
    </>
  );
}
