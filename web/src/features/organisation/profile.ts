import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client';
import type { Ref } from '../../api/types';
import { useChange } from './queries';

/** What the profile of a unit lists beside its facts: special equipment and contractors. */

export type EquipmentState = 'OVERDUE' | 'DUE_SOON' | 'IN_DATE' | 'UNDATED' | 'RETIRED';

export type EquipmentFacts = {
  kind: string;
  name: string;
  registration: string;
  placeId: string | null;
  location: string;
  inspectedOn: string | null;
  dueOn: string | null;
  maintainer: string;
};

export type Equipment = EquipmentFacts & {
  ref: Ref;
  kindTitle: string;
  state: EquipmentState;
  stateTitle: string;
  retiredOn: string | null;
  retiredWhy: string | null;
  version: number;
  can: ('CORRECT' | 'RETIRE')[];
};

export type ContractorFacts = {
  kind: string;
  name: string;
  creditCode: string;
  contactName: string;
  contactPhone: string;
  from: string;
  to: string | null;
  agreementOn: string | null;
};

export type Contractor = ContractorFacts & {
  ref: Ref;
  kindTitle: string;
  over: boolean;
  version: number;
  can: ('CORRECT' | 'END')[];
};

export const equipmentQuery = (unit: Ref | undefined) =>
  queryOptions({
    queryKey: ['unit', unit, 'equipment'],
    queryFn: ({ signal }) => call<Equipment[]>('GET', `/units/${unit}/equipment`, { signal }),
    enabled: Boolean(unit),
  });

export const contractorsQuery = (unit: Ref) =>
  queryOptions({
    queryKey: ['unit', unit, 'contractors'],
    queryFn: ({ signal }) => call<Contractor[]>('GET', `/units/${unit}/contractors`, { signal }),
  });

const equipmentPath = (unit: Ref, equipment: Equipment) =>
  `/units/${unit}/equipment/${equipment.ref.slice(7)}`;
const contractorPath = (unit: Ref, contractor: Contractor) =>
  `/units/${unit}/contractors/${contractor.ref.slice(7)}`;

export const useAddEquipment = (unit: Ref) =>
  useChange((equipment: EquipmentFacts & { id: string }) =>
    call<Equipment>('POST', `/units/${unit}/equipment`, { body: equipment }),
  );

export const useCorrectEquipment = (unit: Ref, equipment: Equipment) =>
  useChange((facts: EquipmentFacts) =>
    call<Equipment>('PUT', equipmentPath(unit, equipment), { body: facts, version: equipment.version }),
  );

export const useRetireEquipment = (unit: Ref, equipment: Equipment) =>
  useChange((retirement: { on: string; why: string }) =>
    call<Equipment>('PUT', `${equipmentPath(unit, equipment)}/retire`, {
      body: retirement,
      version: equipment.version,
    }),
  );

export const useAddContractor = (unit: Ref) =>
  useChange((contractor: ContractorFacts & { id: string }) =>
    call<Contractor>('POST', `/units/${unit}/contractors`, { body: contractor }),
  );

export const useCorrectContractor = (unit: Ref, contractor: Contractor) =>
  useChange((facts: ContractorFacts) =>
    call<Contractor>('PUT', contractorPath(unit, contractor), { body: facts, version: contractor.version }),
  );

export const useEndContractor = (unit: Ref, contractor: Contractor) =>
  useChange((end: { on: string }) =>
    call<Contractor>('PUT', `${contractorPath(unit, contractor)}/end`, {
      body: end,
      version: contractor.version,
    }),
  );
