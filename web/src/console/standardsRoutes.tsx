import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { pick } from '../lib/address';
import { shellRoute } from './shellRoute';

/** 标准: what hazards are measured by. */

const itemLibraryRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards',
  validateSearch: pick(['category', 'unitType', 'q', 'on']),
  component: lazyRouteComponent(() => import('../features/checklist/ItemLibrary'), 'ItemLibrary'),
});

const itemRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/items/$code',
  validateSearch: pick(['on']),
  component: lazyRouteComponent(() => import('../features/checklist/ItemPage'), 'ItemPage'),
});

const newItemRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/items/new',
  validateSearch: pick(['category']),
  component: lazyRouteComponent(() => import('../features/checklist/ReviseItem'), 'NewItem'),
});

const reviseItemRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/items/$code/revise',
  component: lazyRouteComponent(() => import('../features/checklist/ReviseItem'), 'ReviseItem'),
});

const publicationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/publications',
  validateSearch: pick(['q']),
  component: lazyRouteComponent(() => import('../features/checklist/Publications'), 'Publications'),
});

const publicationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/publications/$id',
  component: lazyRouteComponent(() => import('../features/checklist/Publications'), 'PublicationPage'),
});

const adaptationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/local',
  validateSearch: pick(['show', 'q']),
  component: lazyRouteComponent(() => import('../features/checklist/Adaptations'), 'Adaptations'),
});

const newLocalItemRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/local/items/new',
  validateSearch: pick(['checklist']),
  component: lazyRouteComponent(() => import('../features/checklist/LocalItems'), 'NewLocalItem'),
});

const localItemRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/local/items/$code',
  component: lazyRouteComponent(() => import('../features/checklist/LocalItems'), 'LocalItemPage'),
});

const importTableRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/import',
  component: lazyRouteComponent(() => import('../features/checklist/ImportTable'), 'ImportTable'),
});

const proposalsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/proposals',
  validateSearch: pick(['state', 'q']),
  component: lazyRouteComponent(() => import('../features/checklist/Proposals'), 'Proposals'),
});

const newProposalRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/proposals/new',
  component: lazyRouteComponent(() => import('../features/checklist/Proposals'), 'NewProposalPage'),
});

const proposalRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/proposals/$ref',
  component: lazyRouteComponent(() => import('../features/checklist/Proposals'), 'ProposalPage'),
});

const judgementRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/judgement',
  validateSearch: pick(['on']),
  component: lazyRouteComponent(() => import('../features/checklist/JudgementRules'), 'JudgementRules'),
});

const newJudgementRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/judgement/new',
  component: lazyRouteComponent(() => import('../features/checklist/ReviseJudgement'), 'NewJudgement'),
});

const judgementVersionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/judgement/$code',
  component: lazyRouteComponent(() => import('../features/checklist/JudgementVersions'), 'JudgementVersions'),
});

const reviseJudgementRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/judgement/$code/revise',
  component: lazyRouteComponent(() => import('../features/checklist/ReviseJudgement'), 'ReviseJudgement'),
});

const parametersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/parameters',
  validateSearch: pick(['q', 'on']),
  component: lazyRouteComponent(() => import('../features/checklist/Parameters'), 'Parameters'),
});

const parameterRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/parameters/$code',
  component: lazyRouteComponent(() => import('../features/checklist/ReviseParameter'), 'ReviseParameter'),
});

const checklistsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/checklists',
  validateSearch: pick(['unitType', 'frequency', 'q', 'on']),
  component: lazyRouteComponent(() => import('../features/checklist/Checklists'), 'Checklists'),
});

const checklistRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/checklists/$code',
  validateSearch: pick(['on']),
  component: lazyRouteComponent(() => import('../features/checklist/ChecklistPage'), 'ChecklistPage'),
});

const newChecklistRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/checklists/new',
  component: lazyRouteComponent(() => import('../features/checklist/ReviseChecklist'), 'NewChecklist'),
});

const reviseChecklistRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/checklists/$code/revise',
  component: lazyRouteComponent(() => import('../features/checklist/ReviseChecklist'), 'ReviseChecklist'),
});

const calendarsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/calendars',
  component: lazyRouteComponent(() => import('../features/checklist/Calendars'), 'Calendars'),
});

const newCalendarRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/calendars/new',
  component: lazyRouteComponent(() => import('../features/checklist/ReviseCalendar'), 'NewCalendar'),
});

const calendarRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/standards/calendars/$year',
  component: lazyRouteComponent(() => import('../features/checklist/ReviseCalendar'), 'ReviseCalendar'),
});

export const standardsRoutes = [
  itemLibraryRoute,
  itemRoute,
  newItemRoute,
  reviseItemRoute,
  publicationsRoute,
  publicationRoute,
  adaptationsRoute,
  newLocalItemRoute,
  localItemRoute,
  importTableRoute,
  proposalsRoute,
  newProposalRoute,
  proposalRoute,
  judgementRoute,
  newJudgementRoute,
  judgementVersionsRoute,
  reviseJudgementRoute,
  parametersRoute,
  parameterRoute,
  checklistsRoute,
  checklistRoute,
  newChecklistRoute,
  reviseChecklistRoute,
  calendarsRoute,
  newCalendarRoute,
  calendarRoute,
] as const;
