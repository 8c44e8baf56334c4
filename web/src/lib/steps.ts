/** The box somebody types in, and has already made a step of the history by it. */
let typedIn: Element | null = null;

const letGo = () => {
  typedIn = null;
};

/**
 * Whether a change of a list's filters belongs to the step before it. Every choice is a step of the history, so that Back
 * takes back the last one and not the whole list; what is typed into one box is one step and not one for each letter.
 */
export function goesOn(): boolean {
  const box = document.activeElement;
  const typed =
    box instanceof HTMLInputElement &&
    ['text', 'search', 'date'].includes(box.type) &&
    box.role !== 'combobox';
  const same = typed && box === typedIn;
  typedIn = typed ? box : null;
  if (typed && !same) box.addEventListener('blur', letGo, { once: true });
  return same;
}

// Who has gone back and types on begins anew there.
window.addEventListener('popstate', letGo);
