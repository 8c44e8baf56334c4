import {
  AppstoreOutlined,
  AuditOutlined,
  BarChartOutlined,
  BookOutlined,
  CalendarOutlined,
  ContainerOutlined,
  SettingOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';

/** The left navigation, by work. A section shows when the post holds one of its permissions. */

export type Section = {
  to: '/today' | '/ledger';
  title: string;
  icon: ReactNode;
  anyOf: string[];
  alsoAt?: string;
};

export const sections: Section[] = [
  { to: '/today', title: '今天', icon: <CalendarOutlined />, anyOf: [] },
  { to: '/ledger', title: '台账', icon: <ContainerOutlined />, anyOf: ['hazard.read'], alsoAt: '/hazards' },
];

/** Icons of the sections whose pages stand elsewhere. */
export const sectionIcons = {
  inspection: <AuditOutlined />,
  analysis: <BarChartOutlined />,
  organisation: <AppstoreOutlined />,
  standards: <BookOutlined />,
  system: <SettingOutlined />,
};

export function sectionsFor(permissions: readonly string[]): Section[] {
  return sections.filter((s) => s.anyOf.length === 0 || s.anyOf.some((p) => permissions.includes(p)));
}
