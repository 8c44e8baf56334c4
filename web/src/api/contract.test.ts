import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actDefinitions } from '../features/hazard/acts/definitions';
import { ORGANISATION_ACTS } from './organisation';
import { CATEGORIES } from './standards';
import * as types from './types';

/** The shapes here are written by hand; the published description of the API keeps them honest. */

type Schema = {
  properties?: Record<string, Schema>;
  allOf?: Schema[];
  enum?: string[];
  anyOf?: Schema[];
  items?: Schema;
  discriminator?: { mapping: Record<string, string> };
};
const api = JSON.parse(readFileSync('../docs/api/openapi.json', 'utf8')) as {
  components: { schemas: Record<string, Schema> };
};

function propertiesOf(name: string): Record<string, Schema> {
  const schema = api.components.schemas[name];
  if (!schema) throw new Error(`the API has no ${name}`);
  return Object.assign({}, schema.properties, ...(schema.allOf ?? []).map((part) => part.properties ?? {}));
}

/** What may be null is described as its values or null. */
function enumOf(schema: string, property: string): string[] {
  const described = propertiesOf(schema)[property];
  return described?.enum ?? described?.anyOf?.find((part) => part.enum)?.enum ?? [];
}

describe('enumerations', () => {
  it.each<[string, string, readonly string[]]>([
    ['HazardDetail', 'status', types.HAZARD_STATUSES],
    ['HazardDetail', 'level', types.LEVELS],
    ['HazardDetail', 'source', types.SOURCES],
    ['HazardDetail', 'origin', types.ORIGINS],
    ['HazardDetail', 'nextActor', types.NEXT_ACTORS],
    ['HazardDetail', 'category', CATEGORIES],
    ['HazardDetailPhoto', 'kind', types.PHOTO_KINDS],
    ['HazardTimeline', 'act', [...types.ACTS, ...types.OTHER_ACTS]],
    ['Proposal', 'kind', types.PROPOSAL_KINDS],
    ['Proposal', 'state', types.PROPOSAL_STATES],
    ['Proposal', 'ground', types.WITHDRAWAL_GROUNDS],
    ['SessionPostView', 'role', types.ROLES],
    ['OrganisationNodeView', 'kind', types.NODE_KINDS],
  ])('%s.%s has exactly these values', (schema, property, ours) => {
    expect([...ours].sort()).toEqual([...enumOf(schema, property)].sort());
  });

  it.each<[string, readonly string[]]>([
    ['LedgerRow', [...types.ACTS, ...types.OTHER_ACTS]],
    ['OrganisationNodePage', ORGANISATION_ACTS],
    ['UnitPage', ORGANISATION_ACTS],
    ['OrganisationPostView', ORGANISATION_ACTS],
  ])('%s can be offered exactly these acts', (schema, ours) => {
    expect([...ours].sort()).toEqual([...(propertiesOf(schema).can?.items?.enum ?? [])].sort());
  });
});

describe('forms', () => {
  const recordOf = (act: string) =>
    api.components.schemas.HazardCommand?.discriminator?.mapping[act]?.split('/').at(-1) ?? '';

  it.each(types.ACTS)('%s asks for what the server takes and nothing else', (act) => {
    const asked = actDefinitions[act].fields.map((field) => field.name.split('.')[0] ?? '');
    expect([...new Set(asked)].sort()).toEqual(
      Object.keys(propertiesOf(recordOf(act)))
        .filter((name) => name !== 'act')
        .sort(),
    );
  });
});
