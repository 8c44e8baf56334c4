import { minuteOf } from '../../../lib/dates';
import { lengthOf, type Step } from './course';
import './CourseList.css';

type Props = { steps: Step[]; wordsOf: (item: string) => string };

/** For the person who did it, and nobody else. */
export function CourseList({ steps, wordsOf }: Props) {
  const all = steps.reduce((sum, step) => sum + step.seconds, 0);
  return (
    <details className="course no-print">
      <summary>
        检查过程（只有您本人看得到）：{steps.length} 项，共 {lengthOf(all)}
      </summary>
      <p className="quiet">
        按您查看的先后排列，时间是设备的时间；只含提交时所用的这台设备上的部分，在别的电脑或手机上看过的不在内。只供您自己回顾，不进统计，不排名，上级和同事都取不到。
      </p>
      <ol>
        {steps.map((step) => (
          <li key={step.item}>
            <span className="course-when">{minuteOf(step.firstAt).slice(11)}</span>
            <span>{wordsOf(step.item)}</span>
            <span className="course-long">{lengthOf(step.seconds)}</span>
            {step.photosAt && (
              <span className="quiet">
                拍照 {step.photosAt.map((at) => minuteOf(at).slice(11)).join('、')}
              </span>
            )}
            {step.position && (
              <span className="quiet">
                位置 {step.position.longitude.toFixed(5)}，{step.position.latitude.toFixed(5)}（误差约{' '}
                {step.position.accuracyMetres} 米）
              </span>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
