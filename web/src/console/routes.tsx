import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { ADDRESS_WORDS } from '../features/hazard/ledgerFilters';
import { pick } from '../lib/address';
import { rootRoute, shellRoute } from './shellRoute';
import { standardsRoutes } from './standardsRoutes';

/** The map of the console. Pages are loaded when they are opened; their state lives in the address. */

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: pick(['to', 'changed', 'refused', 'subject']),
  component: lazyRouteComponent(() => import('./SignIn'), 'SignIn'),
});

const firstAdministratorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/first-administrator',
  component: lazyRouteComponent(() => import('../features/access/FirstAdministrator'), 'FirstAdministrator'),
});

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today' });
  },
});

const todayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/today',
  component: lazyRouteComponent(() => import('./Today'), 'Today'),
});

const ledgerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ledger',
  validateSearch: pick(ADDRESS_WORDS),
  component: lazyRouteComponent(() => import('../features/hazard/Ledger'), 'Ledger'),
});

const registerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ledger/register',
  validateSearch: pick(['draft', 'place', 'item']),
  component: lazyRouteComponent(() => import('../features/hazard/RegisterHazard'), 'RegisterHazard'),
});

const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ledger/import',
  validateSearch: pick(['job', 'show']),
  component: lazyRouteComponent(() => import('../features/exchange/ImportHazards'), 'ImportHazards'),
});

const hazardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/hazards/$ref',
  validateSearch: pick(['act']),
  component: lazyRouteComponent(() => import('../features/hazard/HazardPage'), 'HazardPage'),
});

const printRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/hazards/$ref/print',
  component: lazyRouteComponent(() => import('../features/hazard/HazardPrint'), 'HazardPrint'),
});

const printManyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/hazards/print',
  validateSearch: pick(['refs']),
  component: lazyRouteComponent(() => import('../features/hazard/HazardsPrint'), 'HazardsPrint'),
});

const inspectionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inspection',
  validateSearch: pick(['state', 'mine', 'doneFrom', 'doneTo']),
  component: lazyRouteComponent(() => import('../features/inspection/InspectionList'), 'InspectionList'),
});

const planTaskRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inspection/new',
  validateSearch: pick(['checklist']),
  component: lazyRouteComponent(() => import('../features/inspection/PlanTask'), 'PlanTask'),
});

const selfCheckRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inspection/$ref',
  validateSearch: pick(['step']),
  component: lazyRouteComponent(() => import('../features/inspection/SelfCheck'), 'SelfCheck'),
});

const schedulesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inspection/schedules',
  component: lazyRouteComponent(() => import('../features/inspection/schedules/Schedules'), 'Schedules'),
});

const patrolsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inspection/patrols',
  validateSearch: pick(['day', 'place']),
  component: lazyRouteComponent(() => import('../features/inspection/patrol/Patrols'), 'Patrols'),
});

const blindLooksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inspection/blind',
  validateSearch: pick(['from', 'to']),
  component: lazyRouteComponent(() => import('../features/inspection/blind/BlindLooks'), 'BlindLooks'),
});

const plansRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inspection/plans',
  validateSearch: pick(['q', 'kind', 'state']),
  component: lazyRouteComponent(() => import('../features/inspection/plans/Plans'), 'Plans'),
});

const planRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inspection/plans/$ref',
  component: lazyRouteComponent(() => import('../features/inspection/plans/PlanPage'), 'PlanPage'),
});

const drawRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inspection/plans/$ref/draw',
  component: lazyRouteComponent(() => import('../features/inspection/plans/DrawPage'), 'DrawPage'),
});

const visitsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inspection/visits',
  component: lazyRouteComponent(() => import('../features/inspection/plans/Visits'), 'Visits'),
});

const visitRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inspection/visits/$ref',
  validateSearch: pick(['step']),
  component: lazyRouteComponent(() => import('../features/inspection/plans/Visit'), 'Visit'),
});

const supervisionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/supervision',
  validateSearch: pick(['state', 'hazard']),
  component: lazyRouteComponent(() => import('../features/supervision/Supervision'), 'Supervision'),
});

const organisationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/organisation',
  validateSearch: pick(['on']),
  component: lazyRouteComponent(() => import('../features/organisation/Organisation'), 'Organisation'),
});

const importTreeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/organisation/import',
  validateSearch: pick(['job', 'show']),
  component: lazyRouteComponent(() => import('../features/exchange/ImportTree'), 'ImportTree'),
});

const organisationNodeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/organisation/$node',
  validateSearch: pick(['on']),
  component: lazyRouteComponent(() => import('../features/organisation/Organisation'), 'Organisation'),
});

const analysisRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/analysis',
  validateSearch: pick(['period']),
  component: lazyRouteComponent(() => import('../features/analytics/Analysis'), 'Analysis'),
});

const figureTableRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/analysis/tables/$table',
  validateSearch: pick(['period']),
  component: lazyRouteComponent(() => import('../features/analytics/TablePage'), 'TablePage'),
});

const figureUnitsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/analysis/units',
  validateSearch: pick(['period', 'state']),
  component: lazyRouteComponent(() => import('../features/analytics/UnitsPage'), 'UnitsPage'),
});

const systemRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/system',
  validateSearch: pick(['concern']),
  component: lazyRouteComponent(() => import('../features/access/System'), 'System'),
});

const securityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/security',
  component: lazyRouteComponent(() => import('../features/access/Security'), 'Security'),
});

const backupRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/backup',
  component: lazyRouteComponent(() => import('../features/backup/Backup'), 'Backup'),
});

const evidenceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/evidence',
  component: lazyRouteComponent(() => import('../features/evidence/Evidence'), 'Evidence'),
});

const auditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/audit',
  validateSearch: pick(['person', 'name', 'act', 'result', 'from', 'to']),
  component: lazyRouteComponent(() => import('../features/audit/Audit'), 'Audit'),
});

const tipoffRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tipoff',
  component: lazyRouteComponent(() => import('../features/tipoff/Reports'), 'Reports'),
});

const reportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tipoff/$ref',
  component: lazyRouteComponent(() => import('../features/tipoff/ReportPage'), 'ReportPage'),
});

const verificationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/verifications',
  component: lazyRouteComponent(() => import('../features/tipoff/Verifications'), 'Verifications'),
});

const posterRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/poster',
  validateSearch: pick(['of', 'place']),
  component: lazyRouteComponent(() => import('../features/tipoff/PosterPage'), 'PosterPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('../features/access/Account'), 'Account'),
});

export const routeTree = rootRoute.addChildren([
  signInRoute,
  firstAdministratorRoute,
  shellRoute.addChildren([
    homeRoute,
    todayRoute,
    ledgerRoute,
    registerRoute,
    importRoute,
    hazardRoute,
    printRoute,
    printManyRoute,
    inspectionRoute,
    planTaskRoute,
    selfCheckRoute,
    schedulesRoute,
    patrolsRoute,
    blindLooksRoute,
    plansRoute,
    planRoute,
    drawRoute,
    visitsRoute,
    visitRoute,
    analysisRoute,
    figureTableRoute,
    figureUnitsRoute,
    supervisionRoute,
    organisationRoute,
    importTreeRoute,
    organisationNodeRoute,
    ...standardsRoutes,
    systemRoute,
    securityRoute,
    backupRoute,
    evidenceRoute,
    auditRoute,
    tipoffRoute,
    reportRoute,
    verificationsRoute,
    posterRoute,
    accountRoute,
  ]),
]);
