import type { ItemEntry, ItemResult, Line } from '../../features/inspection/queries';
import { type DraftAct, isFinding, phrasesOf } from '../../features/inspection/selfCheckDraft';
import { resultSigns, resultWords } from '../../features/inspection/words';
import { TakePhotos } from '../kit/TakePhotos';
import { TextField } from '../kit/TextField';
import type { CarriedPlace, FieldFile, FieldRecord } from '../types';
import { OnLedger } from './OnLedger';

const CHOICES = ['PASS', 'FAIL', 'NOT_APPLICABLE', 'FIXED_ON_SPOT', 'UNANSWERED'] as const;

type ItemCardProps = {
  line: Line;
  entry: ItemEntry;
  lacks: string[];
  team: boolean;
  files: FieldFile[];
  places: CarriedPlace[];
  record: () => Promise<FieldRecord>;
  answer: (result: ItemResult) => void;
  act: (change: DraftAct) => Promise<void>;
};

export function ItemCard({ line, entry, lacks, team, files, places, record, answer, act }: ItemCardProps) {
  return (
    <li id={`item-${line.item}`} className={`item ${entry.result}`}>
      <h2>
        <span className="number">{line.position}</span> {line.requirement}
      </h2>
      <p className="hint">
        {line.method}
        {line.last && ` · 上次 ${line.last.doneOn} ${line.last.resultTitle}`}
      </p>
      {line.openHazards.length > 0 && (
        <details className="near">
          <summary>台账上未销账 {line.openHazards.length} 条</summary>
          <ul>
            {line.openHazards.map((hazard) => (
              <li key={hazard.ref}>
                {hazard.number}（{hazard.statusTitle}）{hazard.placeText}：{hazard.description}
              </li>
            ))}
          </ul>
        </details>
      )}
      {line.points && <PointAnswers line={line} entry={entry} act={act} />}
      <fieldset className="choices" aria-label={`第 ${line.position} 项的结果`}>
        {CHOICES.map((result) => (
          <button
            key={result}
            type="button"
            aria-pressed={entry.result === result}
            className={result}
            onClick={() => answer(result)}
          >
            {resultSigns[result]} {resultWords[result]}
          </button>
        ))}
      </fieldset>
      {entry.result !== 'UNANSWERED' && (
        <details className="more">
          <summary>读数{entry.reading ? `：${entry.reading}` : ''}</summary>
          <TextField
            label="读数（压力、温度等）"
            value={entry.reading ?? ''}
            most={60}
            write={(reading) => void act({ type: 'write', item: line.item, part: { reading } })}
          />
        </details>
      )}
      {isFinding(entry.result) && (
        <Finding
          line={line}
          entry={entry}
          team={team}
          files={files}
          places={places}
          record={record}
          act={act}
        />
      )}
      {lacks.length > 0 && <p className="lacks">还差：{lacks.join('、')}</p>}
    </li>
  );
}

function PointAnswers({ line, entry, act }: Pick<ItemCardProps, 'line' | 'entry' | 'act'>) {
  return (
    <ol className="points">
      {line.points?.each.map((point, at) => (
        <li key={point.text}>
          <span>{point.text}</span>
          <fieldset className="choices" aria-label={`要点 ${at + 1}`}>
            {(['PASS', 'FAIL', 'NOT_APPLICABLE'] as const).map((result) => (
              <button
                key={result}
                type="button"
                aria-pressed={entry.points[at] === result}
                className={result}
                onClick={() => void act({ type: 'point', line, at, result })}
              >
                {resultWords[result]}
              </button>
            ))}
          </fieldset>
        </li>
      ))}
    </ol>
  );
}

function Finding({ line, entry, team, files, places, record, act }: Omit<ItemCardProps, 'answer' | 'lacks'>) {
  const set = (part: Partial<ItemEntry>) => void act({ type: 'write', item: line.item, part });
  const fixed = entry.result === 'FIXED_ON_SPOT';
  const of = (moment: FieldFile['moment']) => files.filter((file) => file.moment === moment);
  return (
    <div className="finding">
      <OnLedger line={line} entry={entry} team={team} choose={(ledger) => set({ ledger })} />
      <label>
        地点
        <select
          value={entry.placeId ?? ''}
          onChange={(e) => set({ placeId: e.target.value || null })}
          aria-label="地点"
        >
          <option value="">不在重点部位中，写在下面</option>
          {places.map((place) => (
            <option key={place.id} value={place.id}>
              {place.name}
            </option>
          ))}
        </select>
      </label>
      <TextField
        label="具体位置"
        value={entry.placeText ?? ''}
        most={100}
        write={(placeText) => set({ placeText })}
      />
      <TakePhotos record={record} files={of('BEFORE')} moment="BEFORE" item={line.item} label="拍整改前" />
      {fixed && (
        <TakePhotos record={record} files={of('AFTER')} moment="AFTER" item={line.item} label="拍整改后" />
      )}
      {!fixed && of('BEFORE').length === 0 && (
        <TextField
          label="不能拍照的，写明原因"
          value={entry.noPhotoReason ?? ''}
          most={100}
          write={(noPhotoReason) => set({ noPhotoReason })}
        />
      )}
      <TextField
        label="情况说明"
        voice
        value={entry.note ?? ''}
        most={500}
        write={(note) => set({ note })}
        hint={`上账的描述：${phrasesOf(line, entry).join('；')}`}
      />
      {fixed && (
        <TextField
          label="整改措施"
          value={entry.measures ?? ''}
          most={500}
          write={(measures) => set({ measures })}
          hint={`不填则记为：${line.measure}`}
        />
      )}
    </div>
  );
}
