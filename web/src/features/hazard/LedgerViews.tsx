import { App, Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { LEDGER_WORDS, type LedgerSearch } from './ledgerFilters';
import { isSameView, type LedgerView, readViews, standardViews, writeViews } from './ledgerViews';

type Props = { search: LedgerSearch; onChoose: (search: LedgerSearch) => void };

/** Named addresses above the table; one's own can be added and removed. */
export function LedgerViews({ search, onChoose }: Props) {
  const [own, setOwn] = useState(readViews);
  const { message } = App.useApp();
  const views = [...standardViews, ...own];
  const current = views.find((view) => isSameView(view.search, search));
  const keep = (next: LedgerView[]) => {
    setOwn(next);
    if (!writeViews(next)) void message.warning('浏览器不允许保存，关闭页面后视图会丢失');
  };
  const choose = (view: LedgerView) =>
    onChoose({ ...Object.fromEntries(LEDGER_WORDS.map((word) => [word, undefined])), ...view.search });
  return (
    <nav className="ledger-views no-print" aria-label="台账视图">
      {views.map((view) => (
        <button
          key={view.name}
          type="button"
          className="ledger-view"
          aria-current={view === current ? 'true' : undefined}
          onClick={() => choose(view)}
        >
          {view.name}
        </button>
      ))}
      {!current && (
        <SaveView
          taken={views.map((v) => v.name)}
          onSave={(name) => keep([...own, { name, search, own: true }])}
        />
      )}
      {current?.own && (
        <Button size="small" type="text" onClick={() => keep(own.filter((v) => v !== current))}>
          删除此视图
        </Button>
      )}
    </nav>
  );
}

function SaveView({ taken, onSave }: { taken: string[]; onSave: (name: string) => void }) {
  const [name, setName] = useState('');
  const [open, setOpen] = useState(false);
  const problem = taken.includes(name.trim()) ? '已有同名视图，请换一个名称' : '';
  const save = () => {
    if (!name.trim() || problem) return;
    onSave(name.trim());
    setOpen(false);
  };
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      placement="bottomLeft"
      content={
        <div className="stack-tight">
          <label htmlFor="view-name">视图名称</label>
          <Input
            id="view-name"
            autoFocus
            maxLength={20}
            value={name}
            status={problem ? 'error' : undefined}
            onChange={(e) => setName(e.target.value)}
            onPressEnter={save}
          />
          {problem && <span className="clock-late">{problem}</span>}
          <Button type="primary" onClick={save} disabled={!name.trim() || problem !== ''}>
            保存
          </Button>
        </div>
      }
    >
      <Button size="small" type="text">
        ＋ 存为视图
      </Button>
    </Popover>
  );
}
