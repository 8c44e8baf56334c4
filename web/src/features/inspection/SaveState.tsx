import { minuteOf } from '../../lib/dates';
import { isUnsaved } from './selfCheckDraft';
import type { DraftSaving } from './useDraftSaving';

/** Where the answers are right now, in plain words. */
export function SaveState({ saving }: { saving: DraftSaving }) {
  const { draft, keptHere, savedAt, saveNow } = saving;
  return (
    <span className="save-state" role="status">
      {saveWords()}
    </span>
  );

  function saveWords() {
    if (!keptHere) {
      return <span className="clock-late">本机存储已满，只保存在服务器，请勿关闭页面</span>;
    }
    if (draft.theirs) return <span className="strong">未保存，请先处理他人的修改</span>;
    if (draft.failure) {
      return (
        <>
          <span className="strong">已存本机，未到服务器</span>
          <span className="faint"> {draft.failure.detail} </span>
          <button type="button" className="link-button" onClick={() => void saveNow()}>
            重试
          </button>
        </>
      );
    }
    if (draft.sending) return <span className="faint">正在保存</span>;
    if (isUnsaved(draft)) return <span className="faint">已存本机，即将保存到服务器</span>;
    return savedAt ? <span className="faint">草稿已存服务器 {minuteOf(savedAt).slice(11)}</span> : null;
  }
}
