import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';
import type { Ref } from '../../api/types';
import { useStandardsChange } from './useStandardsChange';

/** Where a district is stricter than the city. */

export type DistrictParameter = {
  ref: Ref;
  version: number;
  districtName: string;
  code: string;
  value: number;
  reason: string;
  effectiveFrom: string;
  effectiveTo: string | null;
  madeAt: string;
  madeBy: string;
  postTitle: string;
  endedBy: string | null;
  endReason: string | null;
  can: 'END'[];
};

export const districtParametersQuery = (code?: string) =>
  queryOptions({
    queryKey: ['standards', 'district-parameters', code ?? ''],
    queryFn: ({ signal }) =>
      call<DistrictParameter[]>('GET', '/standards/district-parameters', { query: { code }, signal }),
  });

export type NewDistrictParameter = {
  id: string;
  code: string;
  value: number;
  reason: string;
  effectiveFrom: string;
};

export const useSetDistrictParameter = () =>
  useStandardsChange((wanted: NewDistrictParameter) =>
    call<DistrictParameter>('POST', '/standards/district-parameters', { body: wanted }),
  );

export const useEndDistrictParameter = ({ ref, version }: DistrictParameter) =>
  useStandardsChange((body: { on: string; reason: string }) =>
    call<DistrictParameter>('POST', `/standards/district-parameters/${ref}/end`, { version, body }),
  );
