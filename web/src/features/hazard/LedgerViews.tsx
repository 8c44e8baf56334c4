import { useQuery } from '@tanstack/react-query';
import { App, Button, Dropdown, Input, type InputRef, Popover } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Problem, problemOf } from '../../api/problem';
import { writeAddress } from '../../lib/address';
import { uuidv7 } from '../../lib/uuidv7';
import { ledgerColumns } from './ledgerColumns';
import { ADDRESS_WORDS, type LedgerSearch } from './ledgerFilters';
import { addressOf, isSameView, readView, type SavedView, standardViews } from './ledgerViews';
import { savedViewsQuery, useKeepView, useRemoveView } from './queries';

const KNOWN_COLUMNS = ledgerColumns.map((c) => c.key);

type Props = {
  search: LedgerSearch;
  /** Keys of the columns shown. */
  columns: string[];
  /** @param inPlace not a step of its own: Back would only lead here again */
  onChoose: (search: LedgerSearch, inPlace?: true) => void;
};

/** Named addresses above the table: ours, and one's own with their columns. */
export function LedgerViews({ search, columns, onChoose }: Props) {
  const { message } = App.useApp();
  const { data: own } = useQuery(savedViewsQuery);
  const choose = (wanted: LedgerSearch, inPlace?: true) =>
    onChoose({ ...Object.fromEntries(ADDRESS_WORDS.map((word) => [word, undefined])), ...wanted }, inPlace);
  const open = (view: SavedView, inPlace?: true) => {
    const { search: wanted, lost } = readView(view, KNOWN_COLUMNS);
    if (lost.length > 0)
      void message.info(`视图“${view.name}”中的 ${lost.join('、')} 已经不再使用，没有套用`);
    choose(wanted, inPlace);
  };
  useFirstView(search, own, (view) => open(view, true));
  const shown = columns.join();
  const current = own?.find((view) => {
    const { search: kept } = readView(view, KNOWN_COLUMNS);
    return isSameView(kept, search) && kept.columns === shown;
  });
  return (
    <nav className="ledger-views no-print" aria-label="台账视图">
      {standardViews.map((view) => (
        <ViewButton
          key={view.name}
          current={!current && isSameView(view.search, search)}
          onClick={() => choose(view.search)}
        >
          {view.name}
        </ViewButton>
      ))}
      {own?.map((view) => (
        <ViewButton key={view.id} current={view === current} onClick={() => open(view)}>
          {view.name}
        </ViewButton>
      ))}
      {current ? (
        <OwnView key={current.id} view={current} onRemoved={() => choose({})} />
      ) : (
        <SaveView own={own ?? []} search={search} columns={columns} />
      )}
    </nav>
  );
}

/** Who opens the ledger without saying what he wants sees the view he put first. */
function useFirstView(search: LedgerSearch, own: SavedView[] | undefined, open: (view: SavedView) => void) {
  const arrived = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the views are known
  useEffect(() => {
    if (!own || arrived.current) return;
    arrived.current = true;
    const first = own.find((view) => view.first);
    if (first && addressOf(search) === '' && !search.columns) open(first);
  }, [own]);
}

function ViewButton({
  current,
  onClick,
  children,
}: {
  current: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className="ledger-view"
      aria-current={current ? 'true' : undefined}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

function SaveView({ own, search, columns }: { own: SavedView[]; search: LedgerSearch; columns: string[] }) {
  const keep = useKeepView();
  const [open, setOpen] = useState(false);
  return (
    <NameView
      open={open}
      onOpen={setOpen}
      initial=""
      busy={keep.isPending}
      problem={keep.error && problemOf(keep.error)}
      hint={(name) => own.some((v) => v.name === name) && '保存后替换同名的视图'}
      onName={(name) => {
        const same = own.find((v) => v.name === name);
        const content = { name, search: addressOf(search), columns, first: same?.first ?? false };
        keep.mutate({ id: same?.id ?? uuidv7(), ...content }, { onSuccess: () => setOpen(false) });
      }}
    >
      <Button size="small" type="text">
        ＋ 存为视图
      </Button>
    </NameView>
  );
}

/** What its owner can do with the view he looks at. */
function OwnView({ view, onRemoved }: { view: SavedView; onRemoved: () => void }) {
  const keep = useKeepView();
  const remove = useRemoveView();
  const { message, modal } = App.useApp();
  const [renaming, setRenaming] = useState(false);
  const failed = (error: unknown) => void message.error(problemOf(error).detail);
  const copy = async () => {
    const { search } = readView(view, KNOWN_COLUMNS);
    try {
      await navigator.clipboard.writeText(`${location.origin}/ledger${writeAddress(search)}`);
      void message.success('地址已复制，对方打开后按自己的权限查看');
    } catch {
      void message.info('浏览器不允许复制，请直接复制地址栏中的地址');
    }
  };
  const acts: Record<string, () => void> = {
    rename: () => setRenaming(true),
    first: () => keep.mutate({ ...view, first: !view.first }, { onError: failed }),
    copy: () => void copy(),
    remove: () =>
      void modal.confirm({
        title: `删除视图“${view.name}”`,
        content: '只删除这个视图，不影响台账中的隐患。',
        okText: '删除',
        cancelText: '取消',
        onOk: () => remove.mutate(view.id, { onSuccess: onRemoved, onError: failed }),
      }),
  };
  return (
    <NameView
      open={renaming}
      onOpen={setRenaming}
      initial={view.name}
      busy={keep.isPending}
      problem={keep.error && problemOf(keep.error)}
      onName={(name) => keep.mutate({ ...view, name }, { onSuccess: () => setRenaming(false) })}
    >
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'rename', label: '改名' },
            { key: 'first', label: view.first ? '打开台账时不再先看它' : '打开台账时先看它' },
            { key: 'copy', label: '复制地址给别人' },
            { key: 'remove', label: '删除视图' },
          ],
          onClick: ({ key }) => acts[key]?.(),
        }}
      >
        <Button size="small" type="text" aria-label={`视图“${view.name}”的更多操作`}>
          视图…
        </Button>
      </Dropdown>
    </NameView>
  );
}

type NameProps = {
  open: boolean;
  onOpen: (open: boolean) => void;
  initial: string;
  busy: boolean;
  problem: Problem | null;
  hint?: (name: string) => string | false;
  onName: (name: string) => void;
  children: ReactNode;
};

function NameView({ open, onOpen, initial, busy, problem, hint, onName, children }: NameProps) {
  const [typed, setTyped] = useState(initial);
  const name = typed.trim();
  const save = () => name && onName(name);
  const input = useRef<InputRef>(null);
  const opener = useRef<Element>(null);
  // The form hangs at the end of the page, far from the button in the order of Tab.
  const moveFocus = (shown: boolean) => {
    if (shown) {
      opener.current = document.activeElement;
      input.current?.focus();
    } else if (opener.current instanceof HTMLElement) {
      opener.current.focus();
    }
  };
  return (
    <Popover
      // A menu of acts opens by itself; only a plain button opens the form.
      trigger={initial ? [] : ['click']}
      open={open}
      onOpenChange={onOpen}
      afterOpenChange={moveFocus}
      placement="bottomLeft"
      content={
        <div className="stack-tight">
          <label htmlFor="view-name">视图名称</label>
          <Input
            id="view-name"
            ref={input}
            maxLength={20}
            value={typed}
            status={problem ? 'error' : undefined}
            onChange={(e) => setTyped(e.target.value)}
            onPressEnter={save}
            onKeyDown={(e) => e.key === 'Escape' && onOpen(false)}
          />
          {problem && <span className="clock-late">{problem.errors?.[0]?.problem ?? problem.detail}</span>}
          {hint?.(name) && <span className="faint">{hint(name)}</span>}
          <span className="row">
            <Button type="primary" onClick={save} disabled={!name} loading={busy}>
              保存
            </Button>
            <Button onClick={() => onOpen(false)}>取消</Button>
          </span>
        </div>
      }
    >
      {children}
    </Popover>
  );
}
