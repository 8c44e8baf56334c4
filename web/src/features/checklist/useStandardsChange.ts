import { useMutation, useQueryClient } from '@tanstack/react-query';

/**
 * A change of the standards, of whatever level; what is shown of them is asked for again. That is not waited for: a form
 * that is made anew by what comes back would never hear that it was heard.
 */
export function useStandardsChange<V, T>(change: (values: V) => Promise<T>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      for (const key of ['standards', 'checklists', 'checklist']) {
        void cache.invalidateQueries({ queryKey: [key] });
      }
    },
  });
}
