import type { ItemEntry, ItemResult, LedgerChoice, Line } from '../../features/inspection/queries';
import {
  type DraftAct,
  isFinding,
  isJudged,
  isPassedThoughOpen,
  judgedPoints,
  leavesUnchecked,
  leftOut,
  mayBeFixedOnSpot,
  OF_OPEN_ANSWERS,
  phrasesOf,
  saidOfOpen,
  sayOfOpen,
} from '../../features/inspection/selfCheckDraft';
import { lastWords, POINT_RESULTS, RESULTS, resultSigns, resultWords } from '../../features/inspection/words';
import { OpenHazards } from '../kit/OpenHazards';
import { TakePhotos } from '../kit/TakePhotos';
import { TextField } from '../kit/TextField';
import type { CarriedPlace, FieldFile, FieldRecord, HazardAtPlace } from '../types';
import { nearby } from './nearby';
import { OnLedger } from './OnLedger';

type ItemCardProps = {
  line: Line;
  entry: ItemEntry;
  lacks: string[];
  team: boolean;
  files: FieldFile[];
  places: CarriedPlace[];
  /** Open ones of the whole unit. */
  hazards: HazardAtPlace[];
  record: () => Promise<FieldRecord>;
  answer: (result: ItemResult) => void;
  act: (change: DraftAct) => Promise<void>;
};

export function ItemCard(props: ItemCardProps) {
  const { line, entry, lacks, files, answer, act } = props;
  const left = leftOut(entry.result, [...entry.photos, ...files.map(({ moment }) => ({ kind: moment }))]);
  return (
    <li id={`item-${line.item}`} className={`item ${entry.result}`}>
      <h2>
        <span className="number">{line.position}</span> {line.requirement}
      </h2>
      <p className="hint">
        {line.method}
        {line.last && ` · 上次 ${line.last.doneOn} ${lastWords(line.last)}`}
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
      <fieldset className="choices" aria-label={`第 ${line.position} 项“${line.requirement}”的结果`}>
        {RESULTS.filter(
          (result) =>
            result !== 'FIXED_ON_SPOT' || entry.result === 'FIXED_ON_SPOT' || mayBeFixedOnSpot(line, entry),
        ).map((result) => (
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
      {line.majorIfFailed.length > 0 && <Major line={line} entry={entry} />}
      {isPassedThoughOpen(line, entry) && <StillOpen line={line} entry={entry} act={act} answer={answer} />}
      {left && <p className="hint">{left}</p>}
      {leavesUnchecked(entry) && !isFinding(entry.result) && (
        <TextField
          label="未检查的原因"
          voice
          value={entry.note ?? ''}
          most={500}
          write={(note) => void act({ type: 'write', item: line.item, part: { note } })}
          hint="如：门锁着，没有钥匙。原因写进检查记录，有未检查的不作零报告。"
        />
      )}
      {entry.note && !leavesUnchecked(entry) && !isFinding(entry.result) && (
        <TextField
          label="备注"
          value={entry.note}
          most={500}
          write={(note) => void act({ type: 'write', item: line.item, part: { note } })}
        />
      )}
      {entry.result !== 'UNANSWERED' && entry.result !== 'NOT_CHECKED' && (
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
      {isFinding(entry.result) && <Finding {...props} />}
      {lacks.length > 0 && <p className="lacks">还差：{lacks.join('、')}</p>}
    </li>
  );
}

/** Failing it may be major by itself: known before anybody signs. */
function Major({ line, entry }: Pick<ItemCardProps, 'line' | 'entry'>) {
  const met = isFinding(entry.result) && isJudged(line, entry);
  return (
    <p className={met ? 'notice bad' : 'hint'} role={met ? 'alert' : undefined}>
      {judgedPoints(line)}不合格即按判定标准建议为重大隐患，不能当场整改：{line.majorIfFailed.join('；')}
    </p>
  );
}

/** Called good while the ledger holds it open: asked where one stands, and whatever is said, it stays good. */
function StillOpen({ line, entry, act, answer }: Pick<ItemCardProps, 'line' | 'entry' | 'act' | 'answer'>) {
  const write = (part: Partial<ItemEntry>) => act({ type: 'write', item: line.item, part });
  const [only, ...others] = line.openHazards;
  const stillThere = async () => {
    if (only && others.length === 0) await write({ ledger: { decision: 'LINK', hazard: only.ref } });
    answer('FAIL');
  };
  return (
    <fieldset className="same-or-new">
      <legend>
        台账上这一项还有未销账：
        {line.openHazards.map(({ number, placeText }) => `${number} ${placeText}`).join('；')}
        。现场已整改好了吗？
      </legend>
      {OF_OPEN_ANSWERS.map((said) => (
        <label key={said} className="pick">
          <input
            type="radio"
            name={`of-open-${line.item}`}
            checked={saidOfOpen(entry) === said}
            onChange={() => void write(sayOfOpen(line, entry, said))}
          />
          <span>{said}</span>
        </label>
      ))}
      <button type="button" className="button" onClick={() => void stillThere()}>
        还没有整改好，改为不合格
      </button>
    </fieldset>
  );
}

function PointAnswers({ line, entry, act }: Pick<ItemCardProps, 'line' | 'entry' | 'act'>) {
  return (
    <ol className="points">
      {line.points?.each.map((point, at) => (
        <li key={point.text}>
          <span>{point.text}</span>
          <fieldset className="choices" aria-label={`要点 ${at + 1}`}>
            {POINT_RESULTS.map((result) => (
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

/** What is on the ledger has a place already; whoever says so need not write it again. */
function placeOf(line: Line, entry: ItemEntry, ledger: LedgerChoice): Partial<ItemEntry> {
  const known = line.openHazards.find(({ ref }) => ref === ledger.hazard);
  if (!known || entry.placeId || entry.placeText) return {};
  return known.placeId ? { placeId: known.placeId } : { placeText: known.placeText };
}

function Finding({ line, entry, team, files, places, hazards, record, act }: ItemCardProps) {
  const set = (part: Partial<ItemEntry>) => void act({ type: 'write', item: line.item, part });
  const fixed = entry.result === 'FIXED_ON_SPOT';
  const openAt = ({ id }: CarriedPlace) => nearby(hazards, id, null).length;
  const of = (moment: FieldFile['moment']) => files.filter((file) => file.moment === moment);
  return (
    <div className="finding">
      <OnLedger
        line={line}
        entry={entry}
        team={team}
        choose={(ledger) => set({ ledger, ...placeOf(line, entry, ledger) })}
      />
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
              {openAt(place) > 0 && `（未销账 ${openAt(place)}）`}
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
      <OpenHazards where="此处" hazards={nearby(hazards, entry.placeId, entry.placeText)} />
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
          hint="必填，写现场实际采取的措施"
        />
      )}
      {fixed && !entry.measures?.trim() && (
        <button type="button" className="button" onClick={() => set({ measures: line.measure })}>
          填入通常措施：{line.measure}
        </button>
      )}
    </div>
  );
}
