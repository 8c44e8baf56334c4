import { useMutation, useQueryClient } from '@tanstack/react-query';

/** A change of the standards, of whatever level; what is shown of them is asked for again. */
export function useStandardsChange<V, T>(change: (values: V) => Promise<T>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all(
        ['standards', 'checklists', 'checklist'].map((key) => cache.invalidateQueries({ queryKey: [key] })),
      ),
  });
}
