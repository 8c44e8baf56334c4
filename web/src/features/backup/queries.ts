import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client';
import { sessionQuery } from '../../api/session';
import { uuidv7 } from '../../lib/uuidv7';

/** Whether the data would survive this machine, and whether an older state was put back. */

export type BackupRun = { startedAt: string; endedAt: string; good: boolean; told: string };

export type BackupState = {
  keeping: 'NOWHERE' | 'OPEN_FOLDER' | 'CLOSED_FOLDER' | 'ELSEWHERE';
  lastBackup: BackupRun | null;
  lastCheck: BackupRun | null;
  warnings: string[];
  can: ('BACK_UP' | 'CHECK')[];
};

export const backupQuery = queryOptions({
  queryKey: ['backup'],
  queryFn: ({ signal }) => call<BackupState>('GET', '/backup', { signal }),
});

export function useBackupAct(address: '/backup/runs' | '/backup/checks') {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => call<BackupRun>('POST', address),
    onSettled: () => cache.invalidateQueries({ queryKey: backupQuery.queryKey }),
  });
}

export type PutBack = {
  putBack: boolean;
  signedLines: number | null;
  signedAt: string | null;
  lines: number | null;
  /** The moment the restore command went back to; null where it left no mark. */
  restoredTo: string | null;
  reason: string | null;
  declaredAt: string | null;
  can: ('DECLARE' | 'CONFIRM')[];
};

export const putBackQuery = queryOptions({
  queryKey: ['restoration'],
  queryFn: ({ signal }) => call<PutBack>('GET', '/evidence/restoration', { signal }),
});

function usePutBackAct<V>(act: (values: V) => Promise<void>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: putBackQuery.queryKey }),
        cache.invalidateQueries({ queryKey: sessionQuery.queryKey }),
      ]),
  });
}

export const useDeclare = () =>
  usePutBackAct((reason: string) =>
    call<void>('POST', '/evidence/restoration', { body: { id: uuidv7(), reason } }),
  );

export const useConfirm = () =>
  usePutBackAct<void>(() => call<void>('POST', '/evidence/restoration/confirmation'));
