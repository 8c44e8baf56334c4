import {
  ApartmentOutlined,
  AuditOutlined,
  BarChartOutlined,
  BookOutlined,
  CalendarOutlined,
  ContainerOutlined,
  EyeOutlined,
  FileSearchOutlined,
  NotificationOutlined,
  PhoneOutlined,
  SafetyCertificateOutlined,
  SafetyOutlined,
  SaveOutlined,
  SettingOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Role } from '../api/types';

export type Section = {
  to:
    | '/today'
    | '/ledger'
    | '/inspection'
    | '/supervision'
    | '/tipoff'
    | '/verifications'
    | '/analysis'
    | '/organisation'
    | '/standards'
    | '/system'
    | '/security'
    | '/backup'
    | '/evidence'
    | '/audit';
  title: string;
  icon: ReactNode;
  /** Shown when the post holds one of these; an empty list is for everybody. */
  anyOf: string[];
  /** Only for those who decide, not for those who ask. */
  full?: boolean;
  /** Where one office alone has the page. */
  role?: Role;
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
    anyOf: ['selfcheck.record', 'inspect.plan', 'inspect.checkin_findings'],
  },
  {
    to: '/supervision',
    title: '督办',
    icon: <NotificationOutlined aria-hidden="true" />,
    anyOf: ['supervise.order'],
  },
  {
    to: '/tipoff',
    title: '举报',
    icon: <PhoneOutlined aria-hidden="true" />,
    anyOf: ['report.handle'],
  },
  {
    to: '/verifications',
    title: '举报核查',
    icon: <EyeOutlined aria-hidden="true" />,
    anyOf: ['report.verify'],
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
  {
    to: '/security',
    title: '安全',
    icon: <SafetyCertificateOutlined aria-hidden="true" />,
    anyOf: ['policy.password_session_mfa'],
  },
  {
    to: '/backup',
    title: '备份',
    icon: <SaveOutlined aria-hidden="true" />,
    anyOf: ['system.config_backup_restore'],
  },
  {
    to: '/evidence',
    title: '存证',
    icon: <SafetyOutlined aria-hidden="true" />,
    anyOf: ['audit.read', 'evidence.witness', 'system.config_backup_restore'],
  },
  {
    to: '/audit',
    title: '审计',
    icon: <FileSearchOutlined aria-hidden="true" />,
    anyOf: ['audit.read'],
    role: 'AUDIT_ADMIN',
  },
];

export function sectionsFor(may: (permission: string, kind?: 'FULL') => boolean, role: Role): Section[] {
  return sections.filter(
    (s) =>
      (!s.role || s.role === role) &&
      (s.anyOf.length === 0 || s.anyOf.some((p) => may(p, s.full ? 'FULL' : undefined))),
  );
}
