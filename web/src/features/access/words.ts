const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger/, '微信'],
  [/DingTalk/, '钉钉'],
  [/QQBrowser/, 'QQ 浏览器'],
  [/\bEdgA?\//, 'Edge 浏览器'],
  [/Firefox\/|FxiOS\//, '火狐浏览器'],
  [/Chrome\/|CriOS\//, 'Chrome 浏览器'],
  [/Safari\//, 'Safari 浏览器'],
];

const SYSTEMS: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, '鸿蒙'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, '安卓手机'],
  [/Windows/, 'Windows 电脑'],
  [/Macintosh/, 'Mac 电脑'],
  [/Linux/, 'Linux 电脑'],
];

/** `Windows 电脑 · Edge 浏览器`, from what the browser calls itself; that itself where nobody knows it. */
export function deviceWords(userAgent: string): string {
  const known = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  const words = [known(SYSTEMS), known(BROWSERS)].filter(Boolean).join(' · ');
  return words || userAgent || '未知设备';
}
