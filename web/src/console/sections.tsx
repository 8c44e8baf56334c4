import {
  ApartmentOutlined,
  AuditOutlined,
  BarChartOutlined,
  BookOutlined,
  CalendarOutlined,
  ContainerOutlined,
  SettingOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';

export type Section = {
  to: '/today' | '/ledger' | '/inspection' | '/analysis' | '/organisation' | '/standards' | '/system';
  title: string;
  icon: ReactNode;
  /** Shown when the post holds one of these; an empty list is for everybody. */
  anyOf: string[];
  /** Only for those who decide, not for those who ask. */
  full?: boolean;
  /** Pages that belong here but have an address of their own. */
  alsoAt?: string;
};

/** The left navigation, by work. */
const sections: Section[] = [
  { to: '/today', title: '今天', icon: <CalendarOutlined aria-hidden="true" />, anyOf: [] },
  {
    to: '/ledger',
    title: '台账',
    icon: <ContainerOutlined aria-hidden="true" />,
    anyOf: ['hazard.read'],
    alsoAt: '/hazards',
  },
  {
    to: '/inspection',
    title: '检查',
    icon: <AuditOutlined aria-hidden="true" />,
    anyOf: ['selfcheck.record'],
  },
  {
    to: '/analysis',
    title: '分析',
    icon: <BarChartOutlined aria-hidden="true" />,
    anyOf: ['analytics.view'],
  },
  {
    to: '/organisation',
    title: '组织',
    icon: <ApartmentOutlined aria-hidden="true" />,
    anyOf: ['organisation.read'],
  },
  { to: '/standards', title: '标准', icon: <BookOutlined aria-hidden="true" />, anyOf: ['checklist.read'] },
  {
    to: '/system',
    title: '系统',
    icon: <SettingOutlined aria-hidden="true" />,
    anyOf: ['user.account.create_disable'],
    full: true,
  },
];

export function sectionsFor(may: (permission: string, kind?: 'FULL') => boolean): Section[] {
  return sections.filter(
    (s) => s.anyOf.length === 0 || s.anyOf.some((p) => may(p, s.full ? 'FULL' : undefined)),
  );
}
