import { Button, Checkbox, Popover, Select, Tag } from 'antd';
import { useState } from 'react';
import { CATEGORIES } from '../../api/standards';
import { HAZARD_STATUSES, ORIGINS, SOURCES } from '../../api/types';
import { categoryWords, originWords, sourceWords, statusWords } from '../../api/words';
import { listOf, wordOf } from '../../lib/address';
import { SMALL, useMedia } from '../../lib/media';
import { DayInput } from '../../ui/DayInput';
import { SearchWords } from '../../ui/SearchWords';
import {
  chipsOf,
  DEFAULT_SORT,
  GRADES,
  gradeWords,
  type LedgerSearch,
  type LedgerWord,
  sortWords,
} from './ledgerFilters';

type Props = { search: LedgerSearch; onChange: (next: LedgerSearch) => void };

export function LedgerFilterBar({ search, onChange }: Props) {
  const chips = chipsOf(search);
  const small = useMedia(SMALL);
  const [open, setOpen] = useState(false);
  return (
    <search className="ledger-filters no-print" aria-label="筛选台账">
      <div className="row">
        <SearchWords
          q={search.q}
          onChange={(q) => onChange({ q })}
          label="编号、部位、描述"
          placeholder="编号、部位、描述"
          title="几个词用空格分开，须都包含；可以粘贴多个编号"
          className="ledger-words"
          longest={2000}
        />
        {small && (
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? '收起' : '筛选'}
          </Button>
        )}
        {(!small || open) && <Choices search={search} onChange={onChange} />}
      </div>
      {chips.length > 0 && (
        <div className="row">
          {chips.map((chip) => (
            <Tag
              key={chip.text}
              closable
              onClose={() => onChange(Object.fromEntries(chip.words.map((word) => [word, undefined])))}
            >
              {chip.text}
            </Tag>
          ))}
        </div>
      )}
    </search>
  );
}

function Choices(both: Props) {
  const { search, onChange } = both;
  const flag = (word: LedgerWord, label: string) => (
    <Checkbox
      checked={search[word] === 'true'}
      onChange={(e) => onChange({ [word]: e.target.checked ? 'true' : undefined })}
    >
      {label}
    </Checkbox>
  );
  return (
    <>
      <Many word="status" label="状态" values={HAZARD_STATUSES} words={statusWords} {...both} />
      <Many word="level" label="等级" values={GRADES} words={gradeWords} {...both} />
      <Many word="category" label="类别" values={CATEGORIES} words={categoryWords} {...both} />
      {flag('open', '未销账')}
      {flag('overdue', '已逾期')}
      <Popover trigger="click" placement="bottomLeft" content={<MoreFilters {...both} />}>
        <Button>更多条件</Button>
      </Popover>
      <Select
        aria-label="排序"
        variant="borderless"
        popupMatchSelectWidth={false}
        value={search.sort ?? DEFAULT_SORT}
        onChange={(sort) => onChange({ sort: sort === DEFAULT_SORT ? undefined : sort })}
        options={Object.entries(sortWords).map(([value, label]) => ({ value, label }))}
      />
    </>
  );
}

type ManyProps = Props & {
  word: LedgerWord;
  label: string;
  values: readonly string[];
  words: Record<string, string>;
};

function Many({ word, label, values, words, search, onChange }: ManyProps) {
  return (
    <Select
      className="ledger-many"
      mode="multiple"
      maxTagCount="responsive"
      popupMatchSelectWidth={220}
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={label}
      placeholder={label}
      allowClear
      value={listOf(search[word])}
      onChange={(chosen) => onChange({ [word]: wordOf(chosen) })}
      options={values.map((value) => ({ value, label: words[value] }))}
    />
  );
}

const RANGES = [
  ['due', '整改期限'],
  ['registered', '上账日期'],
  ['closed', '销账日期'],
] as const;

function MoreFilters({ search, onChange }: Props) {
  return (
    <div className="ledger-more-filters">
      <span>来源</span>
      <Many word="source" label="来源" values={SOURCES} words={sourceWords} {...{ search, onChange }} />
      <span>发现渠道</span>
      <Many word="origin" label="发现渠道" values={ORIGINS} words={originWords} {...{ search, onChange }} />
      {RANGES.map(([name, title]) => {
        const from: LedgerWord = `${name}From`;
        const to: LedgerWord = `${name}To`;
        return (
          <div key={name} className="ledger-range">
            <span>{title}</span>
            <DayInput
              id={from}
              day={search[from] ?? ''}
              max={search[to]}
              onChange={(day) => onChange({ [from]: day || undefined })}
            />
            <span>至</span>
            <DayInput
              id={to}
              day={search[to] ?? ''}
              min={search[from]}
              onChange={(day) => onChange({ [to]: day || undefined })}
            />
          </div>
        );
      })}
      <span />
      <div className="row">
        <Checkbox
          checked={search.responsible === 'me'}
          onChange={(e) => onChange({ responsible: e.target.checked ? 'me' : undefined })}
        >
          由我负责整改
        </Checkbox>
        <Checkbox
          checked={search.overHead === 'true'}
          onChange={(e) => onChange({ overHead: e.target.checked ? 'true' : undefined })}
        >
          越级报告
        </Checkbox>
        <Checkbox
          checked={search.extended === 'true'}
          onChange={(e) => onChange({ extended: e.target.checked ? 'true' : undefined })}
        >
          延过期
        </Checkbox>
      </div>
    </div>
  );
}
