import { useQuery } from '@tanstack/react-query';
import { alikeQuery, type CheckItem } from '../../api/standards';
import { levelWords } from '../../api/words';
import { useLater } from '../../lib/later';
import { sharedText } from './wholeWords';

/** Items that speak of what is being described, each with the words both share; taken over by one click, never by itself. */
export function ItemsAlike({
  description,
  onChoose,
}: {
  description: string;
  onChoose: (item: CheckItem) => void;
}) {
  const { data } = useQuery(alikeQuery(useLater(description.trim(), 400)));
  if (!data?.length) return null;
  return (
    <div className="items-alike" aria-live="polite">
      <span className="quiet">可能对应的检查项（点选后带出类别、等级和依据）：</span>
      <ul>
        {data.map(({ item, shared }) => (
          <li key={item.code}>
            <button type="button" className="link-button" onClick={() => onChoose(item)}>
              {item.hazardPhrase}
            </button>
            <span className="faint">
              {[
                '',
                item.code,
                item.categoryTitle,
                `常见为${levelWords[item.level]}`,
                sharedText(shared, item),
              ].join('　')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
