import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const server = process.env.BIHUAN_SERVER ?? 'http://127.0.0.1:8020';

/** See src/ui/useScrollLock.ts. */
const scrollLock: Plugin = {
  name: 'bihuan-scroll-lock',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source.endsWith('/useScrollLocker') && importer?.includes('@rc-component/portal')
      ? fileURLToPath(new URL('./src/ui/useScrollLock.ts', import.meta.url))
      : null,
};

export default defineConfig({
  plugins: [scrollLock, react()],
  base: '/',
  build: {
    target: 'es2022',
    // The content security policy allows no inline script and no data address except for images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: { index: 'index.html', report: 'report.html' },
      output: {
        codeSplitting: {
          groups: [
            { name: 'charts', test: /node_modules\/(echarts|zrender)\// },
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'tanstack', test: /node_modules\/@tanstack\// },
          ],
        },
      },
    },
  },
  server: { port: 8021, proxy: { '/api': server } },
  preview: { port: 8022, proxy: { '/api': server } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'], restoreMocks: true },
});
