import { useState } from 'react';
import { Sheet } from '../kit/Sheet';
import type { Bundle, Phrase } from '../types';

const SHOWN = 40;

export function PickPhrase({
  phrases,
  categories,
  close,
  pick,
}: {
  phrases: Phrase[];
  categories: Bundle['categories'];
  close: () => void;
  pick: (phrase: Phrase) => void;
}) {
  const [words, setWords] = useState('');
  const [category, setCategory] = useState('');
  const found = phrases.filter(
    (phrase) => (!category || phrase.category === category) && phrase.text.includes(words.trim()),
  );
  return (
    <Sheet title="常用语" close={close}>
      <div className="row">
        <label>
          查找
          <input value={words} onChange={(e) => setWords(e.target.value)} placeholder="如：灭火器" />
        </label>
        <label>
          类别
          <select value={category} onChange={(e) => setCategory(e.target.value)}>
            <option value="">全部</option>
            {categories.map((c) => (
              <option key={c.code} value={c.code}>
                {c.title}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ul className="rows">
        {found.slice(0, SHOWN).map((phrase) => (
          <li key={`${phrase.item}-${phrase.point}`}>
            <button type="button" onClick={() => pick(phrase)}>
              <strong>{phrase.text}</strong>
              <span>
                {phrase.item}
                {phrase.major && ' · 命中重大判定标准'}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.length > SHOWN && <p className="hint">还有 {found.length - SHOWN} 条，请输入字词查找。</p>}
      {found.length === 0 && <p className="hint">没有相近的常用语，可关闭后直接填写。</p>}
    </Sheet>
  );
}
