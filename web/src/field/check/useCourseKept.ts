import { useCallback, useEffect, useRef, useState } from 'react';
import { type Look, located, looked } from '../../features/inspection/course/course';
import { useLooks } from '../../features/inspection/course/useLooks';
import { personStore } from '../store/field';
import { whereAmI } from '../store/position';
import type { Draft, FieldRecord } from '../types';

/**
 * Keeps with the draft which item was in sight, when and how long. Only looked at, no record is begun; and where the
 * phone has no room for it, the check itself loses nothing.
 *
 * @param shown whether the items are on the screen
 * @returns keeps the look that goes on, to be called before the record is handed in
 */
export function useCourseKept(items: readonly string[], shown: boolean, record: FieldRecord | undefined) {
  const waiting = useRef<Look[]>([]);
  const id = record?.id;
  const keep = useCallback(async () => {
    if (!id || waiting.current.length === 0) return;
    const looks = waiting.current.splice(0);
    const last = looks.at(-1);
    let fresh = false;
    await change(id, (draft) => {
      fresh = last !== undefined && draft.looks?.[last.item] === undefined;
      return { ...draft, looks: looks.reduce(looked, draft.looks ?? {}) };
    });
    if (!fresh || !last) return;
    const here = await whereAmI();
    if (!here) return;
    const { accuracy, ...point } = here;
    await change(id, (draft) => ({
      ...draft,
      looks: located(draft.looks ?? {}, last.item, { ...point, accuracyMetres: accuracy }),
    }));
  }, [id]);

  const [settling, setSettling] = useState(false);
  useLooks(useInSight(items, shown && !settling), (look) => {
    waiting.current.push(look);
    void keep();
  });
  useEffect(() => void keep(), [keep]);
  return useCallback(async () => {
    setSettling(true);
    await new Promise((resolve) => setTimeout(resolve));
    await keep();
    setSettling(false);
  }, [keep]);
}

/** What is handed in already stays as it was handed in. */
async function change(id: string, by: (draft: Draft & { kind: 'CHECK' }) => Draft): Promise<void> {
  try {
    await personStore()?.update(id, (record) =>
      record.state === 'DRAFT' && record.draft.kind === 'CHECK'
        ? { ...record, draft: by(record.draft) }
        : record,
    );
  } catch {
    // A full store keeps its room for answers and photos.
  }
}

/**
 * The item whose card crosses the middle of the screen, or was touched since another came there: at either end of the list
 * a page cannot be moved so far that the first or last one reaches the middle.
 */
function useInSight(items: readonly string[], shown: boolean): string | null {
  const [item, setItem] = useState<string | null>(null);
  useEffect(() => {
    if (!shown) return;
    const there = new Set<string>();
    const observer = new IntersectionObserver(
      (changes) => {
        for (const { target, isIntersecting } of changes) {
          if (isIntersecting) there.add(target.id);
          else there.delete(target.id);
        }
        setItem(items.find((each) => there.has(`item-${each}`)) ?? null);
      },
      { rootMargin: '-50% 0px -50% 0px' },
    );
    for (const each of items) {
      const card = document.getElementById(`item-${each}`);
      if (card) observer.observe(card);
    }
    const touched = ({ target }: Event) => {
      const card = target instanceof Element ? target.closest('[id^="item-"]') : null;
      const each = card?.id.slice('item-'.length);
      if (each && items.includes(each)) setItem(each);
    };
    document.addEventListener('pointerdown', touched);
    document.addEventListener('focusin', touched);
    return () => {
      observer.disconnect();
      document.removeEventListener('pointerdown', touched);
      document.removeEventListener('focusin', touched);
      setItem(null);
    };
  }, [items, shown]);
  return shown ? item : null;
}
