import { resultWords } from '../../features/inspection/words';
import { Photo } from '../kit/Photo';
import type { FieldFile, KeptList } from '../types';
import { type Given, isFound, saidOf } from './keptList';

/** Every answer as it was entered, findings first told apart by their sign; also where nothing can be sent any more. */
export function GivenAnswers({ given, list }: { given: Given[]; list: KeptList | undefined }) {
  return (
    <ol className="found given">
      {given.map((one) => (
        <li key={one.item}>
          <GivenWords given={one} list={list} />
        </li>
      ))}
    </ol>
  );
}

export function GivenWords({ given, list }: { given: Given; list: KeptList | undefined }) {
  const { line, entry, photos } = given;
  return (
    <>
      <p>{line ? `${line.position}. ${line.requirement}` : `检查项 ${given.item}`}</p>
      <p>{isFound(given) ? <strong>{saidOf(given, list)}</strong> : saidOf(given, list)}</p>
      {entry.points.length > 0 && line?.points && <PointsGiven given={given} />}
      {photos.length > 0 && <Photos files={photos} />}
    </>
  );
}

function PointsGiven({ given: { line, entry } }: { given: Given }) {
  return (
    <ul>
      {line?.points?.each.map((point, i) => (
        <li key={point.text}>
          {point.text}：{resultWords[entry.points[i] ?? 'UNANSWERED']}
        </li>
      ))}
    </ul>
  );
}

export function Photos({ files }: { files: FieldFile[] }) {
  return (
    <div className="photos">
      {files.map((file) => (
        <Photo key={file.id} file={file} />
      ))}
    </div>
  );
}
