import type { ThemeConfig } from 'antd';

/** antd in our colours: flat, quick, without motion. Values repeat theme.css, which antd cannot read. */
export function antdTheme(bigTargets: boolean): ThemeConfig {
  return {
    token: {
      colorPrimary: '#33447a',
      colorLink: '#33447a',
      colorText: '#1b2330',
      colorTextSecondary: '#475266',
      colorTextTertiary: '#667085',
      colorTextPlaceholder: '#626d7f',
      colorBorder: '#c9d0da',
      colorBorderSecondary: '#e2e6ec',
      colorError: '#b42318',
      colorWarning: '#a94407',
      colorSuccess: '#17694a',
      colorInfo: '#33447a',
      colorBgLayout: '#f6f7f9',
      borderRadius: 6,
      controlHeight: bigTargets ? 48 : 34,
      controlHeightSM: bigTargets ? 40 : 28,
      fontSize: 14,
      fontFamily: 'var(--sans)',
      motion: false,
      wireframe: false,
      boxShadow: '0 1px 2px rgb(16 24 40 / 6%), 0 8px 24px rgb(16 24 40 / 10%)',
      boxShadowSecondary: '0 1px 2px rgb(16 24 40 / 6%), 0 8px 24px rgb(16 24 40 / 10%)',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Drawer: { paddingLG: 20 },
      Select: { optionSelectedBg: '#eceff7' },
    },
  };
}
