import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Keyboard of the page on screen. One listener; the help dialog lists what is bound right now. */

export type KeyBinding = { key: string; label: string; run: (event: KeyboardEvent) => void };

const layers: KeyBinding[][] = [];
const watchers = new Set<() => void>();
let shown: readonly KeyBinding[] = [];

function refresh() {
  const seen = new Map<string, KeyBinding>();
  for (const layer of layers) for (const binding of layer) seen.set(binding.key, binding);
  shown = [...seen.values()];
  for (const watcher of watchers) watcher();
}

/** Typing in a field or working in a dialog must never trigger a page key. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest(
      'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"]',
    ) !== null
  );
}

/** Over an open dialog the page below has no keys. */
function isBelowDialog(): boolean {
  const dialogs = document.querySelectorAll<HTMLElement>('[aria-modal="true"]');
  return [...dialogs].some((dialog) => dialog.checkVisibility?.() ?? true);
}

/** An open menu or list closes by Esc; the page below must not also go away. */
function hasOpenPopup(): boolean {
  const popups = document.querySelectorAll<HTMLElement>(
    ['dropdown', 'popover', 'select-dropdown'].map((kind) => `.ant-${kind}:not(.ant-${kind}-hidden)`).join(),
  );
  return [...popups].some((popup) => popup.checkVisibility?.() ?? true);
}

function onKey(event: KeyboardEvent) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (isTyping(event.target) || isBelowDialog()) return;
  if (event.key === 'Escape' && hasOpenPopup()) return;
  const onControl = event.target instanceof Element && event.target.closest('a, button, summary') !== null;
  for (let i = layers.length - 1; i >= 0; i--) {
    const binding = layers[i]?.find((b) => b.key === event.key);
    if (!binding) continue;
    if (onControl && (event.key === 'Enter' || event.key === ' ')) return;
    event.preventDefault();
    binding.run(event);
    return;
  }
}

if (typeof window !== 'undefined') window.addEventListener('keydown', onKey);

export function useKeys(bindings: KeyBinding[], active = true): void {
  const latest = useRef(bindings);
  latest.current = bindings;
  const names = bindings.map((b) => `${b.key} ${b.label}`).join('|');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names stand for the bindings; the rest is read late
  useEffect(() => {
    if (!active) return;
    const layer = latest.current.map((b, i) => ({
      key: b.key,
      label: b.label,
      run: (event: KeyboardEvent) => latest.current[i]?.run(event),
    }));
    layers.push(layer);
    refresh();
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      refresh();
    };
  }, [names, active]);
}

export function useBoundKeys(): readonly KeyBinding[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => shown,
  );
}
