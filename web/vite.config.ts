import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.BIHUAN_SERVER ?? 'http://127.0.0.1:8020';

export default defineConfig({
  plugins: [react()],
  base: '/',
  build: {
    target: 'es2022',
    // The content security policy allows no inline script and no data address except for images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'charts', test: /node_modules\/(echarts|zrender)\// },
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|@tanstack)\// },
          ],
        },
      },
    },
  },
  server: { port: 8021, proxy: { '/api': server } },
  preview: { port: 8022, proxy: { '/api': server } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'], restoreMocks: true },
});
